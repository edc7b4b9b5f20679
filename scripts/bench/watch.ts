// Measures what `check --watch` does after each save, in one process: one file is changed and everything judged once more.
// Usage: node scripts/bench/watch.ts DIR   (an SMS folder; one file is changed and put back)
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newMemory } from '../../src/io/check-memory.ts';
import { checkSms } from '../../src/io/check-sms.ts';

const [, , folder = '.'] = process.argv;
const saves = 9;

async function time(action: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await action();
  return performance.now() - begun;
}

const texts = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.md')).sort();
const changed = join(folder, texts[Math.floor(texts.length / 2)] ?? '');
const before = await readFile(changed, 'utf8');
const memory = newMemory();
const firstMs = await time(() => checkSms(folder, { memory }));
const times: number[] = [];
for (let save = 0; save < saves; save += 1) {
  await writeFile(changed, `${before}\nOne more line, number ${save}.\n`);
  times.push(await time(() => checkSms(folder, { memory })));
}
await writeFile(changed, before);
const saveMs = times.sort((a, b) => a - b)[Math.floor(saves / 2)] ?? 0;
console.log(
  JSON.stringify({
    documents: texts.length,
    firstMs: Math.round(firstMs),
    saveMs: Math.round(saveMs),
    ratio: Number((saveMs / firstMs).toFixed(3)),
    residentMb: Math.round(process.memoryUsage().rss / 1024 / 1024),
  }),
);
