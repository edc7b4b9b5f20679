import { expect, test } from 'vitest';
import { parseSettings } from '../../src/io/load-settings.ts';
import { UsageError } from '../../src/io/usage-error.ts';

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

test.each([
  ['organization: A\nrots: [x]', 'clausebook.yaml, line 2: unknown key "rots". Did you mean "roots"?'],
  [
    'organization: A\nlevel: expert',
    'clausebook.yaml, line 2: "level": Invalid option: expected one of "essential"|"standard"|"advanced"',
  ],
  ['organization: A\nas_of: 2026-02-30', 'clausebook.yaml, line 2: "as_of": expected a day as YYYY-MM-DD'],
  [
    'organization: A\ntime_zone: Mars/Olympus',
    'clausebook.yaml, line 2: "time_zone": expected an IANA time zone such as Europe/London',
  ],
  [
    'organization: A\nforeign:\n  - files: a/*.md\n    type: policy\n  - files: b/*.md\n    type: polcy',
    'clausebook.yaml, line 6: "foreign.1.type": there is no item type "polcy". Did you mean "policy"?',
  ],
])('says where and what: %j', (text, problem) => {
  expect(problemOf(text)).toBe(problem);
});

test.each(['../secrets', '/etc', 'a/../../b', 'C:\\x'])('refuses a root outside the repository: %s', (root) => {
  expect(problemOf(`organization: A\nroots: ["${root.replaceAll('\\', '\\\\')}"]`)).toContain(
    'expected a folder inside the repository',
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
