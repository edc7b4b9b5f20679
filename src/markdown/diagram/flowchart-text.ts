const named: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'", nbsp: '\u00a0' };

function decodeEntity(whole: string, code: string): string {
  if (!/^\d/.test(code)) return Object.hasOwn(named, code) ? (named[code] ?? whole) : whole;
  const point = Number(code);
  return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
}

/**
 * Takes the raw text of a label; gives plain text with `\n` for a line break.
 * Reads `<br>`, Mermaid's `#quot;` and `#35;` codes and `&amp;` entities, and drops what cannot be shown:
 * control characters, marks that turn the reading direction, lone surrogates.
 */
export function cleanLabel(raw: string): string {
  const markdown = /^`([^`]*)`$/.exec(raw.trim());
  return (markdown?.[1] ?? raw)
    .replace(/<br[ \t]*\/?>/gi, '\n')
    .replace(/[&#]#?([a-z]{2,6}|\d{1,7});/g, decodeEntity)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, '')
    .split('\n')
    .map((line) => line.split(/\s+/).filter(Boolean).join(' '))
    .join('\n')
    .trim();
}

/** Takes a label; gives it on one line. */
export function onOneLine(text: string): string {
  return text.replaceAll('\n', ' ');
}
