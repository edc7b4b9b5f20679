import { describe, expect, test } from 'vitest';
import { everydayWords, wordsOfQuestions } from '../../src/views/everyday-words.ts';
import { everydayWordsOf, relatedWords } from '../../src/views/related-words.ts';
import type { RelatedWords } from '../../src/views/search-words.ts';
import { partsOfQuery } from '../../src/views/search-words.ts';
import { suggestQuery } from '../../src/views/suggest-words.ts';
import { searchData } from '../../src/views/search-view.ts';
import { smallSite } from '../support/small-site.ts';
import { smallSms } from '../support/small-sms.ts';

const related: readonly RelatedWords[] = [
  [
    ['laptop', 'notebook'],
    ['device', 'workplace'],
  ],
  [['lost'], ['lost', 'loss']],
  [
    ['way back', 'rollback'],
    ['way back', 'rollback'],
  ],
];
const idle = new Set(wordsOfQuestions);
const parts = (query: string): readonly string[] =>
  partsOfQuery(query, related, idle).map(({ own, others }) => [own, ...others].join(' | '));

describe('a query is taken apart', () => {
  test.each([
    ['laptop lost', ['laptop | device | workplace', 'lost | loss']],
    ['Laptops', ['laptops | device | workplace']],
    ['What do I do when my laptop is lost?', ['laptop | device | workplace', 'lost | loss']],
    ['who is it', ['who', 'is', 'it']],
    ['the way back', ['way back | rollback']],
    ['rollback plan', ['rollback | way back', 'plan']],
    ['"laptop lost"', ['"laptop lost"']],
    ['8.6.1', ['8.6.1']],
    ['  ', []],
  ])('%s', (query, expected) => {
    expect(parts(query)).toEqual(expected);
  });
});

describe('the table of everyday words', () => {
  test('is in lower case where people type, names no word twice in a language, and always means something', () => {
    for (const language of ['en', 'de'] as const) {
      const said = everydayWords.flatMap((entry) => entry[language]);
      expect(said.filter((word) => word !== word.toLowerCase() || /\s/.test(word))).toEqual([]);
      expect(said.filter((word, at) => said.indexOf(word) !== at)).toEqual([]);
    }
    expect(everydayWords.filter(({ en, de, means }) => en.length + de.length === 0 || means.length === 0)).toEqual([]);
  });

  test('is used as far as a manual has the words', () => {
    const found = everydayWordsOf(new Set(['devices', 'major', 'incident']));
    const meansOf = (word: string): unknown => found.find(([says]) => says.includes(word))?.[1];
    expect(meansOf('laptop')).toEqual(['device']);
    expect(meansOf('emergency')).toEqual(['major incident']);
    expect(meansOf('passwort')).toBeUndefined();
  });
});

describe('related words of an SMS', () => {
  const sms = smallSms({
    'clausebook.yaml':
      'organization: Example Ltd\nlevel: advanced\nhistory: none\nas_of: 2026-06-30\naliases: {the yellow book: TRM-001}\n',
    'content/registers/words.md': `---
id: REG-002
type: register
of: [glossary-term]
owner: ROL-002
classification: internal
rows:
  - {id: TRM-001, name: Way back, status: active, meaning: "How a change is undone.", synonyms: [Rollback]}
  - {id: TRM-002, name: Night desk, status: active, meaning: "Who answers by night."}
---

# Words
`,
  });

  test('are terms with their synonyms, and aliases', () => {
    expect(relatedWords(smallSite(sms), new Set())).toEqual([
      [
        ['way back', 'rollback'],
        ['way back', 'rollback'],
      ],
      [['the yellow book'], ['way back']],
    ]);
  });

  test('stand in the data of the search, and may be suggested', () => {
    const data = searchData(smallSite(sms, { bodyHtml: (id) => (id === 'REG-002' ? '<p>Devices.</p>' : '') }));
    expect(data.related.some(([says, means]) => says.includes('laptop') && means.includes('device'))).toBe(true);
    expect(data.words).toContain('laptop');
    expect(data.words).not.toContain('passwort');
    expect(data.idle).toContain('the');
  });
});

describe('did you mean', () => {
  const vocabulary = ['action', 'störung', 'steering', 'incident', 'notfall', 'größe', 'laptop', 'custom', 'customer'];
  test.each([
    ['incedent', 'incident'],
    ['labtop', 'laptop'],
    ['customr', 'customer'],
    ['vacation', null],
    ['vorfall', null],
    ['Stoerung', 'störung'],
    ['groesse', 'größe'],
  ])('%s', (query, better) => {
    expect(suggestQuery(query, vocabulary)).toBe(better);
  });
});

test('words of a text in another language are not suggested', () => {
  const document = (id: string, more: string): string =>
    `---\nid: ${id}\nowner: ROL-002\nversion: "0.1"\nstatus: draft\nclassification: internal\n${more}---\n\n# Text\n`;
  const sms = smallSms({
    'content/pro-1.md': document('PRO-001', ''),
    'content/pro-2.md': document('PRO-002', 'language: de\n'),
  });
  const html = new Map([
    ['PRO-001', '<p>Swap the device.</p>'],
    ['PRO-002', '<p>Gerät tauschen.</p>'],
  ]);
  const { words } = searchData(smallSite(sms, { bodyHtml: (id) => html.get(id) ?? '' }));
  expect([words.includes('device'), words.includes('tauschen')]).toEqual([true, false]);
});
