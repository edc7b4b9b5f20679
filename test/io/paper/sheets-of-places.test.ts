import { describe, expect, test } from 'vitest';
import { sheetsOfPlaces } from '../../../src/io/paper/sheets-of-places.ts';

/** A PDF of these objects, numbered from one; the first is the catalogue. */
function pdfOf(...objects: readonly string[]): Buffer {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}`;
  return Buffer.from(`${text}${table}trailer\n<</Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`, 'latin1');
}

const page = '<</Type /Page\n/Parent 2 0 R>>';

describe('sheets of places', () => {
  test('count through the tree of pages in its order, and names are as they stand in addresses', () => {
    const pdf = pdfOf(
      '<</Type /Catalog\n/Pages 2 0 R\n/Dests 3 0 R>>',
      '<</Type /Pages\n/Count 3\n/Kids [5 0 R 7 0 R]>>',
      '<</pol-001 [6 0 R /XYZ 0 841 0]\n/m#C3#BCll [4 0 R /XYZ 0 841 0]\n/pol-001~a.b [7 0 R /XYZ 0 1 0]\n/lost [9 0 R /XYZ 0 1 0]>>',
      page,
      '<</Type /Pages\n/Kids [6 0 R 4 0 R]>>',
      page,
      page,
    );
    expect([...sheetsOfPlaces(pdf)]).toEqual([
      ['pol-001', 1],
      ['müll', 2],
      ['pol-001~a.b', 3],
    ]);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['another file', Buffer.from('no PDF')],
    ['a PDF without places', pdfOf('<</Type /Catalog\n/Pages 2 0 R>>', '<</Type /Pages\n/Kids [3 0 R]>>', page)],
    ['a packed table of objects', Buffer.from('%PDF-1.7\n1 0 obj\n<</Type /XRef>>\nendobj\nstartxref\n9\n%%EOF\n')],
  ])('%s has none', (_, bytes) => {
    expect(sheetsOfPlaces(bytes).size).toBe(0);
  });
});
