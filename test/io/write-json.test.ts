import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { writeJson } from '../../src/io/write-json.ts';

test('writes what JSON.stringify gives', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clausebook-json-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'value.json');
  const maps = fc.dictionary(fc.string({ unit: 'binary' }), fc.oneof(fc.jsonValue(), fc.constant(undefined)));
  await fc.assert(
    fc.asyncProperty(maps, async (value) => {
      await writeJson(file, value);
      expect(await readFile(file, 'utf8')).toBe(`${JSON.stringify(value, null, 1).toWellFormed()}\n`);
    }),
    { numRuns: 300 },
  );
  const long = { texts: Array.from({ length: 5000 }, (_, index) => ({ index, text: 'ü\n'.repeat(20) })) };
  await writeJson(file, long);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(long);
});
