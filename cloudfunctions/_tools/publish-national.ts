// `npx tsx cloudfunctions/_tools/publish-national.ts LIST.xlsx --source NAME --as-of 2026-11-01`: builds the national list's
// index file and makes it the one that is searched. With `--out FILE` it only writes the file. The environment it goes to is
// the one that the process's variables name, as in a function (CLOUDBASE/TENCENTCLOUD credentials and APP_SECRET).
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { NationalSource } from '../../shared/domain/institution/national/national-file';
import { parseLocalDate } from '../../shared/kernel/time';
import { wire } from '../_lib/wire';
import { publishNationalFile } from '../national/public';
import { buildNationalFile } from './national-from-spreadsheet';

const USAGE = 'usage: publish-national.ts LIST.xlsx|LIST.csv --source NAME --as-of YYYY-MM-DD [--out FILE]';

const readOptions = () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { source: { type: 'string' }, 'as-of': { type: 'string' }, out: { type: 'string' } },
  });
  const [file] = positionals;
  const source = NationalSource.safeParse({ source: values.source, asOf: values['as-of'] });
  if (file === undefined || positionals.length > 1 || !source.success) throw new Error(USAGE);
  if (parseLocalDate(source.data.asOf) === null) throw new Error(`${source.data.asOf} is no date`);
  return { file, source: source.data, out: values.out };
};

const main = async (): Promise<void> => {
  const { file, source, out } = readOptions();
  const bytes = await buildNationalFile(readFileSync(file), source);
  const size = `${(bytes.length / 1e6).toFixed(1)} MB`;
  if (out !== undefined) {
    writeFileSync(out, bytes);
    console.log(`${out}: ${size}`);
    return;
  }
  const { count, isNew } = await publishNationalFile(wire(), bytes);
  console.log(isNew ? `published: ${count} institutions, ${size}` : 'this very list is published already');
};

main()
  .then(() => process.exit(0)) // the SDK's connections are kept alive for minutes
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  });
