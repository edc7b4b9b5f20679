const turns = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const controls = /\p{Cc}/gu;

/**
 * A text without signs that no reader sees and that change what is read: control characters, line ends among them, and marks that
 * turn the direction of writing become U+FFFD.
 *
 * @param text any text
 */
export function harmlessText(text: string): string {
  return withoutTurns(text).replaceAll(controls, '\uFFFD');
}

/** The same with line ends and other control characters kept. */
export function withoutTurns(text: string): string {
  return text.replaceAll(turns, '\uFFFD');
}
