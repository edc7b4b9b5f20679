import { extname } from 'node:path';

// Kinds that a browser shows or saves without running anything in them. HTML, XML and scripts are left out: beside the
// pages they could act as the site, even where no header forbids it.
const harmless: ReadonlySet<string> = new Set(
  '.pdf .png .jpg .jpeg .gif .webp .avif .svg .txt .csv .tsv .log .md .json .yaml .yml .docx .xlsx .pptx .odt .ods .odp .vsdx .drawio .zip .ics .eml .msg .asc .sig .mp3 .mp4 .webm'.split(
    ' ',
  ),
);

// Whatever could run, load or lead out of a picture. Entities could hide any of it.
const activeSvg = [
  /<\s*(?:[\w-]+:)?(?:script|foreignObject|iframe|object|embed|handler|set|animate\w*)\b/i,
  /\son\w+\s*=/i,
  /<!ENTITY|<\?xml-stylesheet|javascript:|@import/i,
  /(?:href|src)\s*=\s*["']?\s*(?!#|["']|data:image\/(?:png|jpeg|gif|webp)[;,])/i,
  /url\(\s*["']?\s*(?!#|["']|data:image\/(?:png|jpeg|gif|webp)[;,])/i,
];

/**
 * True for a file that may be published beside the pages.
 *
 * @param path its path; the ending tells the kind
 * @param read gives its bytes; asked for where the kind alone does not tell
 */
export function isHarmlessAttachment(path: string, read: () => Uint8Array): boolean {
  const kind = extname(path).toLowerCase();
  if (!harmless.has(kind)) return false;
  if (kind !== '.svg') return true;
  const bytes = read();
  // Any other encoding than UTF-8 could hide the words looked for.
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !activeSvg.some((pattern) => pattern.test(text));
  } catch {
    return false;
  }
}
