import { describe, expect, test } from 'vitest';
import { judge } from '../../src/rules/judge.ts';
import { rules } from '../../src/rules/registry.ts';
import { smallSms } from '../support/small-sms.ts';

/** Everything a pattern finds, one text for each form: a quick look that leaves the text out would lose it. */
const forms: Readonly<Record<string, readonly string[]>> = {
  'RECD-013': [
    ...['Owner: TBD', 'Owner: tbc', 'Owner: TBA', 'Owner: t.b.d.', 'Owner: t. b. d.', 'FIXME', 'TODO', 'xxx', '???'],
    ...[
      '____ keeps it',
      'lorem ipsum',
      '[insert name]',
      '<enter name>',
      '[please add it]',
      '[bitte ergänzen]',
      '[hier Namen]',
    ],
    ...[
      '[fill in here]',
      '[fill out here]',
      '[add one]',
      '[describe it]',
      '[specify it]',
      '[choose one]',
      '[select one]',
    ],
    ...[
      '[replace it]',
      '[your name]',
      '[name of owner]',
      '[date of birth]',
      '[company name]',
      '[Datum]',
      '{{ owner }}',
    ],
    ...['NN days', 'It is N.N.', 'It is N. N.', 'It is (to be advised).', 'Day: xx.xx.20xx', 'EUR XX'],
    ...['added', 'completed', 'confirmed', 'decided', 'defined', 'determined', 'done', 'filled in', 'written'].map(
      (word) => `| Owner | to be ${word} |`,
    ),
    ...['agreed', 'announced', 'clarified', 'specified'].map((word) => `Owner: to be ${word}`),
    ...['wird ergänzt', 'wird noch ergänzt', 'wird nachgetragen', 'wird noch nachgetragen'].map((word) => `- ${word}`),
  ],
  'ACCS-015': [
    ...[
      'Private phone',
      'Private-mobile',
      'home telephone',
      'Home cell',
      'home-phone number',
      'Privatnummer',
      'Privathandy',
    ].map((word) => `${word}: +49 170 1234567`),
    ...['passport', 'identity card', 'ID card', 'social security', 'national insurance'].map(
      (word) => `${word} number: AB1234567`,
    ),
    ...['Reisepass', 'Personalausweis', 'Sozialversicherungsnummer', 'Steuer-ID'].map((word) => `${word}: AB1234567`),
  ],
  'ACCS-009': [
    ...['AKIA', 'ASIA'].map((begin) => `${begin}QWERTZUIOPASDFGH`),
    ...['gho_', 'ghp_', 'ghr_', 'ghs_', 'ghu_'].map((begin) => `${begin}aB3dE5fG7hI9jK1lM2nO4pQ6rS8tU0vW1xY3`),
    `github_pat_${'aB3dE5fG7hI9'.repeat(6)}`,
    ...['glpat-', 'gldt-', 'glptt-', 'glrt-'].map((begin) => `${begin}aB3dE5fG7hI9jK1lM2nO`),
    ...['xoxa-', 'xoxb-', 'xoxe-', 'xoxp-', 'xoxr-', 'xoxs-'].map((begin) => `${begin}aB3dE5fG7hI9jK1lM2nO`),
    'hooks.slack.com/services/T0AB12CD/B0EF34GH/aB3dE5fG7hI9jK1l',
    `AIza${'aB3dE5fG7hI9jK1lM2nO4pQ6rS8tU0vW1xY'}`,
    'rk_live_aB3dE5fG7hI9jK1lM2nO',
    'npm_aB3dE5fG7hI9jK1lM2nO4pQ6rS8tU0vW1xY3',
    `AccountKey=${'aB3dE5fG7hI9'.repeat(8)}`,
    'eyJaB3dE5fG7hI9.eyJjK1lM2nO4pQ6.aB3dE5fG7hI9jK1lM2nO4pQ6rS8tU0vW',
    `-----BEGIN PRIVATE KEY-----\n${'aB3dE5fG7hI9'.repeat(5)}`,
  ],
  'EXTD-004': ['© ISO 2018', '(c) IEC', 'Copyright 2018 by ISO', 'single-user licence', 'single user license'].map(
    (line) => `${line}\n\n${line}\n\n${line}`,
  ),
  'LINK-010': ['clause 6.6', 'Clauses  6.6', 'clause\n6.6', 'Abschnitt 6.6', 'Kapitel 6.6', 'Ziffer 6.6'].map(
    (words) => `The standard asks for it in ${words} too.`,
  ),
  'EXTD-001': [
    'ISO 9001',
    'IEC 62443-2-1',
    'EN 50600',
    'DIN-1234',
    'BS 10500',
    'PAS 1085',
    'TS 22163',
    'TR 20000',
    'COBIT',
  ].map((name) => `We follow ${name} here.`),
  'LINK-012': [
    'step 9',
    'Steps 8 and 9',
    'step  9',
    'step\n9',
    'Schritt 9',
    'Schritte 8 und 9',
    'Schritten 8 und 9',
  ].map((words) => `Go on with ${words} of PRO-002.`),
  'CONT-007': [
    ...[
      ...['regularly', 'periodically', 'from time to time', 'at regular intervals', 'at suitable intervals'],
      ...['at appropriate intervals', 'at planned intervals', 'on a regular basis', 'in a timely manner'],
      ...['as appropriate', 'where necessary', 'when needed', 'if required', 'as far as possible'],
    ].map((words) => `The list must be checked ${words}.`),
    ...[
      ...['regelmäßig', 'regelmässig', 'in angemessenen Abständen', 'in geeigneten Abständen', 'in gewissen Abständen'],
      ...['in geplanten Abständen', 'von Zeit zu Zeit', 'turnusmäßig', 'zeitnah', 'bei Bedarf', 'gegebenenfalls'],
      ...['falls nötig', 'wenn notwendig', 'soweit erforderlich', 'sofern möglich', 'in angemessener Weise'],
    ].map((words) => `Die Liste muss ${words} geprüft werden.`),
    'Die Liste muss geprüft werden, ggf. auch die Kopie.',
  ],
};

const head = (id: string): string => `---
id: ${id}
owner: ROL-005
status: approved
version: "1.0"
classification: internal
effective_from: 2026-01-10
---
`;

const register = `---
id: REG-006
type: register
of: [external-document]
owner: ROL-002
classification: internal
rows:
  - {id: EXT-001, name: Guide to plain words, publisher: City Press, edition: "2", location: archive}
---

# Documents from outside
`;

/** Rules without the one have their say too, but report nothing. */
const findsIn = (rule: (typeof rules)[number], text: string): boolean => {
  const sms = smallSms({
    'content/procedures/pro-001.md': `${head('PRO-001')}\n# Keep the list\n\n## Steps\n\n${text}\n`,
    'content/processes/prc-001.md': `${head('PRC-001')}\n# Keep the list\n\n## Steps\n\n${text}\n`,
    'content/procedures/pro-002.md': `${head('PRO-002')}\n# Look\n\n## Steps\n\n1. Look.\n2. Write.\n`,
    'content/registers/documents.md': register,
  });
  const { findings, gaps } = judge(sms, [rule], { history: false, base: false });
  return [...findings, ...gaps].some(({ place }) => /pr[oc]-001/.test(place.file));
};

describe.each(rules.filter(({ id }) => id in forms).map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('overlooks no form of what it looks for', () => {
    expect(forms[id]?.filter((text) => !findsIn(rule, text))).toEqual([]);
  });

  test('finds nothing in a text without any', () => {
    expect(findsIn(rule, 'Write the day into the list.')).toBe(false);
  });
});
