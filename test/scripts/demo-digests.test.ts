import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository, run } from '../support/command-line.ts';
import { temporarySms } from '../support/temporary-sms.ts';

test('scripts/demo-digests.ts binds every entry of the demo anew, PRO-002 to the text before its edit', async () => {
  const { root } = await temporarySms({}, true);
  for (const name of ['clausebook.yaml', 'policies', 'content'])
    await cp(join(repository, name), join(root, name), { recursive: true });
  const texts = async (): Promise<ReadonlyMap<string, string>> => {
    const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.md')).sort();
    return new Map(
      await Promise.all(files.map(async (file) => [file, await readFile(join(root, file), 'utf8')] as const)),
    );
  };
  const bind = (): ReturnType<typeof run> => run(process.execPath, ['scripts/demo-digests.ts', root], repository);

  await bind();
  const first = await texts();
  expect(await bind()).toMatchObject({
    code: 0,
    out: '0 files written; the digest does not fit the text of: PRO-002\n',
  });

  for (const [file, text] of first)
    await writeFile(join(root, file), text.replaceAll(/cb1-sha256:[0-9a-f]{64}/g, 'cb1-sha256:none'));
  expect(await bind()).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^\d\d files written; the digest does not fit the text of: PRO-002\n$/) as string,
  });
  expect(await texts()).toEqual(first);
});
