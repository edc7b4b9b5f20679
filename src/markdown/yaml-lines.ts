const keyLine = /^(?:"[^"]+"|'[^']+'|[\p{L}_][\p{L}\p{N}_ ./-]*):(?:[ \t]|$)/u;
const knownKey =
  /^(?:id|type|title|name|owner|status|version|classification|date|author|authors|tags|layout|description)$/i;

/** True for a line that begins with a key of YAML: `owner: ROL-001`. */
export function isKeyLine(line: string): boolean {
  return keyLine.test(line);
}

/** True for a line that begins with a key which is metadata in any house: `id`, `title`, `owner` … */
export function isMetadataLine(line: string): boolean {
  return isKeyLine(line) && knownKey.test(line.slice(0, line.indexOf(':')).replaceAll(/["']/g, '').trim());
}

/** True for a line that can stand in a block of YAML: a key, an entry, a comment, something indented, nothing. */
export function isYamlLine(line: string): boolean {
  return /^(?:\s*$|\s*#|\s+\S|-(?:\s|$)|[\]}]|[^\s:][^:]*:(?:\s|$))/.test(line);
}

/** A text cut to a length that fits into a message. */
export function shorten(text: string, longest = 60): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
