import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { CheckedSms } from '../../src/core/finding/checked-sms.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { newMemory, turnOver } from '../../src/io/check-memory.ts';
import type { CheckMemory } from '../../src/io/check-memory.ts';
import { lintProse } from '../../src/io/lint-prose.ts';
import { loadFromTree } from '../../src/io/load-sms.ts';
import { loadSettings } from '../../src/io/load-settings.ts';
import { readTree } from '../../src/io/read-tree.ts';
import { formats } from '../../src/report/formats.ts';
import { judge } from '../../src/rules/judge.ts';
import { rules } from '../../src/rules/registry.ts';
import { repository } from '../support/command-line.ts';
import { baseFiles, smallSms } from '../support/small-sms.ts';
import { runs } from '../support/runs.ts';

// The demo SMS, so that every type and every kind of reference is there.
let settings: Settings;
let files: ReadonlyMap<string, Uint8Array>;

beforeAll(async () => {
  settings = await loadSettings(repository);
  files = new Map((await readTree(repository, settings)).files.map(({ path, bytes }) => [path, bytes]));
});

async function reportOf(now: ReadonlyMap<string, Uint8Array>, memory: CheckMemory | null): Promise<string> {
  if (memory !== null) turnOver(memory);
  const tree = {
    files: [...now].map(([path, bytes]) => ({ path, bytes })).sort((a, b) => (a.path < b.path ? -1 : 1)),
    skipped: [],
  };
  const read = await loadFromTree(tree, settings, {
    now: '2026-06-30T12:00:00Z',
    ...(memory === null ? {} : { memory }),
  });
  const sms = { ...read, lint: await lintProse(read, []) };
  const checked: CheckedSms = { sms, judgement: judge(sms, rules, { history: false, base: false }) };
  const relations = sms.relations.map(({ from, verb, to, place }) => `${from} ${verb} ${to} ${place.line}`);
  const states = [...sms.items.values()].map(
    ({ id, state, digest, place }) => `${id} ${state} ${digest} ${place.line}`,
  );
  const report = formats['json']?.render(checked, { color: false, failOn: 'error', folder: '' }) ?? '';
  return [report, ...relations, ...states].join('\n');
}

type Edit = (text: string, at: number, other: string) => string;

function lineEdit(change: (lines: string[], at: number) => void): Edit {
  return (text, at) => {
    const lines = text.split('\n');
    change(lines, at % lines.length);
    return lines.join('\n');
  };
}

/** The occurrence of a pattern that a number points to, in other words. */
function wordEdit(pattern: RegExp, now: (word: string, other: string) => string): Edit {
  return (text, at, other) => {
    const found = [...text.matchAll(pattern)];
    const match = found[at % Math.max(found.length, 1)];
    if (match === undefined) return text;
    return text.slice(0, match.index) + now(match[0], other) + text.slice(match.index + match[0].length);
  };
}

