/**
 * The same text, cut loose from the one it was taken from: engines keep the whole of a text in memory as long as a piece
 * of it is in use. For pieces that are kept much longer than the whole.
 *
 * @param piece part of a larger text
 */
export function ownText(piece: string): string {
  return JSON.parse(JSON.stringify(piece)) as string;
}
