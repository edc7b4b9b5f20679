/**
 * On which sheet of a PDF each of its named places stands: places are what a link within it leads to, sheets count from one. Empty where
 * the PDF is not written as browsers of Chromium's family write it.
 *
 * @param pdf the PDF, with a plain table of its objects
 */
export function sheetsOfPlaces(pdf: Buffer): ReadonlyMap<string, number> {
  const text = pdf.toString('latin1');
  const objects = objectsOf(text);
  const catalog = objects(/\/Root (\d+) 0 R/.exec(text.slice(text.lastIndexOf('trailer')))?.[1]);
  const pages = pagesBelow(objects, referred(catalog, 'Pages'));
  const sheets = new Map(pages.map((page, at) => [page, at + 1]));
  const places = objects(referred(catalog, 'Dests')).matchAll(/\/([^\s[\]()<>{}/%]+) \[(\d+) 0 R/g);
  return new Map(
    [...places].flatMap(([, name = '', page = '']) => {
      const sheet = sheets.get(page);
      return sheet === undefined ? [] : [[placeName(name), sheet] as const];
    }),
  );
}

/** Gives the text of an object by its number; empty where there is none. */
type Objects = (number: string | undefined) => string;

function objectsOf(text: string): Objects {
  const from = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-100))?.[1]);
  const [, first, lines = ''] = /^xref\s+(\d+) \d+\s+((?:\d{10} \d{5} [fn]\s+)+)/.exec(text.slice(from)) ?? [];
  const offsets = [...lines.matchAll(/(\d{10}) \d{5} [fn]/g)].map(([, offset]) => Number(offset));
  return (number) => {
    const offset = offsets[Number(number) - Number(first)];
    return offset === undefined ? '' : text.slice(offset, text.indexOf('endobj', offset));
  };
}

function referred(object: string, key: string): string | undefined {
  return new RegExp(`/${key} (\\d+) 0 R`).exec(object)?.[1];
}

function pagesBelow(objects: Objects, number: string | undefined): readonly string[] {
  const object = objects(number);
  if (number === undefined || !/\/Type \/Pages\b/.test(object)) return number === undefined ? [] : [number];
  const kids = /\/Kids \[([^\]]*)\]/.exec(object)?.[1] ?? '';
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => pagesBelow(objects, kid));
}

function placeName(name: string): string {
  const bytes = name.replaceAll(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