const edits: Readonly<Record<string, Edit>> = {
  'a line is taken out': lineEdit((lines, at) => lines.splice(at, 1)),
  'a line is written twice': lineEdit((lines, at) => lines.splice(at, 0, lines[at] ?? '')),
  'a heading is put in': lineEdit((lines, at) => lines.splice(at, 0, '', '## More', '')),
  'an id becomes another': wordEdit(/\b[A-Z]{2,4}-\d{3}\b/g, (_, other) => other),
  'an id is spelled in small letters': wordEdit(/\b[A-Z]{2,4}-\d{3}\b/g, (word) => word.toLowerCase()),
  'a day becomes another': wordEdit(/\b2026-\d\d-\d\d\b/g, (word) => word.replace('2026', '2027')),
  'a state becomes another': wordEdit(/\bstatus: \w+/g, () => 'status: draft'),
  'a heading has other words': wordEdit(/^#+ .*$/gm, (word) => `${word} again`),
  'a document replaces another': wordEdit(/^id: .*$/gm, (word, other) => `${word}\nsupersedes: [${other}]`),
  'a word is left open': wordEdit(/\b[a-z]{5,}\b/g, () => 'TBD'),
};

const step = fc.record({
  file: fc.nat(),
  edit: fc.constantFrom(...Object.keys(edits)),
  at: fc.nat(),
  other: fc.nat(),
  what: fc.oneof(
    { weight: 12, arbitrary: fc.constant('edit' as const) },
    { weight: 1, arbitrary: fc.constant('delete' as const) },
    { weight: 1, arbitrary: fc.constant('rename' as const) },
    { weight: 1, arbitrary: fc.constant('copy' as const) },
    { weight: 3, arbitrary: fc.constant('undo' as const) },
  ),
});

test('after any edits of the demo, what the check before left changes nothing', async () => {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  const ids = [...files.values()].flatMap((bytes) => decoder.decode(bytes).match(/^id: [A-Z]{2,4}-\d{3}$/gm) ?? []);
  const memory = newMemory();
  const unedited = await reportOf(files, memory);
  let unlike = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 4 }), async (steps) => {
      const now = new Map(files);
      const before: ReadonlyMap<string, Uint8Array>[] = [];
      for (const { what, file, edit, at, other } of steps) {
        const [path = '', bytes = new Uint8Array()] = [...now][file % now.size] ?? [];
        if (what !== 'undo') before.push(new Map(now));
        const earlier = what === 'undo' ? before.pop() : undefined;
        if (earlier !== undefined) {
          now.clear();
          for (const entry of earlier) now.set(...entry);
        }
        if (what === 'delete' || what === 'rename') now.delete(path);
        if (what === 'rename' || what === 'copy') now.set(path.replace(/(\.\w+)$/, '-b$1'), bytes);
        if (what === 'edit') {
          const id = ids[other % ids.length]?.slice('id: '.length) ?? '';
          now.set(path, encoder.encode(edits[edit]?.(decoder.decode(bytes), at, id) ?? ''));
        }
        const cold = await reportOf(now, null);
        if (cold !== unedited) unlike += 1;
        expect(await reportOf(now, memory), `${what} ${edit} ${path}`).toBe(cold);
      }
    }),
    { numRuns: runs(6) },
  );
  // Edits that change nothing prove nothing.
  expect(unlike).toBeGreaterThan(0);
}, 600_000);

const policy = (head: string, body: string): string => `---
id: POL-004
owner: ROL-003
version: "1.0"
status: approved
classification: internal
kind: financial
effective_from: 2026-02-05
${head}approvals:
  - {action: approved, by: PER-003, role: ROL-003, on: 2026-02-05, version: "1.0"}
---

# Budgeting policy

${body}
`;
const heir = (head: string): string =>
  policy(head, 'The new one.').replace('POL-004', 'POL-005').replace('financial', 'general');
const base = baseFiles.get('clausebook.yaml') ?? '';
const [small, other, picture] = ['policies/pol-004.md', 'policies/pol-005.md', 'policies/plan.svg'];

// The file that is looked at stays the same; something else changes what is to be said of it.
test.each<[string, Record<string, string>, Record<string, string>]>([
  [
    'a heading that it links to',
    { [small]: policy('', '[x](POL-005#goal)'), [other]: `${heir('')}\n## Goal\n` },
    { [other]: `${heir('')}\n## Aim\n` },
  ],
  [
    'an item that it links to',
    { [small]: policy('', '[x](POL-005)'), [other]: heir('') },
    { [other]: heir('').replace('POL-005', 'POL-006') },
  ],
  [
    'the spelling of an id',
    { [small]: policy('related: [{target: pol-005}]\n', ''), [other]: heir('') },
    { [other]: heir('').replace('POL-005', 'Pol-005') },
  ],
  [
    'what replaces it',
    { [small]: policy('', 'One.'), [other]: heir('') },
    { [other]: heir('supersedes: [POL-004]\n') },
  ],
  ['a picture in it', { [small]: policy('', '![x](plan.svg)'), [picture]: '<svg/>' }, { [picture]: '<svg> </svg>' }],
  ['the settings', { [small]: policy('', 'One.') }, { 'clausebook.yaml': `${base}review_interval: {policy: P2Y}\n` }],
  [
    'an alias',
    { [small]: policy('', '[x](OLD-001)') },
    {
      'clausebook.yaml': `${base}aliases: {OLD-001: ROL-001}\n`,
    },
  ],
])('what changes %s is told of a file that is the same', (_, before, edit) => {
  const memory = newMemory();
  const told = (given: Record<string, string>, from?: CheckMemory): unknown => {
    const { items, relations, dangling } = smallSms(given, from === undefined ? {} : { memory: from });
    const item = items.get('POL-004');
    return [
      item?.state,
      item?.reviewDue,
      item?.digest,
      item?.includes,
      item?.fields,
      relations.map(({ to }) => to),
      dangling,
    ];
  };
  const first = told(before, memory);
  turnOver(memory);
  const after = { ...before, ...edit };
  expect(told(after, memory)).toEqual(told(after));
  expect(told(after)).not.toEqual(first);
});
