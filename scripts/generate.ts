// Writes every generated file. With --check it writes nothing and fails when a file is not up to date.
import { readFile } from 'node:fs/promises';
import { writeReport } from '../src/io/write-report.ts';
import { generators } from './generators.ts';

const root = new URL('..', import.meta.url).pathname;
const isCheck = process.argv.includes('--check');
let stale = 0;
for (const generate of generators) {
  for (const [path, content] of await generate(root)) {
    const current = await readFile(`${root}${path}`, 'utf8').catch(() => null);
    if (current === content) continue;
    stale += 1;
    if (isCheck) console.error(`${path} is not up to date: run \`npm run generate\` and commit the result.`);
    else await writeReport(root, path, content);
  }
}
console.log(isCheck ? `${stale} generated files not up to date` : `${stale} files written`);
process.exitCode = isCheck && stale > 0 ? 1 : 0;
