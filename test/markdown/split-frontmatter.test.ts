import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitFrontmatter } from '../../src/markdown/split-frontmatter.ts';
import { problemsIn, readText } from '../support/read-text.ts';

const keys = 'id: PRO-001\nowner: ROL-005\n';
const known = { id: 'PRO-001', owner: 'ROL-005' };

describe('frontmatter that is read', () => {
  test.each([
    ['plain', `---\n${keys}---\n# Title\n`, '# Title\n', 5],
    ['with CRLF', `---\r\nid: PRO-001\r\nowner: ROL-005\r\n---\r\n# Title\r\n`, '# Title\r\n', 5],
    ['with lone CR', `---\rid: PRO-001\rowner: ROL-005\r---\r# Title\r`, '# Title\n', 5],
    ['blanks and tabs behind the dashes', `--- \t\n${keys}--- \t\n# Title\n`, '# Title\n', 5],
    ['without a line end at the end', `---\n${keys}---`, '', 4],
    ['a rule across the page in the text', `---\n${keys}---\n\n---\n\nText\n`, '\n---\n\nText\n', 5],
    ['a byte order mark before it', `\uFEFF---\n${keys}---\n# Title\n`, '# Title\n', 5],
  ])('%s', (_name, text, body, bodyLine) => {
    const facts = readText(text);
    expect(facts).toMatchObject({ hasFrontmatter: true, fields: known, body, bodyLine, problems: [] });
  });

  test('may be empty', () => {
    expect(readText('---\n---\nText\n')).toMatchObject({
      hasFrontmatter: true,
      fields: {},
      body: 'Text\n',
      problems: [],
    });
  });

  test('may hold comments, also at the end', () => {
    const facts = readText(`---\n# who\n\n${keys}\n# nothing more\n---\nText\n`);
    expect(facts).toMatchObject({ fields: known, body: 'Text\n', problems: [] });
  });

  test('may hold dashes inside a text of several lines', () => {
    const facts = readText(`---\n${keys}summary: |\n  one\n  ---\n  two\n---\nText\n`);
    expect(facts).toMatchObject({ fields: { ...known, summary: 'one\n---\ntwo\n' }, body: 'Text\n', problems: [] });
  });
});

describe('no frontmatter, and nothing that looks like it', () => {
  test.each([
    ['an empty file', ''],
    ['text', 'Some text.\n'],
    ['a heading', '# Title\n\nid: no metadata\n'],
    ['a heading drawn with dashes', 'Note: a heading\n---\n\nText\n'],
    ['a title and dashes', 'Title\n---\n\nText\n'],
    ['a rule across the page further down', '# Title\n\n---\n\nText\n\n---\n\nText\n'],
    ['a rule behind a blank line', '\n---\n\nText.\n\n---\n'],
    ['a comment', '<!-- Copyright: Example Ltd\nLicense: MIT -->\n\n# Title\n'],
    ['an example of frontmatter in code', '# Title\n\n```md\n---\nid: PRO-001\n---\n```\n'],
    ['a list', '- one\n- two: three\n'],
    ['a quotation of a mail', '> From: eve\n> To: ben\n'],
  ])('%s', (_name, text) => {
    expect(readText(text)).toMatchObject({ hasFrontmatter: false, fields: {}, body: text, problems: [] });
  });
});

