import { encode } from 'uqr';

/** A QR code as one path of squares, to be drawn in a box of `size` units with the light border that readers of codes need. */
export interface QrView {
  readonly size: number;
  readonly path: string;
}

const lightBorder = 4;

/**
 * QR code of an address. It stays readable when a tenth of the printed code is lost.
 *
 * @param address what the code says
 */
export function qrOf(address: string): QrView {
  const { size, data } = encode(address, { ecc: 'M', border: lightBorder });
  return { size, path: data.map(pathOfRow).join('') };
}

/** The dark runs of a row as rectangles. */
function pathOfRow(cells: readonly boolean[], row: number): string {
  const starts = cells.flatMap((isDark, at) => (isDark && cells[at - 1] !== true ? [at] : []));
  return starts
    .map((start) => {
      const end = cells.indexOf(false, start);
      const length = (end < 0 ? cells.length : end) - start;
      return `M${start} ${row}h${length}v1h-${length}z`;
    })
    .join('');
}
