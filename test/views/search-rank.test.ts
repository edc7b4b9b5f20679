import { expect, test } from 'vitest';
import type { Hit } from '../../src/views/search-rank.ts';
import { rankHits } from '../../src/views/search-rank.ts';

const hit = (id: string, score: number, ...words: number[]): Hit => ({ id, score, words });
const plain = (): number => 1;
const idsOf = (pages: readonly { readonly id: string }[]): readonly string[] => pages.map(({ id }) => id);

test('what tells people what to do comes before what tells what was done', () => {
  const whole = [hit('record', 9), hit('policy', 5), hit('draft', 5)];
  expect(idsOf(rankHits(whole, [], plain))).toEqual(['record', 'draft', 'policy']);
  expect(idsOf(rankHits(whole, [], (id) => (id === 'policy' ? 3 : 1)))).toEqual(['policy', 'record', 'draft']);
});

test('a page needs every part of a query, in its own words or in others', () => {
  const parts = [
    { own: [hit('a', 4), hit('b', 4)], others: [[hit('c', 4)]] },
    { own: [hit('a', 4), hit('c', 4)], others: [[hit('d', 9)]] },
  ];
  expect(idsOf(rankHits([], parts, plain))).toEqual(['a', 'c']);
});

test('the words typed count more than others for the same', () => {
  const parts = [{ own: [hit('typed', 5)], others: [[hit('other', 6)]] }];
  expect(idsOf(rankHits([], parts, plain))).toEqual(['typed', 'other']);
});

test('words that stand near each other count more', () => {
  const parts = [
    { own: [hit('far', 5, 1), hit('near', 5, 900), hit('section', 5, 10, 700)], others: [] },
    { own: [hit('far', 5, 800), hit('near', 5, 3, 910), hit('section', 5, 110)], others: [] },
  ];
  expect(idsOf(rankHits([], parts, plain))).toEqual(['near', 'section', 'far']);
});

test('what the full text found for the query as a whole stays, once', () => {
  const parts = [{ own: [hit('a', 2)], others: [[hit('b', 2)]] }];
  const pages = rankHits([hit('a', 3)], parts, plain);
  expect(pages).toEqual([
    { id: 'a', hits: [hit('a', 3)] },
    { id: 'b', hits: [hit('b', 2)] },
  ]);
});
