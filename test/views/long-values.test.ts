import { describe, expect, test } from 'vitest';
import { longValues, shortened } from '../../src/views/long-values.ts';
import type { ValueView } from '../../src/views/value-view.ts';
import { textValue } from '../../src/views/value-view.ts';

const texts = (count: number): readonly ValueView[] =>
  Array.from({ length: count }, (_, at) => textValue(`t${at + 1}`));
const list = (count: number): ValueView => ({ kind: 'list', items: texts(count) });
const how = { key: 'field-x', label: 'X', most: 2 };
const hrefOf = (key: string): string => `/id/related/${key}/`;

describe('values that are too long for the page of an item', () => {
  test('a short value stays as it is', () => {
    expect(shortened(list(2), how, hrefOf)).toEqual(list(2));
    expect(longValues(list(2), how)).toEqual([]);
  });

  test('a long one keeps its beginning and leads to the rest', () => {
    expect(shortened(list(5), how, hrefOf)).toEqual({
      kind: 'list',
      items: texts(2),
      more: { href: '/id/related/field-x/', text: 'and 3 more' },
    });
    expect(longValues(list(5), how)).toEqual([{ ...how, value: list(5) }]);
  });

  test('every list cut has a page, however deep it stands, and every page a link', () => {
    const value: ValueView = {
      kind: 'map',
      entries: [
        { label: 'A', value: list(3) },
        {
          label: 'B',
          value: { kind: 'table', columns: ['One', 'Two'], rows: texts(4).map((text) => [text, list(4)]) },
        },
      ],
    };
    const links = [...JSON.stringify(shortened(value, how, hrefOf)).matchAll(/"href":"([^"]*)"/g)].map(
      ([, href]) => href,
    );
    const pages = longValues(value, how).map(({ key }) => hrefOf(key));
    expect(links.toSorted()).toEqual([
      '/id/related/field-x-a/',
      '/id/related/field-x-b-1-2/',
      '/id/related/field-x-b-2-2/',
      '/id/related/field-x-b/',
    ]);
    expect(pages).toEqual(expect.arrayContaining(links));
    expect(longValues(value, how).map(({ label }) => label)).toEqual(
      expect.arrayContaining(['X: A', 'X: B', 'X: B: Two']),
    );
  });
});
