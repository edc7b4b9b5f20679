import { mkdir, mkdtemp, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { CheckOptions } from '../../src/io/check-sms.ts';
import { checkSms } from '../../src/io/check-sms.ts';
import { newMemory } from '../../src/io/check-memory.ts';
import { openParseCache } from '../../src/io/parse-cache.ts';
import { formats } from '../../src/report/formats.ts';
import type { GitSms } from '../support/git-sms.ts';
import { historySettings } from '../support/git-sms.ts';
import { policyStory } from '../support/policy-story.ts';
import { runs } from '../support/runs.ts';

const files = [
  'policies/pol-004.md',
  'content/procedures/pro-001.md',
  'content/procedures/pro-002.md',
  'content/registers/organization.md',
  'clausebook.yaml',
] as const;

const procedure = (id: string, link: string): string => `---
id: ${id}
owner: ROL-005
version: "1.0"
status: draft
classification: internal
kind: procedure
---

# Keep calm

See [the other](${link}) and clause 7.5.3.

## Steps

1. Look.
2. TBD
`;

/** What can be written over a piece of a file; some are as long as what they replace. */
const pieces: readonly (readonly [old: string, now: string])[] = [
  ['status: draft', 'status: approved'],
  ['status: draft', 'status: drafy'],
  ['version: "1.0"', 'version: "1.1"'],
  ['owner: ROL-005', 'owner: ROL-004'],
  ['owner: ROL-005', 'owner: ROL-099'],
  ['1. Look.', '1. Hook.'],
  ['TBD', 'Read the log.'],
  ['## Steps', '#### Steps'],
  ['level: advanced', 'level: essential'],
  ['as_of: 2026-06-30', 'as_of: 2026-09-30'],
  ['in_force_from: 2025-10-01', 'in_force_from: 2025-01-01'],
  ['Head of Service Management', 'Manager of the services'],
  ['has a budget', 'gets a budget'],
  ['id: PRO-001', 'id: PRO-002'],
  ['\n---\n\n#', '\n--\n\n#'],
];

type Edit =
  | { readonly kind: 'replace'; readonly file: number; readonly piece: number; readonly keepTime: boolean }
  | { readonly kind: 'move'; readonly file: number }
  | { readonly kind: 'delete'; readonly file: number }
  | { readonly kind: 'swap'; readonly file: number; readonly other: number }
  | { readonly kind: 'commit' }
  | { readonly kind: 'back' };

const fileNumber = fc.nat({ max: files.length - 1 });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('replace' as const),
      file: fileNumber,
      piece: fc.nat({ max: pieces.length - 1 }),
      keepTime: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), file: fc.nat({ max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), file: fc.nat({ max: 2 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('swap' as const),
      file: fc.nat({ max: 2 }),
      other: fc.nat({ max: 2 }),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'commit' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'back' as const }) },
);

async function textOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}

/** Carries out an edit; one that finds nothing to edit does nothing. */
async function carryOut(sms: GitSms, wanted: Edit, day: number): Promise<void> {
  const path = (number: number): string => join(sms.root, files[number] ?? '');
  switch (wanted.kind) {
    case 'replace': {
      const [old = '', now = ''] = pieces[wanted.piece] ?? [];
      const text = await textOf(path(wanted.file));
      if (text === null) return;
      const before = await stat(path(wanted.file));
      await writeFile(path(wanted.file), text.replace(old, now));
      // A clock that stands still, or a program that puts the time back, must deceive nobody.
      if (wanted.keepTime) await utimes(path(wanted.file), before.atime, before.mtime);
      return;
    }
    case 'move': {
      const target = join(sms.root, 'content/moved', `${wanted.file}.md`);
      if ((await textOf(path(wanted.file))) === null) return;
      await mkdir(dirname(target), { recursive: true });
      return rename(path(wanted.file), target);
    }
    case 'delete':
      return rm(path(wanted.file), { force: true });
    case 'swap': {
      const [a, b] = [await textOf(path(wanted.file)), await textOf(path(wanted.other))];
      if (a === null || b === null) return;
      await writeFile(path(wanted.file), b);
      return writeFile(path(wanted.other), a);
    }
    case 'commit':
      sms.commit({ by: 'PER-004', on: `2026-04-${String(day + 1).padStart(2, '0')}`, message: `Change ${day}` });
      return;
    case 'back':
      sms.rewind('HEAD');
  }
}

const reportOf = async (root: string, options: CheckOptions): Promise<string> => {
  const now = '2026-06-30T12:00:00Z';
  const outcome = await checkSms(root, { now, ...options }).catch((error: unknown) => String(error));
  return typeof outcome === 'string'
    ? outcome
    : (formats['json']?.render(outcome, { color: false, failOn: 'error', folder: '' }) ?? '');
};

test('after any edits what is remembered changes nothing in the report', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 7 }), async (edits) => {
      const caches = await mkdtemp(join(tmpdir(), 'clausebook-warm-'));
      onTestFinished(() => rm(caches, { recursive: true, force: true }));
      const { sms } = policyStory({
        files: {
          'clausebook.yaml': historySettings,
          'content/procedures/pro-001.md': procedure('PRO-001', 'PRO-002#steps'),
          'content/procedures/pro-002.md': procedure('PRO-002', '../../policies/pol-004.md'),
        },
      });
      const memory = newMemory();
      const warm: CheckOptions = {
        historyFolder: join(caches, 'history'),
        cache: () => openParseCache(join(caches, 'texts'), 'test'),
      };
      const watching: CheckOptions = {
        historyFolder: join(caches, 'watching'),
        memory,
      };
      await reportOf(sms.root, warm);
      await reportOf(sms.root, watching);
      for (const [day, wanted] of edits.entries()) {
        await carryOut(sms, wanted, day);
        const cold = await reportOf(sms.root, {});
        expect(await reportOf(sms.root, warm)).toBe(cold);
        expect(await reportOf(sms.root, watching)).toBe(cold);
      }
    }),
    { numRuns: runs(12) },
  );
}, 180_000);
