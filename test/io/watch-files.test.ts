import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { watchFiles } from '../../src/io/watch-files.ts';
import { temporarySms } from '../support/temporary-sms.ts';

const file = 'content/registers/badges.md';

interface Told {
  /** Waits until exactly these paths were told of since the last time. */
  readonly told: (...paths: readonly string[]) => Promise<void>;
  /** Waits until this path was among those told of. */
  readonly toldAtLeast: (path: string) => Promise<void>;
  readonly at: (path: string) => string;
}

async function watching(files: Readonly<Record<string, string>>, ...folders: readonly string[]): Promise<Told> {
  const { root } = await temporarySms({ 'clausebook.yaml': 'a', ...files }, true);
  const all = new Set<string>();
  const before = new Set<string>();
  const stop = watchFiles(root, folders, 'clausebook.yaml', (paths) => {
    for (const path of paths) all.add(path);
    return Promise.resolve();
  });
  onTestFinished(stop);
  const until = async (isSo: () => void): Promise<void> => {
    await vi.waitFor(isSo, { timeout: 10_000, interval: 20 });
    all.clear();
  };
  return {
    at: (path) => join(root, path),
    told: async (...paths) => {
      // On a busy machine a save may be told of twice, the second time after somebody asked for the next one.
      const fresh = (): readonly string[] =>
        [...all].filter((path) => paths.includes(path) || !before.has(path)).sort();
      await until(() => expect(fresh()).toEqual(paths));
      for (const path of paths) before.add(path);
    },
    toldAtLeast: (path) => until(() => expect(all).toContain(path)),
  };
}

/** As many editors save, and `sed -i`: a new file takes the place of the old one. */
async function saveByRename(path: string, text: string): Promise<void> {
  await writeFile(`${path}.tmp`, text);
  await rename(`${path}.tmp`, path);
}

test('a file that was saved by renaming is still watched when it is written in place', async () => {
  const { at, told } = await watching({ [file]: 'a', 'rules/a.mjs': 'a' }, 'content', 'rules');
  for (const path of [file, 'rules/a.mjs', 'clausebook.yaml']) {
    await saveByRename(at(path), 'b');
    await told(path);
    await appendFile(at(path), 'c');
    await told(path);
    await saveByRename(at(path), 'd');
    await told(path);
    await writeFile(at(path), 'e');
    await told(path);
  }
});

test('a file that was deleted and made again is watched', async () => {
  const { at, told } = await watching({ [file]: 'a' }, 'content');
  await rm(at(file));
  await told(file);
  await writeFile(at(file), 'b');
  await told(file);
  await appendFile(at(file), 'c');
  await told(file);
});

test('folders that come are watched with what is in them, those that go are let go', async () => {
  const { at, told } = await watching({ [file]: 'a' }, 'content');
  await mkdir(at('content/records/2026'), { recursive: true });
  await writeFile(at('content/records/2026/a.md'), 'a');
  await told('content/records/2026/a.md');
  await appendFile(at('content/records/2026/a.md'), 'b');
  await told('content/records/2026/a.md');
  await rename(at('content/records'), at('content/minutes'));
  await told('content/minutes/2026/a.md', 'content/records');
  await appendFile(at('content/minutes/2026/a.md'), 'c');
  await told('content/minutes/2026/a.md');
  await rename(at('content/minutes'), at('elsewhere'));
  await told('content/minutes');
  await appendFile(at('elsewhere/2026/a.md'), 'd');
  await writeFile(at(file), 'b');
  await told(file);
});

test('a watched folder may come later, lie deeper, go and come again', async () => {
  const { at, told, toldAtLeast } = await watching({}, 'content', 'tools/rules');
  for (const text of ['a', 'b']) {
    await mkdir(at('tools/rules'), { recursive: true });
    await writeFile(at('tools/other.mjs'), text);
    await writeFile(at('tools/rules/a.mjs'), text);
    await told('tools/rules/a.mjs');
    await appendFile(at('tools/rules/a.mjs'), text);
    await told('tools/rules/a.mjs');
    await rm(at('tools'), { recursive: true });
    await toldAtLeast('tools/rules');
  }
});

test('the folder of the SMS itself may be watched; what the check does not read is left out', async () => {
  const { at, told } = await watching({ '.git/a': 'a', 'node_modules/a.md': 'a', 'a.md': 'a' }, '.');
  await Promise.all(
    ['.git/a', 'node_modules/a.md', 'a.md~', '.a.md.swp', 'a.md'].map((path) => writeFile(at(path), 'b')),
  );
  await told('a.md');
});
