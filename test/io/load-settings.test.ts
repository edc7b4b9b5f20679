import { expect, test } from 'vitest';
import { loadSettings, parseSettings } from '../../src/io/load-settings.ts';
import { UsageError } from '../../src/io/usage-error.ts';
import { smsFolder } from '../support/sms-folder.ts';

const problemOf = (text: string): string => {
  try {
    parseSettings(text);
    return 'no problem';
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error.message;
  }
};

test('fills every default in', () => {
  expect(parseSettings('organization: Example Ltd')).toMatchObject({
    organization: 'Example Ltd',
    roots: ['policies', 'content'],
    level: 'essential',
    standards: ['iso20000-1-2018'],
    audience: 'internal',
    history: 'git',
    inForceFrom: null,
    minimumGrade: {},
  });
});

const drill = (change: (text: string) => string): string =>
  change(`organization: A
types:
  - key: fire-drill
    prefix: DRL
    purpose: A drill.
    class: record
    control: record
    lifecycle: record
    fields:
      - {name: led_by, type: person, requiredFrom: closed}
      - name: outcome
        type: enum(passed|failed)
        when: {field: led_by, is: [x]}
`);

test.each([
  ['organization: A\nrots: [x]', 'line 2, column 1: `rots` is an unknown key. Did you mean "roots"?'],
  ['organization: A\nsite: {ttle: x}', 'line 2, column 8: `site.ttle` is an unknown key. Did you mean "title"?'],
  [
    'organization: A\nlevel: expert',
    'line 2, column 8: `level` is "expert". Expected one of essential, standard, advanced.',
  ],
  ['organization: A\nas_of: 2026-02-30', 'line 2, column 8: `as_of` is "2026-02-30". Expected a day as YYYY-MM-DD.'],
  ['organization: 4', 'line 1, column 15: `organization` is 4. Expected a text.'],
  ['organisation: [A]', 'line 1, column 1: `organization` is a list. Expected a text.'],
  ['level: standard', 'line 1, column 1: `organization` is missing. Expected a text.'],
  [
    'organization: A\ntime_zone: Mars/Olympus',
    'line 2, column 12: `time_zone` is "Mars/Olympus". Expected an IANA time zone such as Europe/London.',
  ],
  ['organization: A\nroots: []', 'line 2, column 1: `roots` is an empty list. Expected at least 1 entry.'],
  [
    'organization: A\nforeign:\n  - files: a/*.md\n    type: policy\n  - files: b/*.md\n    type: polcy',
    'line 6, column 11: `foreign[1].type` is "polcy". Expected the key of an item type. Did you mean "policy"?',
  ],
  [
    'organization: A\nrules:\n  IDEN-001: of',
    'line 3, column 13: `rules.IDEN-001` is "of". Expected one of block, error, warn, info, off, or the keys severity, parameters. Did you mean "off"?',
  ],
  [
    'organization: A\nrules:\n  IDEN-001: {severity: severe}',
    'line 3, column 24: `rules.IDEN-001.severity` is "severe". Expected one of block, error, warn, info, off.',
  ],
  [
    'organization: A\nrules: {IDEN-1: off}',
    'line 2, column 9: `rules.IDEN-1` is no key that can be used here. Expected a rule id such as REVW-002.',
  ],
])('says where and what: %j', (text, problem) => {
  expect(problemOf(text)).toBe(`clausebook.yaml, ${problem}`);
});

