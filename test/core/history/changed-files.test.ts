import { expect, test } from 'vitest';
import { changedFiles } from '../../../src/core/history/changed-files.ts';

const files = (all: Readonly<Record<string, string>>): readonly { path: string; sha256: string }[] =>
  Object.entries(all).map(([path, sha256]) => ({ path, sha256 }));
const between = (
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly string[] => changedFiles(files(before), files(after)).map(({ kind, path }) => `${kind} ${path}`);

test('names what has other bytes, is new, or is gone', () => {
  expect(between({ 'a.png': '1', 'b.png': '2', 'c.png': '3' }, { 'a.png': '1', 'b.png': '4', 'd.png': '5' })).toEqual([
    'changed b.png',
    'removed c.png',
    'added d.png',
  ]);
});

test('a file that only moved is no change; one that changed while it moved is one change', () => {
  expect(between({ 'a/x.png': '1' }, { 'b/y.png': '1' })).toEqual([]);
  expect(between({ 'a/x.png': '1' }, { 'b/x.png': '2' })).toEqual(['changed b/x.png']);
});

test('two pictures that changed places are both another file than before', () => {
  expect(between({ 'a.png': '1', 'b.png': '2' }, { 'a.png': '2', 'b.png': '1' })).toEqual([
    'changed a.png',
    'changed b.png',
  ]);
});
