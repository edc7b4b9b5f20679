import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkSms } from '../../src/io/check-sms.ts';
import { openUserCache } from '../../src/io/user-cache.ts';
import { formats } from '../../src/report/formats.ts';
import { clausebook, program, run } from '../support/command-line.ts';
import type { TemporarySms } from '../support/temporary-sms.ts';
import { temporarySms } from '../support/temporary-sms.ts';

/** Enough files that a cache is worth while, with everything in them that is read from a text. */
function manyFiles(word = 'calm'): Readonly<Record<string, string>> {
  const files: Record<string, string> = {
    'content/broken.md': '---\nid: PRO-900\nid: PRO-901\nowner: [\n---\n# Broken\n',
    'content/bare.md': '# No frontmatter\n\nTBD\n',
  };
  for (let index = 100; index < 320; index += 1) {
    files[`content/procedures/pro-${index}.md`] = `---
id: PRO-${index}
owner: ROL-00${index % 9}
version: 1.${index % 20}
status: ${index % 3 === 0 ? 'draft' : 'approved'}
classification: internal
kind: procedure
---

# Keep ${word} „${index}“

Someone keeps ${word} – always. See [the next](PRO-${index + 1}#steps), [a clause](/clauses/99.9/) and [gone](nowhere.md).

## Steps

| Step | Accountable | Responsible |
|---|---|---|
| Look | ROL-001 | ROL-002 |
| TBD | ROL-003 | – |

- one ${index}
- two

> quoted

\`\`\`mermaid
flowchart LR
  A --> B
\`\`\`
`;
  }
  return files;
}

