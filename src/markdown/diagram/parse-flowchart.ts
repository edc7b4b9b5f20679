import { diagramLimits } from './flowchart.ts';
import type { DiagramProblem, FlowDirection, Flowchart } from './flowchart.ts';
import { FlowchartBuilder } from './flowchart-builder.ts';
import { cleanLabel } from './flowchart-text.ts';
import { readChain, readGroupHead } from './read-flowchart-chain.ts';
import { ReadProblem, SourceReader } from './source-reader.ts';

const directions: Readonly<Record<string, FlowDirection>> = { TB: 'TB', TD: 'TB', BT: 'BT', LR: 'LR', RL: 'RL' };

/**
 * Takes the source of a Mermaid diagram; gives the flowchart in it, or the first problem with its line.
 * Reads a subset of https://mermaid.js.org/syntax/flowchart.html; nothing in it is executed.
 * Time is linear in the length of the source.
 */
export function parseFlowchart(source: string): Flowchart | DiagramProblem {
  if (source.length > diagramLimits.characters) {
    const message = `Unexpected diagram of ${source.length} characters, expected ${diagramLimits.characters} at most. Split it into several diagrams.`;
    return { kind: 'problem', message, line: 1 };
  }
  const reader = new SourceReader(source);
  const chart = new FlowchartBuilder();
  try {
    readFrontMatter(reader, chart);
    const direction = readHeader(reader, chart);
    while (!reader.atEnd) readStatement(reader, chart);
    return chart.finish(direction, reader.line);
  } catch (error) {
    if (error instanceof ReadProblem) return { kind: 'problem', message: error.message, line: error.line };
    throw error;
  }
}

/** Mermaid's own place for a title: `---`, `title: …`, `---` before the diagram. */
function readFrontMatter(reader: SourceReader, chart: FlowchartBuilder): void {
  reader.take(/\s*/y);
  const line = reader.line;
  if (reader.take(/---[ \t]*\r?\n/y) === null) return;
  const block = reader.takeUntil(/^---[ \t\r]*$/gm);
  if (block === null) reader.fail('Unexpected end of the front matter, expected a line "---".', line);
  for (const [index, entry] of block.before.split('\n').entries()) {
    const title = /^title:(.*)$/.exec(entry.trimEnd())?.[1]?.trim();
    if (title !== undefined) chart.setTitle(cleanLabel(title.replace(/^(["'])(.*)\1$/, '$2')), line + index + 1);
    else if (/^\w+:/.test(entry))
      chart.note(`The front matter "${entry.slice(0, 40).trim()}" has no effect.`, line + index + 1);
  }
}

function readHeader(reader: SourceReader, chart: FlowchartBuilder): FlowDirection {
  while (readSeparator(reader, chart));
  if (reader.atEnd) reader.fail('Unexpected empty diagram, expected "flowchart TD" and then the steps.');
  const word = reader.take(/[A-Za-z][\w-]*/y)?.[0];
  if (word === undefined) reader.fail(`Unexpected ${reader.quote()}, expected "flowchart TD" or "flowchart LR".`);
  if (word !== 'flowchart' && word !== 'graph') {
    reader.fail(
      `Unexpected diagram kind "${word.slice(0, 40)}", expected "flowchart" (or "graph"): only flowcharts can be drawn. ` +
        'Draw it as a flowchart, or add it as an image with a text alternative.',
    );
  }
  reader.skipBlanks();
  const name = reader.take(/[^\s;%]+/y)?.[0];
  if (name === undefined) return 'TB';
  const direction = Object.hasOwn(directions, name) ? directions[name] : undefined;
  return direction ?? reader.fail(`Unexpected direction "${name.slice(0, 40)}", expected TD, TB, BT, LR or RL.`);
}

/** Moves over line ends, semicolons and comments; gives whether there was anything. */
function readSeparator(reader: SourceReader, chart: FlowchartBuilder): boolean {
  const line = reader.line;
  const comment = reader.take(/%%[^\n]*/y)?.[0];
  if (comment === undefined) return reader.take(/[\s;\ufeff]+/y) !== null;
  const [, name, value = ''] = /^%%\s*(title|alt)\s*:(.*)$/i.exec(comment.trimEnd()) ?? [];
  if (name?.toLowerCase() === 'title') chart.setTitle(cleanLabel(value), line);
  else if (name !== undefined) chart.addAlt(cleanLabel(value));
  else if (/^%%\s*\{/.test(comment)) chart.note('A "%%{ }%%" directive has no effect: the manual has one look.', line);
  return true;
}

function readStatement(reader: SourceReader, chart: FlowchartBuilder): void {
  if (readSeparator(reader, chart)) return;
  const line = reader.line;
  const ignored = reader.take(/(classDef|class|style|linkStyle|click|direction)(?=[ \t])/y)?.[1];
  if (ignored !== undefined) {
    // A semicolon in quotes does not end the statement.
    reader.take(/(?:"[^"\n]*"|[^\n;"]+|")*/y);
    chart.note(`The "${ignored}" line has no effect: the manual sets colours, links and direction itself.`, line);
    return;
  }
  if (reader.take(/subgraph(?=\s|;|$)/y)) {
    reader.skipBlanks();
    const { id, title } = readGroupHead(reader);
    chart.openGroup(id, title, line);
  } else if (reader.take(/end(?=[ \t\r]*(?:[\n;]|%%|$))/y)) {
    chart.closeGroup(line);
  } else if (reader.take(/accTitle[ \t]*:/y)) {
    chart.setTitle(cleanLabel(reader.take(/[^\n]*/y)?.[0] ?? ''), line);
  } else if (reader.take(/accDescr[ \t]*:/y)) {
    chart.addAlt(cleanLabel(reader.take(/[^\n]*/y)?.[0] ?? ''));
  } else if (reader.take(/accDescr\s*\{/y)) {
    const block = reader.takeUntil(/\}/g) ?? reader.fail('Unexpected end of "accDescr {", expected "}".', line);
    chart.addAlt(cleanLabel(block.before));
  } else {
    readChain(reader, chart);
  }
  reader.skipBlanks();
  if (!reader.atEnd && reader.peek(/[\n;]|%%/y) === null) {
    reader.fail(
      `Unexpected ${reader.quote()}, expected an edge such as "-->" or the end of the line. ` +
        'Write text with brackets or quotes as A["text"].',
    );
  }
}
