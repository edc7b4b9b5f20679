import { open } from 'node:fs/promises';

const pieceLength = 1 << 16;

/**
 * Writes a map as JSON with an indent of one blank and a line end behind it, as `JSON.stringify` gives it, but entry by
 * entry: the text of a large SMS in one piece would be the largest thing in memory.
 *
 * @param file where to write
 * @param value plain data
 */
export async function writeJson(file: string, value: object): Promise<void> {
  const handle = await open(file, 'w');
  try {
    let text = '';
    for (const piece of piecesOf(value)) {
      text += piece;
      if (text.length < pieceLength) continue;
      await handle.writeFile(text);
      text = '';
    }
    await handle.writeFile(`${text}\n`);
  } finally {
    await handle.close();
  }
}

function* piecesOf(value: object): Generator<string> {
  let open = '{';
  for (const [key, entry] of Object.entries(value) as [string, unknown][]) {
    if (entry === undefined) continue;
    yield `${open}\n ${JSON.stringify(key)}: `;
    open = ',';
    if (Array.isArray(entry) && entry.length > 0) yield* piecesOfList(entry);
    else yield indented(entry, ' ');
  }
  yield open === '{' ? '{}' : '\n}';
}

function* piecesOfList(list: readonly unknown[]): Generator<string> {
  let open = '[';
  for (const entry of list) {
    yield `${open}\n  ${indented(entry, '  ')}`;
    open = ',';
  }
  yield '\n ]';
}

/** Line ends inside of texts are escaped in JSON: those that are left are between values. */
function indented(value: unknown, indent: string): string {
  return (JSON.stringify(value, null, 1) ?? 'null').replaceAll('\n', `\n${indent}`);
}