interface Lab {
  readonly sms: TemporarySms;
  /** Folder that holds all caches. */
  readonly caches: string;
  /** The whole report with the cache, and how many files it knew. */
  readonly check: () => Promise<{ readonly report: string; readonly known: number }>;
  /** The whole report without a cache. */
  readonly expected: () => Promise<string>;
  /** Every file of the cache. */
  readonly shards: () => Promise<readonly string[]>;
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clausebook-cache-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function lab(files = manyFiles(), home?: string): Promise<Lab> {
  const sms = await temporarySms(files);
  const caches = home ?? (await temporaryFolder());
  const reportOf = (checked: Awaited<ReturnType<typeof checkSms>>): string =>
    ['json', 'pretty', 'sarif']
      .map((name) => formats[name]?.render(checked, { color: false, failOn: 'error', folder: '' }))
      .join('\n');
  return {
    sms,
    caches,
    check: async () => {
      let known = 0;
      const cache = async (texts: number) => {
        const opened = await openUserCache(sms.root, { XDG_CACHE_HOME: caches }, texts);
        if (opened === null) return null;
        const find: typeof opened.find = (file, sha256) => {
          const found = opened.find(file, sha256);
          if (found !== null) known += 1;
          return found;
        };
        return { ...opened, find };
      };
      return { report: reportOf(await checkSms(sms.root, { cache })), known };
    },
    expected: async () => reportOf(await checkSms(sms.root)),
    shards: async () => {
      const entries = await readdir(caches, { recursive: true });
      return entries
        .filter((name) => name.endsWith('.facts'))
        .map((name) => join(caches, name))
        .sort();
    },
  };
}

describe('the cache of earlier runs', () => {
  test('changes nothing in any report: cold, warm, after changes', async () => {
    const { sms, check, expected } = await lab();
    const cold = await check();
    const warm = await check();
    expect(cold.known).toBe(0);
    expect(cold.report).toBe(await expected());
    expect(warm.report).toBe(cold.report);
    const all = warm.known;
    expect(all).toBeGreaterThan(220);

    const file = join(sms.root, 'content/procedures/pro-150.md');
    await writeFile(file, `${await readFile(file, 'utf8')}\n[new](also-gone.md)\n`);
    const edited = await check();
    expect(edited.known).toBe(all - 1);
    expect(edited.report).toBe(await expected());
    expect(edited.report).not.toBe(warm.report);

    await rename(file, join(sms.root, 'content/procedures/moved.md'));
    await rm(join(sms.root, 'content/procedures/pro-151.md'));
    const moved = await check();
    expect(moved.known).toBe(all - 2);
    expect(moved.report).toBe(await expected());
    expect((await check()).known).toBe(all - 1);
  });

  test('ignores and replaces files that are damaged, empty, cut off or of something else', async () => {
    const { check, expected, shards } = await lab();
    const { report } = await check();
    const all = (await check()).known;
    const names = await shards();
    const before = await Promise.all(names.map((name) => readFile(name)));
    const damages: readonly ((content: Buffer) => Uint8Array)[] = [
      (content) => content.fill('x', content.length - 9, content.length - 8),
      (content) => content.subarray(0, content.length - 20),
      () => new Uint8Array(),
      () => Buffer.from('something else\n'),
      (content) => Buffer.concat([Buffer.from('clausebook 0 0\n'), content]),
    ];
    for (const [index, name] of names.entries()) {
      const damage = damages[index % damages.length];
      await writeFile(name, damage?.(Buffer.from(before[index] ?? [])) ?? '');
    }
    const repaired = await check();
    expect(repaired).toEqual({ report, known: 0 });
    expect(repaired.report).toBe(await expected());
    expect((await check()).known).toBe(all);
    expect(await Promise.all(names.map((name) => readFile(name)))).toEqual(before);
  });

  test('uses nothing that was read from other bytes', async () => {
    const home = await temporaryFolder();
    const one = await lab(manyFiles(), home);
    await one.check();
    const [source = ''] = await readdir(join(home, 'clausebook'));
    const other = await lab(manyFiles('loud'), home);
    await other.check();
    const [target = ''] = (await readdir(join(home, 'clausebook'))).filter((name) => name !== source);
    for (const name of await readdir(join(home, 'clausebook', source)))
      await writeFile(join(home, 'clausebook', target, name), await readFile(join(home, 'clausebook', source, name)));
    const { report } = await other.check();
    expect(report).toBe(await other.expected());
    expect(report).not.toBe(await one.expected());
  });

  test('never lies inside the repository, where a change could bring its own', async () => {
    const { sms, check, expected, shards } = await lab();
    const inside = join(sms.root, 'caches');
    await mkdir(join(sms.root, '.git'));
    await check();
    for (const name of await shards()) {
      const copy = join(inside, name.split('/').slice(-3).join('/'));
      await mkdir(join(copy, '..'), { recursive: true });
      await writeFile(copy, await readFile(name));
    }
    expect(await openUserCache(sms.root, { XDG_CACHE_HOME: inside })).toBeNull();
    expect(await openUserCache(join(sms.root, 'content'), { XDG_CACHE_HOME: inside })).toBeNull();
    expect((await check()).report).toBe(await expected());
  });

  test('is removed with the next one when its SMS is gone', async () => {
    const home = await temporaryFolder();
    const gone = await lab(manyFiles(), home);
    await gone.check();
    await rm(gone.sms.root, { recursive: true });
    const next = await lab(manyFiles(), home);
    await next.check();
    expect(await readdir(join(home, 'clausebook'))).toHaveLength(1);
  });

  test('is not made for a few files, nor with --no-cache', async () => {
    const home = await temporaryFolder();
    const few = await lab({}, home);
    await few.check();
    const many = await lab(manyFiles(), home);
    const start = (...args: readonly string[]) =>
      run(process.execPath, [program, 'check', ...args], many.sms.root, { XDG_CACHE_HOME: home });
    const without = await start('--no-cache');
    expect(await readdir(home)).toEqual([]);
    const cold = await start();
    expect(await readdir(home)).toEqual(['clausebook']);
    expect(await start()).toEqual(cold);
    expect(cold).toEqual(without);
    expect((await clausebook(['check', '--help'])).out).toContain('--no-cache');
  });
});
