/** Files that a template engine fills in: embedded Ruby and what writes its tags in the same way. */
const template = /\.(?:erb|ejs|eex)$/i;
/** A tag, or the sign by which a template writes the beginning of a tag as words. */
const anyTag = /<%%|<%[\s\S]*?%>/g;
/** Stands where a tag stood. A text with this character is not read at all. */
const gap = '\0';
const textSign = /[^\0 \t\r]/;
const marker = /^[ \t]*(?:#{1,6}|[*+-]|\d{1,9}[.)])?[ \t]*$/;
/** A link or picture that only a tag says the destination of: its words stay. */
const unknownTarget = /!?\[([^[\]]*)\]\(\0+\)/g;
const unknownAddress = /[ \t](?:href|src)=(["'])\0+\1/gi;
const comment = '<!---->';

/**
 * Takes the tags of a template engine (`<% … %>`) out of the body of a file that is filled in by one, by its name. Nothing is run, and
 * what would come in their place is not known. Every line keeps its number; behind a tag, columns are smaller than in the file.
 *
 * @param file path of the file
 * @param body what stands behind the frontmatter
 * @returns the body itself where it is no template
 */
export function withoutTemplateTags(file: string, body: string): string {
  if (!template.test(file) || !body.includes('<%')) return body;
  // What follows the last end of a tag is text: looking for an end from each beginning there would take time with its square.
  const last = body.lastIndexOf('%>');
  const end = last < 0 ? 0 : last + 2;
  const filled = body
    .slice(0, end)
    .replaceAll(anyTag, (tag) => (tag === '<%%' ? '<%' : tag.replaceAll(/[^\n]+/g, gap)));
  return tidied(`${filled}${body.slice(end).replaceAll('<%%', '<%')}`.split('\n')).join('\n');
}

/** Lines without gaps, so that what is left reads as it was meant: a gap must neither indent a line nor break it. */
function tidied(lines: readonly string[]): readonly string[] {
  let fence: string | null = null;
  let isHtml = false;
  let isAfterBlank = true;
  return lines.map((line) => {
    const plain = line.replaceAll(gap, '');
    // A heading or an entry of a list that only a tag would have filled is none.
    const isEmpty = plain !== line && marker.test(plain.trimEnd());
    if (isEmpty && isHtml) return comment;
    if (isEmpty || plain.trim() === '') {
      isAfterBlank = true;
      isHtml = false;
      return isEmpty ? '' : plain;
    }
    const [opening = null] = /^ {0,3}(`{3,}|~{3,})/.exec(plain)?.slice(1) ?? [];
    if (fence === null) fence = opening;
    else if (opening?.startsWith(fence) === true) fence = null;
    if (isAfterBlank) isHtml = fence === null && /^ {0,3}<[a-z!/?]/i.test(plain);
    isAfterBlank = false;
    return plain === line ? line : withoutGaps(line);
  });
}

function withoutGaps(line: string): string {
  const from = line.search(textSign);
  let to = line.length;
  while (!textSign.test(line.charAt(to - 1))) to -= 1;
  const [before, after] = [line.slice(0, from), line.slice(to)];
  const indent = before.includes(gap) ? before.slice(0, before.indexOf(gap)) : before;
  const within = line
    .slice(from, to)
    .replaceAll(unknownAddress, '')
    .replaceAll(unknownTarget, '$1')
    .replaceAll(/[ \t]\0+(?=[ \t])/g, '');
  return `${indent}${within.replaceAll(gap, '')}${after.includes(gap) ? '' : after}`;
}
