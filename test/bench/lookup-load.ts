// Loads an index file in a process of its own, as a function does that has just been started; prints the milliseconds.
import { readFileSync } from 'node:fs';
import { readIndex } from '../../shared/domain/institution/search/index-file';
import { openIndex } from '../../shared/domain/institution/search/search-index';

const started = performance.now();
openIndex(readIndex(readFileSync(process.argv[2] ?? '')));
console.log(performance.now() - started);
