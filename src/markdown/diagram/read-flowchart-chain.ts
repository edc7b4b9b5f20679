import type { FlowEdge, FlowShape } from './flowchart.ts';
import { diagramLimits } from './flowchart.ts';
import type { FlowchartBuilder } from './flowchart-builder.ts';
import { cleanLabel, onOneLine } from './flowchart-text.ts';
import type { SourceReader } from './source-reader.ts';

const idPattern = /[\p{L}\p{N}_](?:[-.]?[\p{L}\p{M}\p{N}_])*/uy;

interface Bracket {
  readonly open: string;
  readonly close: string;
  readonly shape: FlowShape;
}

// Longest opening first, so that "([" is not read as "(".
const brackets: readonly Bracket[] = [
  { open: '([', close: '])', shape: 'terminal' },
  { open: '((', close: '))', shape: 'circle' },
  { open: '[(', close: ')]', shape: 'store' },
  { open: '[[', close: ']]', shape: 'subprocess' },
  { open: '[/', close: '/]', shape: 'input' },
  { open: '[\\', close: '\\]', shape: 'input' },
  { open: '{{', close: '}}', shape: 'preparation' },
  { open: '[', close: ']', shape: 'step' },
  { open: '(', close: ')', shape: 'rounded' },
  { open: '{', close: '}', shape: 'decision' },
];
const bracketPattern = /\(\[|\(\(|\[\(|\[\[|\[\/|\[\\|\{\{|\[|\(|\{/y;

const untilClose: ReadonlyMap<string, RegExp> = new Map(
  [...brackets.map((bracket) => bracket.close), '|'].map((close) => [
    close,
    new RegExp(`\\n|${close.replace(/[\])}/\\|]/g, '\\$&')}`, 'g'),
  ]),
);

interface Link {
  readonly stroke: FlowEdge['stroke'];
  readonly arrow: FlowEdge['arrow'];
  readonly label: string | null;
  readonly hidden: boolean;
}

/** Reads `A --> B & C -- text --> D` into the chart. Throws `ReadProblem`. */
export function readChain(reader: SourceReader, chart: FlowchartBuilder): void {
  let from = readNodes(reader, chart);
  for (;;) {
    const line = reader.line;
    const link = readLink(reader);
    if (link === null) return;
    reader.skipBlanks();
    const to = readNodes(reader, chart);
    if (link.hidden) chart.note('The invisible edge "~~~" has no effect.', line);
    else for (const a of from) for (const b of to) chart.addEdge({ from: a, to: b, ...edgeOf(link), line });
    from = to;
  }
}

/** Reads what follows `subgraph`: an id, a title, or both. The id is empty if there is none. */
export function readGroupHead(reader: SourceReader): { readonly id: string; readonly title: string } {
  const line = reader.line;
  if (reader.peek(/"/y)) return { id: '', title: readLabel(reader, '', line) };
  const id = reader.peek(/[\p{L}\p{N}_](?:[-.]?[\p{L}\p{M}\p{N}_])*[ \t]*(?=\[)/uy)
    ? reader.take(idPattern)?.[0]
    : undefined;
  if (id === undefined) {
    const title = onOneLine(checkLabel(reader, reader.take(/[^\n;]*/y)?.[0] ?? '', line));
    // As in Mermaid, a title of one word is an id too.
    return { id: /\s/.test(title) ? '' : title, title };
  }
  reader.skipBlanks();
  reader.take(/\[/y);
  return { id, title: onOneLine(readLabel(reader, ']', line)) };
}

function edgeOf({ stroke, arrow, label }: Link): Pick<FlowEdge, 'stroke' | 'arrow' | 'label'> {
  return { stroke, arrow, label };
}

function readNodes(reader: SourceReader, chart: FlowchartBuilder): readonly string[] {
  const ids = [readNode(reader, chart)];
  for (;;) {
    reader.skipBlanks();
    if (reader.take(/&/y) === null) return ids;
    reader.skipBlanks();
    ids.push(readNode(reader, chart));
  }
}

function readNode(reader: SourceReader, chart: FlowchartBuilder): string {
  const line = reader.line;
  const expected = 'expected the id of a node: letters, digits, "_", "-" and "."';
  const quote = reader.quote();
  const id = reader.take(idPattern)?.[0] ?? reader.fail(`Unexpected ${quote}, ${expected}.`);
  if (id === 'end') reader.fail('Unexpected "end", which closes a subgraph, expected a node. Name the node "End".');
  if (reader.peek(/@/y))
    reader.fail('Unexpected "@", expected brackets. Write A[text], A(text), A{text} or A([text]).');
  if (reader.peek(/>|\(\(\(/y)) {
    reader.fail(
      `Unexpected shape ${reader.quote()}, expected [text], (text), ([text]), ((text)), {text}, {{text}}, [(text)] or [/text/].`,
    );
  }
  const open = reader.take(bracketPattern)?.[0];
  const bracket = brackets.find((candidate) => candidate.open === open);
  if (bracket === undefined) chart.addNode(id, null, 'step', line);
  else {
    const text = readLabel(reader, bracket.close, line);
    if (/<\/?[a-z]/i.test(text)) chart.note('HTML in a text is shown as it is written; only <br> is read.', line);
    chart.addNode(id, text, bracket.shape, line);
  }
  if (reader.take(/:::/y)) {
    reader.take(idPattern);
    chart.note('The class after ":::" has no effect: the manual sets the colours itself.', line);
  }
  return id;
}

/** Reads text up to `close`; text in quotes may hold anything but a quote, line ends too. */
function readLabel(reader: SourceReader, close: string, line: number): string {
  if (reader.take(/[ \t]*"/y)) {
    const quoted = reader.takeUntil(/"/g) ?? reader.fail(`Unexpected end of the text, expected a closing '"'.`, line);
    reader.skipBlanks();
    if (!reader.takeText(close)) {
      reader.fail(
        `Unexpected ${reader.quote()} after the text, expected "${close}". Write a quote inside a text as #quot;`,
      );
    }
    return checkLabel(reader, quoted.before, line);
  }
  const plain = reader.takeUntil(untilClose.get(close) ?? /\n/g);
  if (plain === null || plain.match === '\n') {
    reader.fail(
      `Unexpected end of line in a text, expected "${close}". Write text with several lines as A["text"].`,
      line,
    );
  }
  return checkLabel(reader, plain.before, line);
}

function checkLabel(reader: SourceReader, raw: string, line: number): string {
  const text = cleanLabel(raw);
  if (text === '') reader.fail('Unexpected empty text, expected words that say what the step, edge or group is.', line);
  if (text.length > diagramLimits.labelCharacters) {
    const limit = diagramLimits.labelCharacters;
    reader.fail(
      `Unexpected text of ${text.length} characters, expected ${limit} at most. Move the detail to the page.`,
      line,
    );
  }
  return text;
}

function readLink(reader: SourceReader): Link | null {
  reader.skipBlanks();
  const line = reader.line;
  const odd = reader.peek(/<?(?:--+|==+|-\.+-)[xo](?=[ \t\r\n|]|$)/y)?.[0];
  if (odd !== undefined) reader.fail(`Unexpected edge "${odd}", expected "-->", "---", "-.->" or "==>".`);
  if (reader.take(/~{3,}/y)) return { stroke: 'solid', arrow: 'none', label: null, hidden: true };
  const whole = reader.take(/<?-{2,}>|-{3,}|<?-\.+->|-\.+-|<?={2,}>|={3,}/y)?.[0];
  const start = whole ?? reader.take(/<?--|<?-\.|<?==/y)?.[0];
  if (start === undefined) return null;
  const stroke = start.includes('=') ? 'thick' : start.includes('.') ? 'dashed' : 'solid';
  const inner = whole === undefined ? readInnerLabel(reader, start, stroke, line) : null;
  reader.skipBlanks();
  const outer = reader.take(/\|/y) ? onOneLine(readLabel(reader, '|', line)) : null;
  const end = inner?.end ?? start;
  if (start.startsWith('<') && !end.endsWith('>')) {
    reader.fail(`Unexpected edge "${start}" with an arrow at its start only, expected "-->". Swap its two ends.`, line);
  }
  const arrow = !end.endsWith('>') ? 'none' : start.startsWith('<') ? 'both' : 'end';
  const labels = [inner?.text, outer].filter((text) => typeof text === 'string');
  return { stroke, arrow, label: labels.length > 0 ? labels.join(' ') : null, hidden: false };
}

function readInnerLabel(reader: SourceReader, start: string, stroke: Link['stroke'], line: number) {
  const ends = { solid: /\n|-{2,}>|-{3,}/g, dashed: /\n|\.->?/g, thick: /\n|={2,}>|={3,}/g };
  const quoted = reader.take(/[ \t]*"/y)
    ? (reader.takeUntil(/"/g) ?? reader.fail(`Unexpected end of the text, expected a closing '"'.`, line))
    : null;
  const rest = reader.takeUntil(ends[stroke]);
  if (rest === null || rest.match === '\n') {
    const close = { solid: '-->', dashed: '.->', thick: '==>' }[stroke];
    reader.fail(
      `Unexpected end of an edge that starts with "${start}", expected "${close}". Write A ${start} text ${close} B.`,
      line,
    );
  }
  // The dots of a longer ending such as "..->"; a pattern that looks for all of them takes quadratic time.
  let length = rest.before.length;
  while (stroke === 'dashed' && rest.before[length - 1] === '.') length -= 1;
  const text = checkLabel(reader, (quoted?.before ?? '') + rest.before.slice(0, length), line);
  return { end: rest.match, text: onOneLine(text) };
}
