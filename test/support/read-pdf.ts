import { inflateSync } from 'node:zlib';

/** What a PDF says. */
export interface PdfText {
  /** Words of each sheet, margins included, in the order in which they are drawn; blanks are as the file has them. */
  readonly pages: readonly string[];
  /** Titles of the bookmarks, each behind two blanks per level. */
  readonly outline: readonly string[];
  /** Addresses of its links that lead out of it. */
  readonly addresses: readonly string[];
}

/** Reads a PDF as Chromium writes it: no object streams, fonts with a table of the signs they mean. */
export function readPdf(bytes: Buffer): PdfText {
  const objects = objectsOf(bytes.toString('latin1'));
  const kids = /\/Type \/Catalog[^>]*\/Pages (\d+) 0 R/.exec([...objects.values()].join('\n'))?.[1];
  return {
    pages: pagesBelow(objects, Number(kids)).map((page) => textOfPage(objects, page)),
    outline: outlineOf(objects),
    addresses: [...objects.values()].flatMap((object) =>
      [...object.matchAll(/\/URI \(([^)]*)\)/g)].map(([, address = '']) => address),
    ),
  };
}

type Objects = ReadonlyMap<number, string>;

function objectsOf(text: string): Objects {
  return new Map(
    [...text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body = '']) => [Number(id), body]),
  );
}

function pagesBelow(objects: Objects, id: number): readonly string[] {
  const object = objects.get(id) ?? '';
  if (/\/Type \/Page\b(?!s)/.test(object)) return [object];
  const kids = /\/Kids \[([^\]]*)\]/.exec(object)?.[1] ?? '';
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => pagesBelow(objects, Number(kid)));
}

function streamOf(objects: Objects, id: number): string {
  const object = objects.get(id) ?? '';
  const at = object.indexOf('stream\n');
  const data = Buffer.from(object.slice(at + 7, object.lastIndexOf('\nendstream')), 'latin1');
  return (object.includes('/FlateDecode') ? inflateSync(data) : data).toString('latin1');
}

function textOfPage(objects: Objects, page: string): string {
  const fonts = new Map(
    [...(/\/Font <<(.*?)>>/s.exec(page)?.[1] ?? '').matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id]) => [
      name,
      signsOf(objects, Number(id)),
    ]),
  );
  let signs: ReadonlyMap<number, string> = new Map();
  let text = '';
  const content = streamOf(objects, Number(/\/Contents (\d+) 0 R/.exec(page)?.[1]));
  for (const [, font, glyphs, end] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-F]+)>|\b(ET)\b/g)) {
    if (font !== undefined) signs = fonts.get(font) ?? new Map();
    else if (end !== undefined) text += '\n';
    else for (const [code] of (glyphs ?? '').matchAll(/.{4}/g)) text += signs.get(Number.parseInt(code, 16)) ?? '';
  }
  return text;
}

/** Which sign each glyph of a font means. */
function signsOf(objects: Objects, font: number): ReadonlyMap<number, string> {
  const table = streamOf(objects, Number(/\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? '')?.[1]));
  const signs = new Map<number, string>();
  const number = (hex: string | undefined): number => Number.parseInt(hex ?? '0', 16);
  for (const [, section = ''] of table.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g))
    for (const [, code, sign = ''] of section.matchAll(/<(\w+)> <(\w+)>/g)) signs.set(number(code), utf16(sign));
  for (const [, section = ''] of table.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g))
    for (const [, from, to, sign] of section.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let code = number(from); code <= number(to); code += 1)
        signs.set(code, String.fromCharCode(number(sign) + code - number(from)));
  return signs;
}

function utf16(hex: string): string {
  return [...hex.matchAll(/.{4}/g)].map(([code]) => String.fromCharCode(Number.parseInt(code, 16))).join('');
}

function outlineOf(objects: Objects): readonly string[] {
  const root = [...objects.values()].find((object) => object.includes('/Type /Outlines')) ?? '';
  const walk = (id: string | undefined, depth: number): readonly string[] => {
    if (id === undefined) return [];
    const entry = objects.get(Number(id)) ?? '';
    const [, plain, hex] = /\/Title (?:\(((?:[^)\\]|\\.)*)\)|<(\w+)>)/.exec(entry) ?? [];
    const title = hex === undefined ? (plain ?? '').replaceAll(/\\(.)/g, '$1') : utf16(hex.replace(/^FEFF/, ''));
    const below = (key: string): string | undefined => new RegExp(`/${key} (\\d+) 0 R`).exec(entry)?.[1];
    return [`${'  '.repeat(depth)}${title}`, ...walk(below('First'), depth + 1), ...walk(below('Next'), depth)];
  };
  return walk(/\/First (\d+) 0 R/.exec(root)?.[1], 0);
}
