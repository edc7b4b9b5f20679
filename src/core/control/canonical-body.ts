/** What `canonicalBody` has to be told: where links lead. */
export interface CanonicalBodyOptions {
  /**
   * The id of the item that a link target leads to (for an included file or image: its path among the includes), null
   * when it leads elsewhere. Gets the target in NFC, without angle brackets, backslash escapes and fragment.
   */
  resolveLink(target: string): string | null;
}

/** What a line is, as far as the digest asks. */
interface Line {
  /** The line as written, in NFC, without blanks at its end. */
  readonly text: string;
  /** The line without the markers of quotes and list items and without blanks around it; tabs expanded. */
  readonly content: string;
  /** `verbatim`: code and HTML. `block`: heading, thematic break, table row, empty marker. */
  readonly kind: 'blank' | 'verbatim' | 'block' | 'paragraph';
  /** It carries on the paragraph of the line before. */
  readonly continues: boolean;
  /** It is neither joined to the line before nor the next line to it. */
  readonly alone: boolean;
  /** It may state the target of a reference, `[x]: target`. */
  readonly defines: boolean;
  /** It looks like the row of dashes under the head of a table. */
  readonly delimiter: boolean;
  /** The blanks at its end. */
  readonly blanksAtEnd: string;
}

type Container = { readonly kind: 'quote' } | { readonly kind: 'item'; readonly width: number; empty: boolean };

interface Paragraph {
  readonly kind: 'paragraph';
  /** Whether its text so far begins with `[label]:`, still stands inside such a label, or neither. */
  readonly beginning: 'definition' | 'label' | 'words';
  /** Its last line, when that may be the head of a table. */
  readonly last: string | null;
  readonly sealed: boolean;
}

type Leaf =
  | { readonly kind: 'none' | 'table' }
  | Paragraph
  | { readonly kind: 'fence'; readonly marker: string }
  | { readonly kind: 'html'; readonly end: RegExp };

const heading = /^#{1,6}(?: |$)/;
const thematicBreak = /^(?:(?:\* *){3,}|(?:_ *){3,}|(?:- *){3,})$/;
const setextUnderline = /^(?:=+|-+)$/;
const fenceStart = /^(?:(`{3,})[^`]*|(~{3,}).*)$/;
const listMarker = /^(?:[*+-]|(\d{1,9})[.)])(?= |$)/;
const footnote = /^\[\^[^[\] ]+\]: */;
const definition = /^\[(?:[^[\]\\]|\\.)+\]:/;
const restOfLabel = /^(?:[^[\]\\]|\\.|\\$)*/;
const delimiterRow = /^(?=.*-)(?=.*[|:])[ |:-]+$/;

const attribute = /[ \t]+[A-Za-z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:[^ \t"'=<>`]+|'[^']*'|"[^"]*"))?/.source;
const tag = `<(?:[A-Za-z][A-Za-z0-9-]*(?:${attribute})*[ \\t]*/?|/[A-Za-z][A-Za-z0-9-]*[ \\t]*)>`;
const tagAlone = new RegExp(`^${tag}$`);
const blockTags =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|' +
  'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|' +
  'menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';
const blankLine = /^$/;
/** How an HTML block starts and ends: CommonMark 0.31 section 4.6, kinds 1 to 6. */
const htmlBlocks: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?:[ >]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![A-Za-z]/, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [new RegExp(`^</?(?:${blockTags})(?:[ >]|/>|$)`, 'i'), blankLine],
];

