// Loads a national list in a process of its own, as a function does that has just been started; prints the milliseconds.
import { readFileSync } from 'node:fs';
import { openNationalFile } from '../../shared/domain/institution/national/national-file';

const started = performance.now();
openNationalFile(readFileSync(process.argv[2] ?? ''));
console.log(performance.now() - started);
