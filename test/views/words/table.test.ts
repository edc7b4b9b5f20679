import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { german } from '../../../src/views/words/german.ts';
import { repository } from '../../support/command-line.ts';

// The table of words: its keys are the English texts, so what is wrong with it shows in the sources.
const words = join(repository, 'src/views/words');
const places = ['src/views', 'src/theme', 'src/core'].map((place) => join(repository, place));
const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

/** Every string in the sources that is no type: what is said, and what tables of texts hold. */
function stringsIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !/\.(?:ts|astro)$/.test(entry.name) || /[\\/]words[\\/]german/.test(path)) return [];
    const text = readFileSync(path, 'utf8');
    return entry.name.endsWith('.astro') ? [text] : stringsOf(text);
  });
}

function stringsOf(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isTemplateExpression(node)) found.push(node.getText());
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) found.push(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

test('no text stands in two parts of the table', () => {
  const keys = readdirSync(words)
    .filter((name) => /^german-(?!types|fields|verbs|states|clauses|purposes)/.test(name))
    .flatMap((name) =>
      [...readFileSync(join(words, name), 'utf8').matchAll(/^ {2}(?:'((?:[^'\\]|\\.)*)'|(\w+)):/gm)].map(
        ([, quoted, plain]) => (quoted ?? plain ?? '').replaceAll("\\'", "'"),
      ),
    );
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  expect(keys.length).toBe(Object.keys(german).length);
});

test('both languages put in the same values', () => {
  const different = Object.entries<string>(german).filter(
    ([text, said]) => placeholders(text).join() !== placeholders(said).join(),
  );
  expect(different).toEqual([]);
});

test('no text is left over that nothing says', () => {
  const all = places.flatMap(stringsIn);
  const known = new Set(all);
  const templates = all.filter((text) => text.includes('say') || text.startsWith('`'));
  // Notes behind a mark may be put together: `say(\`${state}#step\`)`.
  // Groups of clauses are called by their keys: `Supply demand` is `supply-demand`.
  const isSaid = (text: string): boolean =>
    known.has(text) ||
    known.has(text.toLowerCase().replaceAll(' ', '-')) ||
    (text.includes('#') && known.has(text.slice(0, text.indexOf('#')))) ||
    templates.some((template) => template.includes(text.replaceAll("'", "\\'")) || template.includes(text));
  expect(Object.keys(german).filter((text) => !isSaid(text))).toEqual([]);
});