describe('metadata that would be lost', () => {
  test.each([
    ['a blank line before it', `\n---\n${keys}---\nText\n`, ['1:1-1:1 text-before-fence'], known],
    ['a blank before it', ` ---\n${keys}---\nText\n`, ['1:1-1:5 text-before-fence'], known],
    ['a comment before it', `<!-- (c) 2026 -->\n---\n${keys}---\nText\n`, ['1:1-1:18 text-before-fence'], known],
    ['an invisible character before it', `\u200B---\n${keys}---\nText\n`, ['1:1-1:5 text-before-fence'], known],
    ['text before it', `# Title\n\n---\n${keys}---\nText\n`, ['3:1-3:4 text-before-fence!'], {}],
    ['no closing line', `---\n${keys}\n# Title\n`, ['1:1-1:4 unclosed-fence!'], {}],
    ['the opening line and nothing else', '---', ['1:1-1:4 unclosed-fence!'], {}],
    ['four dashes at the end', `---\n${keys}----\nText\n`, ['4:1-4:5 unclosed-fence!'], {}],
    ['dashes and text at the end', `---\n${keys}--- end\nText\n`, ['4:1-4:8 unclosed-fence!'], {}],
    ['an indented closing line', `---\n${keys}  ---\n\n# Title\n\n---\n`, ['4:1-4:6 unclosed-fence!'], {}],
    [
      'a rule across the page behind a heading',
      `---\n${keys}\n# Title\n\n---\n\nText\n`,
      ['5:1-5:8 unclosed-fence!'],
      known,
    ],
    ['three dots at the end', `---\n${keys}...\n\n---\n`, ['4:1-4:4 unclosed-fence'], known],
    ['no opening line', `${keys}---\nText\n`, ['1:1-1:12 missing-opening-fence'], known],
    ['no lines of dashes at all', `${keys}\nText\n`, ['1:1-1:12 missing-opening-fence!'], {}],
    ['five dashes', `-----\n${keys}-----\n`, ['1:1-1:6 missing-opening-fence!'], {}],
    ['a long dash', `—\n${keys}—\n`, ['1:1-1:2 missing-opening-fence!'], {}],
    ['a block of code', `\`\`\`yaml\n${keys}\`\`\`\n`, ['1:1-1:8 missing-opening-fence!'], {}],
    ['a no-break blank behind the dashes', `---\u00A0\n${keys}---\n`, ['1:1-1:5 missing-opening-fence!'], {}],
    ['TOML', '+++\nid = "PRO-001"\n+++\n', ['1:1-1:4 toml-frontmatter!'], {}],
    ['TOML behind a blank line', '\n+++\nid = "PRO-001"\n+++\n', ['2:1-2:4 toml-frontmatter!'], {}],
    ['JSON', '{\n  "id": "PRO-001"\n}\n', ['1:1-1:2 code-frontmatter!'], {}],
    ['JSON between semicolons', ';;;\n"id": "PRO-001"\n;;;\n', ['1:1-1:2 code-frontmatter!'], {}],
    ['a comment around it', `<!--\n---\n${keys}---\n-->\n`, ['1:1-2:4 frontmatter-in-comment!'], {}],
    ['a comment around it on one line', `<!-- ---\n${keys}--- -->\n`, ['1:1-1:9 frontmatter-in-comment!'], {}],
    ['a comment around the keys', `<!--\n${keys}-->\n`, ['1:1-2:12 frontmatter-in-comment!'], {}],
    [
      'a merge that was not finished',
      `---\n<<<<<<< HEAD\nid: A\n=======\nid: B\n>>>>>>> x\n---\n`,
      ['2:1-2:8 conflict-marker!'],
      expect.anything(),
    ],
    [
      'a merge around the whole of it',
      `<<<<<<< HEAD\n---\nid: A\n---\n=======\n---\nid: B\n---\n>>>>>>> x\n`,
      ['1:1-1:8 conflict-marker!'],
      {},
    ],
  ])('%s', (_name, text, problems, fields) => {
    expect(problemsIn(text)).toEqual(problems);
    expect(readText(text).fields).toEqual(fields);
  });
});

describe('code is never run', () => {
  const payload = '{ get id() { globalThis.wasRun = true; return "x"; } }';
  const languages = ['js', 'javascript', 'JS', ' js', 'json', 'coffee', 'toml', 'yaml'];
  const breaks = ['', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f', '\u00A0', '\uFEFF', '\t', '\r\n'];
  const openings = languages.flatMap((language) => breaks.map((gap) => `---${gap}${language}`));

  test.each(openings.map((opening) => [JSON.stringify(opening), opening]))('%s', (_name, opening) => {
    const facts = readText(`${opening}\n${payload}\n---\nText\n`);
    expect('wasRun' in globalThis).toBe(false);
    expect(facts.fields['id']).toBeUndefined();
    expect(facts.problems.map((problem) => problem.fatal)).toContain(true);
  });

  test('nor are the tags of YAML', () => {
    const facts = readText(
      '---\nid: !!js/function "function () { globalThis.wasRun = true; }"\nb: !!python/object/apply:os.system [ls]\n---\n',
    );
    expect('wasRun' in globalThis).toBe(false);
    expect(facts.problems.map((problem) => problem.code)).toEqual(['yaml-syntax', 'yaml-syntax']);
  });
});

describe('for any content', () => {
  const lineEnd = fc.constantFrom('\n', '\r\n');
  const yamlLine = fc.constantFrom(
    'id: PRO-001',
    'tags:',
    '  - a',
    '',
    'text: "a: b" # note',
    'list: [1, 2]',
    '   ',
    'a: --- b',
  );
  const bodyLine = fc.constantFrom('# Title', '', '---', '...', 'Text: more', '+++', '<!-- ---', '  ---', '>>>>>>> x');

  test('what is cut is put together again', () => {
    fc.assert(
      fc.property(fc.array(yamlLine), fc.array(bodyLine), lineEnd, (yaml, body, end) => {
        const block = yaml.map((line) => line + end).join('');
        const rest = body.join(end);
        expect(splitFrontmatter('doc.md', `---${end}${block}---${end}${rest}`)).toEqual({
          yaml: block,
          yamlStart: 3 + end.length,
          body: rest,
          bodyStart: 6 + 2 * end.length + block.length,
          problems: [],
        });
      }),
    );
  });
});

test.each([
  ['comments', '<!---->'.repeat(20_000)],
  ['ends of comments', `<!--${' -->'.repeat(20_000)}`],
  ['blank lines', `---\na: 1\n${'\n'.repeat(200_000)}b: 2\n---\n`],
  ['blanks', ' '.repeat(200_000)],
  ['fences', `${Array.from({ length: 50_000 }, (_, index) => `\`\`\`a${index}`).join('\n')}\n<<<<<<< x`],
  ['lines of three dashes', '---\n\n'.repeat(50_000)],
  ['keys', 'id: x\n'.repeat(50_000)],
  ['quotation marks', '>'.repeat(200_000)],
  ['brackets', `---\na: ${'['.repeat(20_000)}\n---\n`],
  ['emphasis', '*'.repeat(50_000) + 'a' + '*'.repeat(50_000)],
])('very many %s take no more than some seconds', { timeout: 20_000 }, (_name, text) => {
  expect(() => readText(text)).not.toThrow();
});
