// Measures `check` against the bare floor in the same process: read all files, parse YAML, parse Markdown.
// Usage: node --expose-gc scripts/bench/check.ts DIR
import { markdownToMdast } from 'satteri';
import { parseDocument } from 'yaml';
import { checkSms } from '../../src/io/check-sms.ts';
import { loadSettings } from '../../src/io/load-settings.ts';
import { readTree } from '../../src/io/read-tree.ts';

const [, , folder = '.'] = process.argv;
const rounds = 3;

/** Reads everything and parses it once with each parser, keeping the results as any tool must. */
async function floor(): Promise<number> {
  const settings = await loadSettings(folder);
  const tree = await readTree(folder, settings);
  const kept: unknown[] = [];
  for (const file of tree.files) {
    if (!file.path.endsWith('.md')) continue;
    const text = new TextDecoder().decode(file.bytes);
    const end = text.indexOf('\n---', 3);
    kept.push(parseDocument(text.slice(4, end)).toJS(), markdownToMdast(text.slice(end + 5)));
  }
  return kept.length;
}

async function time(action: () => Promise<unknown>): Promise<number> {
  (globalThis as { gc?: () => void }).gc?.();
  const begun = performance.now();
  await action();
  return performance.now() - begun;
}

const floors: number[] = [];
const checks: number[] = [];
let size = 0;
for (let round = 0; round < rounds; round += 1) {
  floors.push(await time(floor));
  checks.push(await time(async () => (size = (await checkSms(folder)).sms.files.length)));
}
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
console.log(
  JSON.stringify({
    documents: size,
    floorMs: Math.round(median(floors)),
    checkMs: Math.round(median(checks)),
    ratio: Number((median(checks) / median(floors)).toFixed(2)),
    residentMb: Math.round(process.memoryUsage().rss / 1024 / 1024),
  }),
);