test.each([
  [
    'lifecycle: record',
    'lifecycle: master',
    'line 8, column 16: `types[0].lifecycle` is "master". Expected one of document, agreement, ',
  ],
  [
    'key: fire-drill',
    'key: policy',
    'line 3, column 10: `types[0].key` is "policy", which another item type is called.',
  ],
  [
    'key: fire-drill',
    'key: date',
    'line 3, column 10: `types[0].key` is "date", a word with a meaning of its own here.',
  ],
  [
    'key: fire-drill',
    'key: Drill',
    'line 3, column 10: `types[0].key` is "Drill". Expected small letters, digits and hyphens',
  ],
  [
    'prefix: DRL',
    'prefix: WIN',
    'line 4, column 13: `types[0].prefix` is "WIN", which belongs to the type "procedure".',
  ],
  ['prefix: DRL', 'prefix: REG', 'line 4, column 13: `types[0].prefix` is "REG", which belongs to registers.'],
  ['prefix: DRL', 'prefix: drl', 'line 4, column 13: `types[0].prefix` is "drl". Expected two to four capital letters'],
  [
    'type: person',
    'type: persn',
    'line 10, column 30: `types[0].fields[0].type` is "persn", in which "persn" means nothing.',
  ],
  [
    'type: person',
    'type: "list<person"',
    'line 10, column 30: `types[0].fields[0].type` is "list<person". Expected a type expression',
  ],
  [
    'requiredFrom: closed',
    'requiredFrom: done',
    'line 10, column 52: `types[0].fields[0].requiredFrom` is "done". Expected one of always, open, closed.',
  ],
  [
    'field: led_by',
    'field: lead_by',
    'line 13, column 23: `types[0].fields[1].when.field` is "lead_by". Expected one of ',
  ],
  [
    'field: led_by',
    'field: outcome',
    'line 13, column 37: `types[0].fields[1].when.is[0]` is "x". Expected one of passed, failed.',
  ],
  ['name: outcome', 'name: led_by', 'line 11, column 15: `types[0].fields[1].name` is "led_by" for the second time.'],
  [
    'control: record',
    'control: record\n    clauses: ["8.99"]',
    'line 8, column 15: `types[0].clauses[0]` is "8.99". Expected a clause of iso20000-1-2018',
  ],
  ['control: record', 'control: record\n    storage: section', 'line 3, column 5: `types[0].section` is missing.'],
  [
    'control: record',
    'control: record\n    without: [ownr]',
    'line 8, column 15: `types[0].without[0]` is "ownr". Expected one of id, ',
  ],
])('refuses an item type with %j as %j', (old, changed, problem) => {
  expect(problemOf(drill((text) => text))).toBe('no problem');
  expect(problemOf(drill((text) => text.replace(old, changed)))).toContain(`clausebook.yaml, ${problem}`);
});

test("a type of one's own may name others that come later, and two of them may not be alike", () => {
  const two = drill(
    (text) =>
      `${text.replace('type: person', 'type: list<badge>')}  - {key: badge, prefix: BDG, purpose: A badge., class: master, storage: row, control: register, lifecycle: register-entry}\n`,
  );
  expect(problemOf(two)).toBe('no problem');
  expect(problemOf(two.replace('BDG', 'DRL'))).toBe(
    'clausebook.yaml, line 14, column 26: `types[1].prefix` is "DRL", which belongs to the type "fire-drill". Expected a prefix that nothing else has.',
  );
});

test('a rule of severity block cannot be switched off, but lowered', async () => {
  const load = async (rules: string): Promise<unknown> => {
    const folder = await smsFolder({ 'clausebook.yaml': `organization: A\nrules:\n  ${rules}\n` });
    try {
      return await loadSettings(folder.root);
    } finally {
      await folder.remove();
    }
  };
  await expect(load('IDEN-001: off\n  APPR-002: off')).rejects.toMatchObject({
    message:
      'clausebook.yaml, line 4: `rules.APPR-002` is "off". Expected another severity: a rule of severity block cannot be switched off.',
    advice: 'Lower it (`APPR-002: warn`), or waive single findings of it (level standard).',
  });
  await expect(load('APPR-002: warn')).resolves.toMatchObject({ rules: { 'APPR-002': { severity: 'warn', line: 3 } } });
});

test.each(['../secrets', '/etc', 'a/../../b', 'C:\\x'])('refuses a root outside the repository: %s', (root) => {
  expect(problemOf(`organization: A\nroots: ["${root.replaceAll('\\', '\\\\')}"]`)).toContain(
    'Expected a folder inside the repository',
  );
});

test('refuses YAML that is not valid, or that grows by references', () => {
  expect(problemOf('organization: [')).toContain('clausebook.yaml, line 1');
  const laughs = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefgh'
    .split('')
    .map(
      (name, index) =>
        `${name}: &${name} [${Array(9)
          .fill(`*${'abcdefgh'[index] ?? ''}`)
          .join(', ')}]`,
    )
    .join('\n')}\n`;
  expect(() => parseSettings(laughs)).toThrow();
});
