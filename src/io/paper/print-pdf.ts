import type { HeadlessBrowser } from './headless-browser.ts';
import { sheetsOfPlaces } from './sheets-of-places.ts';

/** Sheets a PDF can have, in inches. */
export const paperSizes = { A4: [8.27, 11.69], Letter: [8.5, 11] } as const;
export type PaperSize = keyof typeof paperSizes;

/** Printings after which contents whose numbers still move are printed without them. */
const mostPrintings = 4;

/**
 * Prints a page into a PDF with bookmarks and structure for screen readers. A list of contents says on which sheet each entry begins: it
 * is printed again until its numbers are those of its own sheets.
 *
 * @param browser a running browser
 * @param address address of the page
 * @param options its paper; the day that the PDF states as that of its making: the same page on the same day gives the same bytes; and
 *   where the manual is published, for its links, null where that is not known
 */
export async function printPdf(
  browser: HeadlessBrowser,
  address: string,
  { paper, day, origin }: { readonly paper: PaperSize; readonly day: string; readonly origin: string | null },
): Promise<Buffer> {
  const { targetId } = await browser.ask('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await browser.ask('Target.attachToTarget', { targetId, flatten: true });
  const session = String(sessionId);
  await browser.ask('Page.enable', {}, session);
  const loaded = browser.event('Page.loadEventFired', session);
  await browser.ask('Page.navigate', { url: address }, session);
  await loaded;
  await browser.ask('Runtime.evaluate', { expression: preparation(origin), awaitPromise: true }, session);
  const pdf = await printNumbered(browser, session, paperSizes[paper]);
  await browser.ask('Target.closeTarget', { targetId });
  return settled(pdf, day);
}

async function printNumbered(
  browser: HeadlessBrowser,
  session: string,
  size: readonly [number, number],
): Promise<Buffer> {
  let stated = 'null';
  for (let printing = 1; ; printing += 1) {
    const { result } = await browser.ask('Runtime.evaluate', { expression: numbering(stated) }, session);
    const pdf = await printOnce(browser, session, size);
    if (!(result as { readonly value: boolean }).value) return pdf;
    const found = printing < mostPrintings ? JSON.stringify([...sheetsOfPlaces(pdf)]) : '[]';
    if (found === stated) return pdf;
    stated = found;
  }
}

async function printOnce(
  browser: HeadlessBrowser,
  session: string,
  [paperWidth, paperHeight]: readonly [number, number],
): Promise<Buffer> {
  const { stream } = await browser.ask(
    'Page.printToPDF',
    {
      paperWidth,
      paperHeight,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      transferMode: 'ReturnAsStream',
    },
    session,
  );
  return readStream(browser, session, String(stream));
}

/**
 * Writes into the lists of contents of a page on which sheet each entry begins, run within the browser; tells whether there are numbers.
 *
 * @param sheets pairs of place and sheet, as JSON; `null` makes room for them, none at all takes the column away
 */
function numbering(sheets: string): string {
  return `(() => {
    const pairs = ${sheets};
    const sheets = new Map(pairs);
    const tables = [...document.querySelectorAll('table[data-cb-sheets]')];
    for (const table of tables) {
      for (const row of table.rows) {
        let cell = row.querySelector('.paper-sheet');
        if (pairs !== null && pairs.length === 0) cell?.remove();
        else if (cell === null) {
          const isTitle = row.parentElement.tagName === 'THEAD';
          cell = row.appendChild(document.createElement(isTitle ? 'th' : 'td'));
          cell.className = 'paper-short paper-sheet';
          if (isTitle) {
            cell.scope = 'col';
            cell.textContent = table.dataset.cbSheets;
          }
        }
        const hash = row.querySelector('a[href^="#"]')?.hash.slice(1);
        if (hash !== undefined) cell.textContent = sheets.get(decodeURIComponent(hash)) ?? '';
      }
    }
    return tables.length > 0 && (pairs === null || pairs.length > 0);
  })()`;
}

/**
 * What a page needs to leave the browser, run within it: pictures that wait until a reader comes near; links that must lead to the
 * published manual, or nowhere, not to this machine; headings whose blanks the bookmarks would lose at the end of a line.
 */
function preparation(origin: string | null): string {
  return `(async () => {
    for (const link of document.querySelectorAll('a[href]')) {
      // Links of diagrams have no properties of an address.
      const target = URL.parse(link.getAttribute('href'), location.href);
      const isWithin = target?.pathname === location.pathname && target.hash !== '';
      if (target?.origin !== location.origin || isWithin) continue;
      const origin = ${JSON.stringify(origin)};
      if (origin === null) link.removeAttribute('href');
      else link.setAttribute('href', origin + target.pathname + target.search + target.hash);
    }
    for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      const words = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
      let last = null;
      while (words.nextNode() !== null) {
        const text = words.currentNode.data.replaceAll(/\\s+/g, ' ');
        words.currentNode.data = last === null ? text.trimStart() : text;
        if (words.currentNode.data !== '') last = words.currentNode;
      }
      if (last !== null) last.data = last.data.trimEnd();
      heading.style.whiteSpace = 'pre-wrap';
    }
    await Promise.all([...document.images].map((image) => {
      image.loading = 'eager';
      return image.decode().catch(() => {});
    }));
  })()`;
}

async function readStream(browser: HeadlessBrowser, session: string, handle: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (;;) {
    const { data, eof, base64Encoded } = await browser.ask('IO.read', { handle }, session);
    pieces.push(Buffer.from(String(data), base64Encoded === true ? 'base64' : 'latin1'));
    if (eof === true) break;
  }
  await browser.ask('IO.close', { handle }, session);
  return Buffer.concat(pieces);
}

/**
 * The same file for the same page: the day asked for in the place of the moment, and the numbers of the structure counted from one as they
 * come. Nothing changes its length, so that no place within the file moves.
 */
function settled(pdf: Buffer, day: string): Buffer {
  const stamp = `D:${day.replaceAll('-', '')}000000+00'00'`;
  const text = pdf.toString('latin1');
  const nodes = [...text.matchAll(/\/ID \((node\d{8})\)/g)].map(([, name = '']) => name);
  const numbers = new Map(nodes.map((name, at) => [name, `node${String(at + 1).padStart(8, '0')}`]));
  return Buffer.from(
    text
      .replaceAll(/\((node\d{8})\)/g, (_, name: string) => `(${numbers.get(name) ?? name})`)
      .replaceAll(/\/Limits \[\(node\d{8}\) \(node\d{8}\)\]\n\/Names \[([^\]]*)\]/g, (_, names: string) => {
        const sorted = (names.match(/\(node\d{8}\) \d+ 0 R/g) ?? []).sort();
        const limit = (at: number): string => sorted.at(at)?.slice(0, '(node00000000)'.length) ?? '';
        return `/Limits [${limit(0)} ${limit(-1)}]\n/Names [${sorted.join(' ')}]`;
      })
      // A heading that moves to the next sheet with its text is doubled in its bookmark.
      .replaceAll(
        /\/Title (?:\((.{3,})\1\)|<FEFF((?:[0-9A-F]{4}){3,})\2>)/g,
        (whole, plain: string | undefined, hex: string | undefined) =>
          `/Title ${hex === undefined ? `(${plain ?? ''})` : `<FEFF${hex}>`}`.padEnd(whole.length),
      )
      .replaceAll(/(\/(?:CreationDate|ModDate) \()(D:[^)]*)\)/g, (whole, key: string, stated: string) =>
        stated.length === stamp.length ? `${key}${stamp})` : whole,
      ),
    'latin1',
  );
}
