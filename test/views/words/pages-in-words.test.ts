import { afterEach, expect, test } from 'vitest';
import type { Finding } from '../../../src/core/finding/finding.ts';
import type { Item } from '../../../src/core/model/item.ts';
import { homeView } from '../../../src/views/home-view.ts';
import { kindName } from '../../../src/views/kind-name.ts';
import { pageOfId } from '../../../src/views/item-page.ts';
import { registersView } from '../../../src/views/registers-view.ts';
import { rowView } from '../../../src/views/row-view.ts';
import type { Site } from '../../../src/views/site.ts';
import { capitalized, itemLink } from '../../../src/views/site.ts';
import { homeState } from '../../../src/views/state/home-state.ts';
import { textValue, valueView } from '../../../src/views/value-view.ts';
import { sayKnown, speak } from '../../../src/views/words/say.ts';
import { smallSite } from '../../support/small-site.ts';
import { smallSms } from '../../support/small-sms.ts';

afterEach(() => speak('en'));

const risk = (id: string, title: string, more = ''): string =>
  `---\nid: ${id}\nowner: ROL-002\nclassification: internal\nlikelihood: 2\nimpact: 2\n${more}---\n\n# ${title}\n`;
const files = {
  'content/rsk-001.md': risk('RSK-001', 'Cooling fails', 'domain: service\ncauses: One chiller and no other.\n'),
  'content/rsk-002.md': risk('RSK-002', 'Strom fällt aus', 'language: de\n'),
  'content/cir-001.md':
    '---\nid: CIR-001\nowner: ROL-002\nversion: "1.0"\nstatus: approved\nclassification: internal\n---\n\n# Kinds of items\n',
};

function siteWith(severities: readonly Finding['severity'][] = []): Site {
  const site = smallSite(smallSms(files));
  const findings = severities.map(
    (severity): Finding =>
      ({
        rule: 'LIFE-001',
        severity,
        basis: 'std',
        place: { file: 'content/rsk-001.md', line: 1, column: 1 },
        item: 'RSK-001',
        message: 'x',
        clauses: [],
        related: [],
        due: null,
      }) as unknown as Finding,
  );
  return { ...site, checked: { ...site.checked, judgement: { ...site.checked.judgement, findings } } };
}

function itemOf(site: Site, id: string): Item {
  const item = site.checked.sms.items.get(id);
  if (item === undefined) throw new Error(`There is no ${id}.`);
  return item;
}

const counters = (severities: readonly Finding['severity'][]): readonly string[] =>
  homeView(siteWith(severities)).severities.map(({ count, label }) => `${count} ${label}`);

test('what blocks is counted in words that fit the number', () => {
  expect([...counters(['block']), ...counters(['block', 'block', 'warn'])]).toEqual([
    '1 blocking',
    '2 blocking',
    '1 warning',
  ]);
  speak('de');
  expect([...counters(['block']), ...counters(['block', 'block', 'warn'])]).toEqual([
    '1 Sperre',
    '2 Sperren',
    '1 Warnung',
  ]);
});

test.each([
  ['en', ['Risks', 'Roles', 'People', 'Plans']],
  ['de', ['Risiken', 'Rollen', 'Personen', 'Pläne']],
] as const)('kinds that are counted stand in the plural, in %s', (language, expected) => {
  speak(language);
  const names = registersView(siteWith()).groups.flatMap(({ types }) => types.map(({ link }) => link.text));
  expect(names).toEqual(expect.arrayContaining([...expected]));
});

test.each([
  ['en', ['1 objective off course'], ['2 objectives off course']],
  ['de', ['1 Ziel nicht auf Kurs'], ['2 Ziele nicht auf Kurs']],
] as const)('one objective is counted in the singular, in %s', (language, one, two) => {
  speak(language);
  const objective = (id: string): string =>
    `---\nid: ${id}\nowner: ROL-002\nclassification: internal\nstatus: active\ndue: 2026-01-31\n---\n\n# Fewer calls\n`;
  const objectives = (...ids: readonly string[]): readonly string[] =>
    (
      homeState(smallSite(smallSms(Object.fromEntries(ids.map((id) => [`content/${id}.md`, objective(id)])))))
        ?.counts ?? []
    )
      .filter(({ href }) => href.endsWith('#cb_objectives'))
      .map(({ count, label }) => `${count} ${label}`);
  expect([objectives('OBJ-001'), objectives('OBJ-001', 'OBJ-002')]).toEqual([one, two]);
});

test('abbreviations in the name of a kind are written as such', () => {
  const site = siteWith();
  expect(capitalized(kindName(itemOf(site, 'CIR-001')))).toBe('CI register');
  const item = itemOf(site, 'RSK-001');
  expect(kindName({ ...item, type: { ...item.type, key: 'report' }, kind: { key: 'sms-performance' } } as Item)).toBe(
    'SMS performance report',
  );
});

test('every act that an approval may state has its word', () => {
  speak('de');
  const acts = ['reviewed', 'approved', 'agreed', 'accepted', 'invoked', 'withdrawn'];
  expect(acts.map(sayKnown).filter((word, at) => word === acts[at])).toEqual([]);
});

test('a title in another language than the pages is marked, a name of a person and words of ours are not', () => {
  const site = siteWith();
  const marks = (): readonly (string | undefined)[] => [
    itemLink(site, 'RSK-001').lang,
    itemLink(site, 'RSK-001', 'Cooling fails').lang,
    itemLink(site, 'RSK-002').lang,
    rowView(site, itemOf(site, 'RSK-001')).owner?.lang,
    itemLink(site, 'REG-001', 'Organization').lang,
    itemLink(site, 'PER-001', 'Ada Marsh').lang,
    itemLink(site, 'RSK-001', 'and 3 more').lang,
  ];
  expect(marks()).toEqual([undefined, undefined, 'de', undefined, undefined, undefined, undefined]);
  expect('lang' in itemLink(site, 'RSK-001')).toBe(false);
  speak('de');
  expect(marks()).toEqual(['en', 'en', undefined, 'en', 'en', undefined, undefined]);
});

test('words of a field in another language are marked, numbers and codes are not', () => {
  const site = siteWith();
  const values = (id: string): readonly unknown[] => [
    valueView(site, id, 'One chiller and no other.'),
    valueView(site, id, '99.5 %'),
    valueView(site, id, [{ what: 'Hire a cooler' }]),
  ];
  const table = (cell: unknown): unknown => ({ kind: 'table', columns: [expect.any(String)], rows: [[cell]] });
  const plain = [textValue('One chiller and no other.'), textValue('99.5 %'), table(textValue('Hire a cooler'))];
  expect(values('RSK-001')).toEqual(plain);
  speak('de');
  expect(values('RSK-002')).toEqual(plain);
  expect(values('RSK-001')).toEqual([
    { kind: 'text', text: 'One chiller and no other.', lang: 'en' },
    textValue('99.5 %'),
    table({ kind: 'text', text: 'Hire a cooler', lang: 'en' }),
  ]);
});

test('headings of a text in the list of contents are marked as the text is', () => {
  const site = { ...siteWith(), bodyHtml: () => '<h2 id="purpose">Purpose</h2><h2 id="steps">Steps</h2>' };
  const marks = (): readonly (string | undefined)[] => pageOfId(site, 'CIR-001').contents.map(({ lang }) => lang);
  const english = marks();
  expect(english.length).toBeGreaterThan(1);
  expect(english.every((mark) => mark === undefined)).toBe(true);
  speak('de');
  expect(marks()).toContain('en');
});