const title = /(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))/.source;
const targetCharacter = /(?:\\(?:[!-/:-@[-`{-~]|(?![!-/:-@[-`{-~]))|[^ \t()\\])/.source;
const destination = `(?:<(?:[^<>\\\\]|\\\\.)*>|(?!<)(?:${targetCharacter}|\\(${targetCharacter}*\\))+)`;
/** Left to right: escapes, code spans, other backticks, autolinks, HTML tags, ends of links. Only two of them are changed. */
const inlineParts = new RegExp(
  [
    /\\[!-/:-@[-`{-~]/.source,
    /(?<ticks>`+)(?!`)(?:.*?[^`])\k<ticks>(?!`)/.source,
    /`+/.source,
    /<(?<uri>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^ \t<>]*)>/.source,
    tag,
    `(?<open>\\]\\([ \\t]*)(?<target>${destination})(?<close>(?:[ \\t]+${title})?[ \\t]*\\))`,
  ].join('|'),
  'g',
);
const definitionParts = new RegExp(
  `^(?<open>[^[]*\\[(?:[^[\\]\\\\]|\\\\.)+\\]:[ \\t]*)(?<target><(?:[^<>\\\\]|\\\\.)*>|[^ \\t<][^ \\t]*)(?<close>[ \\t]*$|[ \\t]+["'(].*$)`,
);

/**
 * The canonical text of a Markdown body, for the digest `cb1` (`docs/digest.md`; control.md section 3). It works on the
 * lines of the text, not on a parser's tree, so that no new parser can break an approval. Line ends, stray blanks and the
 * wrapping of paragraphs do not change it; words, numbers and structure do. Where a line end might be part of the
 * structure, it is kept.
 * @param body the text after the frontmatter; any line ends, any normalisation
 * @returns NFC text with LF, one of them at its end; empty when the body holds nothing but blanks
 */
export function canonicalBody(body: string, options: CanonicalBodyOptions): string {
  const lines = readLines(body.normalize('NFC').split(/\r\n|\r|\n/));
  const written = joinLines(lines).map(({ text, content, first }) => {
    if (first.kind === 'verbatim') return text;
    return replaceLinks(text, first.defines && definition.test(content), options);
  });
  const first = written.findIndex((text) => text !== '');
  const last = written.findLastIndex((text) => text !== '');
  return first === -1 ? '' : `${written.slice(first, last + 1).join('\n')}\n`;
}

/** Follows the block structure of CommonMark (quotes, list items, fences, HTML, paragraphs) and GFM tables, line by line. */
function readLines(sources: readonly string[]): Line[] {
  const containers: Container[] = [];
  let leaf: Leaf = { kind: 'none' };

  function read(source: string): Line {
    const text = expandTabs(source);
    const withoutEnd = trimBlanksAtEnd(source);
    let { at, matched, quoted } = matchContainers(text, containers);
    const allMatched = matched === containers.length;
    const line = (kind: Line['kind'], more: Partial<Line> = {}): Line => ({
      text: withoutEnd,
      content: trimBlanks(text.slice(at)),
      kind,
      continues: false,
      alone: quoted,
      defines: false,
      delimiter: false,
      blanksAtEnd: source.slice(withoutEnd.length),
      ...more,
    });
    const close = (next: Leaf): void => {
      containers.length = matched;
      leaf = next;
    };
    const open = (container: Container, textAt: number): void => {
      close({ kind: 'none' });
      matched = containers.push(container);
      at = textAt;
    };

    if (!allMatched && leaf.kind !== 'paragraph') leaf = { kind: 'none' };
    if (leaf.kind === 'fence' || leaf.kind === 'html') {
      if (endsLeaf(leaf, text.slice(at))) leaf = { kind: 'none' };
      return line('verbatim');
    }
    if (trimBlanks(text.slice(at)) === '') {
      close({ kind: 'none' });
      return line(quoted ? 'block' : 'blank');
    }

    for (let inFootnote = false; ;) {
      const indent = indentAt(text, at);
      const rest = trimBlanks(text.slice(at));
      const paragraph: Paragraph | null = leaf.kind === 'paragraph' ? leaf : null;
      const inside = paragraph !== null && allMatched;
      if (rest === '') return line('block');
      if (indent > 3) {
        if (paragraph !== null) {
          leaf = { ...paragraph, beginning: beginningWith(paragraph.beginning, rest), last: null };
          return line('paragraph', { continues: true, alone: true });
        }
        close({ kind: 'none' });
        return line('verbatim');
      }
      if (rest.startsWith('>')) {
        open({ kind: 'quote' }, afterQuoteMarker(text, at + indent));
        quoted = true;
        continue;
      }
      const fence = fenceStart.exec(rest);
      if (fence !== null) {
        close({ kind: 'fence', marker: fence[1] ?? fence[2] ?? '' });
        return line('verbatim');
      }
      const htmlEnd = endOfHtml(rest, paragraph === null);
      if (htmlEnd !== null) {
        close(htmlEnd.test(rest) ? { kind: 'none' } : { kind: 'html', end: htmlEnd });
        return line('verbatim');
      }
      const defined = paragraph?.beginning === 'definition';
      const underline = inside && !defined && setextUnderline.test(rest);
      if (underline || heading.test(rest) || thematicBreak.test(rest)) {
        close({ kind: 'none' });
        return line('block');
      }
      const note = footnote.exec(rest);
      if (note !== null) {
        open({ kind: 'item', width: 4, empty: false }, at + indent + note[0].length);
        inFootnote = true;
        continue;
      }
      const marker = listMarker.exec(rest);
      if (marker !== null && !(inside && (rest === marker[0] || Number(marker[1] ?? 1) !== 1))) {
        const after = text.slice(at + indent + marker[0].length);
        const empty = rest === marker[0];
        const blanks = indentAt(after, 0);
        const width = indent + marker[0].length + (empty || blanks > 4 ? 1 : blanks);
        open({ kind: 'item', width, empty }, at + width);
        continue;
      }
      if (leaf.kind === 'table') return line('block');
      if (paragraph === null) {
        close({ kind: 'paragraph', beginning: beginningOf(rest), last: rest, sealed: false });
        return line('paragraph', { alone: quoted || inFootnote || rest.startsWith('|'), defines: !inFootnote });
      }
      const delimiter = delimiterRow.test(rest);
      if (inside && delimiter && paragraph.last !== null && cellsIn(rest) === cellsIn(paragraph.last)) {
        close({ kind: 'table' });
        return line('block', { delimiter });
      }
      // Parsers do not agree whether a tag may end the paragraph that a lazy line carries on.
      const sealed = paragraph.sealed || defined || (!inside && tagAlone.test(rest));
      leaf = { ...paragraph, beginning: beginningWith(paragraph.beginning, rest), last: rest, sealed };
      const alone = quoted || sealed || delimiter || rest.startsWith('|');
      return line('paragraph', { continues: true, alone, defines: defined, delimiter });
    }
  }
  return sources.map(read);
}

function beginningOf(rest: string): Paragraph['beginning'] {
  if (definition.test(rest)) return 'definition';
  return /^\[(?!\])/.test(rest) ? beginningWith('label', rest.slice(1)) : 'words';
}

function beginningWith(before: Paragraph['beginning'], rest: string): Paragraph['beginning'] {
  if (before !== 'label') return before;
  const end = restOfLabel.exec(rest)?.[0].length ?? 0;
  if (end === rest.length) return 'label';
  return rest.startsWith(']:', end) ? 'definition' : 'words';
}

/** How many of the open containers a line is in, and where its text begins behind their markers. */
function matchContainers(
  text: string,
  containers: readonly Container[],
): { at: number; matched: number; quoted: boolean } {
  let at = 0;
  let matched = 0;
  let quoted = false;
  for (const container of containers) {
    const indent = indentAt(text, at);
    if (container.kind === 'quote') {
      if (indent > 3 || text[at + indent] !== '>') break;
      at = afterQuoteMarker(text, at + indent);
      quoted = true;
    } else if (at + indent === text.length) {
      if (container.empty) break;
      at = Math.min(at + container.width, text.length);
    } else {
      if (indent < container.width) break;
      container.empty = false;
      at += container.width;
    }
    matched += 1;
  }
  return { at, matched, quoted };
}

/** The lines as they count: paragraphs joined, ends of lines cleaned. */
function joinLines(
  lines: readonly Line[],
): { readonly text: string; readonly content: string; readonly first: Line }[] {
  const runs: Line[][] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const joins =
      before !== undefined &&
      line.continues &&
      !line.alone &&
      !before.alone &&
      !lineEnd(before, line).hardBreak &&
      lines[index + 1]?.delimiter !== true;
    if (joins) runs.at(-1)?.push(line);
    else runs.push([line]);
  }
  return runs.flatMap((run, index) => {
    const next = runs[index + 1]?.[0];
    const content = run.map((line) => line.content).join(' ');
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) return [];
    if (run.length > 1 && beginsBlock(content)) {
      return run.map((line, place) => ({
        text: line.text + lineEnd(line, run[place + 1] ?? next).blanks,
        content: line.content,
        first: line,
      }));
    }
    const text = run.map((line, place) => (place === 0 ? line.text : trimBlanks(line.text))).join(' ');
    return [{ text: text + lineEnd(last, next).blanks, content, first }];
  });
}

