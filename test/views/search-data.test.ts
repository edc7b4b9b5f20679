import { describe, expect, test } from 'vitest';
import { packIds, unpackIds } from '../../src/views/id-runs.ts';
import { createResolver } from '../../src/views/search-data.ts';
import { nameMark, nameMarkLength } from '../../src/views/search-key.ts';

const titles = ['Manage change', 'Restore never tried', 'Incident management'];
const resolve = createResolver({
  standard: 'iso20000-1-2018',
  clauses: [
    ['8.6.1', 'Incident management'],
    ['8.7.2', 'Service continuity'],
  ],
  clauseName: 'Clause {number} {title}',
  ids: 'PRC-009 RSK-006 KNA-001',
  titles: titles.map(nameMark).join(''),
  aliases: [['rollback', 'PRC-009']],
  words: [],
  related: [],
  idle: [],
});

describe('the exact resolver', () => {
  test.each([
    ['prc 9', '/prc-009/', false],
    ['PRC-009', '/prc-009/', false],
    ['Rollback', '/prc-009/', false],
    ['manage  CHANGE', '/prc-009/', true],
    ['8.6.1', '/clauses/iso20000-1-2018/8.6.1/', false],
    ['clause 8.7.2', '/clauses/iso20000-1-2018/8.7.2/', false],
    ['service continuity', '/clauses/iso20000-1-2018/8.7.2/', false],
    ['incident management', '/kna-001/', true],
  ])('%s', (query, address, isLikely) => {
    expect(resolve(query)).toMatchObject({ address, isLikely });
  });

  test('knows nothing else', () => {
    expect(['', ' ', 'manage', 'PRC-010', '8.6'].map(resolve)).toEqual([null, null, null, null, null]);
  });

  test.each([
    ['RSK-001 RSK-002 RSK-003 POL-001', 'RSK-001+2 POL-001'],
    ['MTG-099 MTG-100 MTG-101', 'MTG-099+2'],
    ['KPI-999 KPI-1000 KPI-1002', 'KPI-999+1 KPI-1002'],
    ['alone', 'alone'],
  ])('ids are written shortly: %s', (ids, packed) => {
    expect(packIds(ids.split(' '))).toBe(packed);
    expect(unpackIds(packed).join(' ')).toBe(ids);
  });

  test('marks are short, and differ for all but a few of many names', () => {
    const marks = Array.from({ length: 10_000 }, (_, at) => nameMark(`Risk of the kind ${at}`));
    expect(marks.every((mark) => mark.length === nameMarkLength)).toBe(true);
    expect(new Set(marks).size).toBeGreaterThan(9980);
  });
});