/** A line with ids in the place of link targets. */
function replaceLinks(text: string, isDefinition: boolean, options: CanonicalBodyOptions): string {
  const parts = isDefinition && definitionParts.test(text) ? definitionParts : inlineParts;
  return text.replace(parts, (whole: string, ...rest: unknown[]) => {
    const { open, target, close, uri } = rest.at(-1) as Partial<Record<'open' | 'target' | 'close' | 'uri', string>>;
    if (uri !== undefined) return `<${replaceTarget(uri, options)}>`;
    return target === undefined ? whole : `${open ?? ''}${replaceTarget(target, options)}${close ?? ''}`;
  });
}

function replaceTarget(written: string, options: CanonicalBodyOptions): string {
  const target = (written.startsWith('<') ? written.slice(1, -1) : written).replace(/\\([!-/:-@[-`{-~])/g, '$1');
  const hash = target.indexOf('#');
  const path = hash === -1 ? target : target.slice(0, hash);
  const id = path === '' ? null : options.resolveLink(path);
  return id === null ? written : `${id}${target.slice(path.length)}`;
}

/** Whether a joined line would be read as the beginning of something other than a paragraph. */
function beginsBlock(content: string): boolean {
  const begins = [/^[>|]/, fenceStart, heading, thematicBreak, listMarker, footnote, delimiterRow];
  return endOfHtml(content, true) !== null || begins.some((pattern) => pattern.test(content));
}

/** The pattern that ends the HTML block which a line begins; null when it begins none. */
function endOfHtml(rest: string, withTagAlone: boolean): RegExp | null {
  const block = htmlBlocks.find(([start]) => start.test(rest));
  return block?.[1] ?? (withTagAlone && tagAlone.test(rest) ? blankLine : null);
}

function endsLeaf(leaf: Extract<Leaf, { kind: 'fence' | 'html' }>, text: string): boolean {
  const rest = trimBlanks(text);
  if (leaf.kind === 'html') return leaf.end.test(rest);
  return indentAt(text, 0) <= 3 && rest.startsWith(leaf.marker) && rest.replaceAll(leaf.marker.charAt(0), '') === '';
}

/** Cells of a table row: parts between pipes that no backslash escapes. A pipe at either end adds none. */
function cellsIn(row: string): number {
  const between = row.replace(/\\[\\|]/g, 'x').replace(/^\||\|$/g, '');
  return between === '' ? 0 : between.split('|').length;
}

/** How a line ends. A blank after a backslash stays where the line does: without it there would be a hard break. */
function lineEnd(line: Line, next: Line | undefined): { readonly blanks: string; readonly hardBreak: boolean } {
  if (next?.continues !== true) return { blanks: '', hardBreak: false };
  if (/^ {2,}$/.test(line.blanksAtEnd)) return { blanks: '  ', hardBreak: true };
  const backslash = (/\\*$/.exec(line.text)?.[0].length ?? 0) % 2 === 1;
  if (!backslash) return { blanks: '', hardBreak: false };
  return line.blanksAtEnd === '' ? { blanks: '', hardBreak: true } : { blanks: ' ', hardBreak: false };
}

/** Tabs as blanks up to the next column that is a multiple of four (CommonMark section 2.2). */
function expandTabs(text: string): string {
  let expanded = '';
  for (const [index, part] of text.split('\t').entries()) {
    if (index > 0) expanded += ' '.repeat(4 - (expanded.length % 4));
    expanded += part;
  }
  return expanded;
}

function trimBlanks(text: string): string {
  const start = text.search(/[^ \t]/);
  return start === -1 ? '' : trimBlanksAtEnd(text.slice(start));
}

// A pattern anchored at the end takes quadratic time on long runs of blanks.
function trimBlanksAtEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1;
  return text.slice(0, end);
}

function indentAt(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ') end += 1;
  return end - at;
}

function afterQuoteMarker(text: string, at: number): number {
  return text[at + 1] === ' ' ? at + 2 : at + 1;
}
