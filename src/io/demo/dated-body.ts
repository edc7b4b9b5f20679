import { tellsOfLater } from './dated-frontmatter.ts';
import type { DayView } from './dated-frontmatter.ts';
import { spread } from './spread.ts';

const anyId = /\b[A-Z]{3}-\d{3,5}\b/g;
const idList = /(?<=\| )[A-Z]{3}-\d{3,5}(?:, [A-Z]{3}-\d{3,5})+(?= \|)/g;
const anyLinkedFile = /\]\((?:\.\.\/)*([^()#\s:]+\.md)(?:#[^()\s]*)?\)/g;
const bothLooks = /,? last on (\d{4}-\d{2}-\d{2})(?: and (\d{4}-\d{2}-\d{2}))?/;

/** Part of a body between two blank lines, or a heading, or a fence with all it holds. */
interface Block {
  readonly kind: 'heading' | 'fence' | 'table' | 'list' | 'paragraph';
  readonly lines: readonly string[];
  /** Blank lines before it. */
  readonly blanks: number;
}

/**
 * A body as it may have read on a day: sentences, list items and table rows that tell of later days, or name items that were
 * not there, are left out; so are headings under which nothing is left.
 *
 * @param body Markdown after the frontmatter
 * @param view what was so on that day
 */
export function bodyOn(body: string, view: DayView): string {
  const isLater = (text: string): boolean =>
    tellsOfLater(text, view.day) ||
    (text.match(anyId) ?? []).some((id) => !view.knows(id)) ||
    [...text.matchAll(anyLinkedFile)].some(([, file = '']) => view.has?.(file) === false);
  return mapBlocks(body, (block) => {
    switch (block.kind) {
      case 'heading':
        return block;
      case 'fence':
        return isLater(block.lines.join('\n')) ? null : block;
      case 'table': {
        const rows = block.lines
          .slice(2)
          .map((row) => withKnownIds(row, view))
          .filter((row) => !isLater(row));
        return rows.length === 0 ? null : withRows(block, rows);
      }
      case 'list':
        return withItems(
          block,
          itemsOf(block).filter((item) => !isLater(item.join('\n'))),
        );
      case 'paragraph':
        return withSentences(block, (sentence) => (isLater(sentence) ? withoutLook(sentence, view.day) : sentence));
    }
  });
}

/**
 * An earlier text of a document: fewer list items, rows and sentences, some numbers of before. What a smaller level leaves
 * out, a greater one leaves out too.
 *
 * @param body Markdown after the frontmatter
 * @param level how much is left out, 0 (nothing) to 1
 * @param seed what the choice follows from: the id of the document
 */
export function earlierBody(body: string, level: number, seed: string): string {
  if (level <= 0) return body;
  let index = 0;
  let isFirstParagraph = true;
  return mapBlocks(body, (block) => {
    index += 1;
    const chance = spread(`${seed}/${index}`);
    switch (block.kind) {
      case 'heading':
      case 'fence':
        return block;
      case 'table': {
        const rows = block.lines.length - 2;
        const left = rows <= 2 || chance > 0.6 || isRelied(block) ? 0 : Math.floor(rows * level * 0.5 + chance);
        return { ...block, lines: block.lines.slice(0, block.lines.length - Math.min(left, rows - 2)) };
      }
      case 'list': {
        const items = itemsOf(block);
        const left = items.length <= 2 || chance > 0.7 ? 0 : Math.floor(items.length * level * 0.5 + chance);
        return withItems(block, items.slice(0, items.length - Math.min(left, items.length - 2)));
      }
      case 'paragraph': {
        const isOpening = isFirstParagraph;
        isFirstParagraph = false;
        if (isOpening || block.lines.length > 1) return block;
        let sentence = 0;
        return withSentences(block, (text) => {
          sentence += 1;
          const own = spread(`${seed}/${index}/${sentence}`);
          if (sentence > 1 && own < level * 0.6) return '';
          return own > 1 - level * 0.7 ? withOlderNumber(text) : text;
        });
      }
    }
  });
}

/**
 * A body whose rights began no later than it: an earlier version gave them from the day of its own approval.
 *
 * @param body Markdown after the frontmatter
 * @param day on which the version was approved
 */
export function withRightsFrom(body: string, day: string): string {
  return mapBlocks(body, (block) => {
    if (!isOfRights(block)) return block;
    const column = cellsOf(block.lines[0] ?? '').indexOf('From');
    const lines = block.lines.map((line) => {
      const from = cellsOf(line)[column] ?? '';
      return /^\d{4}-/.test(from) && from > day ? line.replace(`| ${from} |`, `| ${day} |`) : line;
    });
    return { ...block, lines };
  });
}

/** A body without the sections of the given headings. */
export function withoutHeadings(body: string, headings: readonly string[]): string {
  let skipped = 0;
  return mapBlocks(body, (block) => {
    const match = block.kind === 'heading' ? /^(#+) +(.*)$/.exec(block.lines[0] ?? '') : null;
    if (match !== null) {
      const depth = (match[1] ?? '').length;
      if (skipped === 0 || depth <= skipped) skipped = headings.includes((match[2] ?? '').trim()) ? depth : 0;
    }
    return skipped > 0 ? null : block;
  });
}

/** The first part of the sections of a body, as of a record that is being written. */
export function firstSections(body: string, share: number): string {
  const starts = [...body.matchAll(/^## .*$/gm)].map((match) => match.index);
  const kept = Math.max(1, Math.floor(starts.length * share));
  const end = starts[kept];
  return end === undefined ? body : `${body.slice(0, end).trimEnd()}\n`;
}

/** `The limit is 10 minutes` -> `The limit is 15 minutes`: the first number of a sentence that counts time or money. */
function withOlderNumber(sentence: string): string {
  return sentence.replace(
    /\b(\d{1,3})( (?:minutes|working days|business days|days|weeks|hours|months|users|calls))\b/,
    (_, digits: string, unit: string) =>
      `${Number(digits) < 5 ? Number(digits) + 1 : Math.round(Number(digits) * 1.5)}${unit}`,
  );
}

/** Without the days of later looks at a register; nothing where the sentence tells of other later things. */
function withoutLook(sentence: string, day: string): string {
  const cut = sentence.replace(bothLooks, (_, first: string, second: string | undefined) => {
    const reached = [first, second].filter((at) => at !== undefined && at <= day);
    return reached.length === 0 ? '' : `, last on ${reached.join(' and ')}`;
  });
  return cut === sentence || tellsOfLater(cut, day) ? '' : cut;
}

function mapBlocks(body: string, change: (block: Block) => Block | null): string {
  const { blocks, end } = blocksOf(body);
  const kept = blocks.map((block) => ({ before: block, after: change(block) }));
  const isUntouched = kept.every(({ before, after }) => after === before);
  if (isUntouched) return body;
  const left = kept.flatMap(({ after }) => after ?? []);
  const removed = blocks.length !== left.length;
  const filled = removed ? withoutEmptySections(left, blocks) : left;
  return (
    filled.map((block) => '\n'.repeat(block.blanks) + block.lines.map((line) => `${line}\n`).join('')).join('') + end
  );
}

/** Headings under which nothing is left go, unless nothing stood there before either. */
function withoutEmptySections(blocks: readonly Block[], before: readonly Block[]): readonly Block[] {
  const depth = (block: Block | undefined): number =>
    block?.kind === 'heading' ? (/^#+/.exec(block.lines[0] ?? '')?.[0].length ?? 0) : 99;
  const wasEmpty = new Set(
    before
      .filter((block, index) => block.kind === 'heading' && depth(before[index + 1]) <= depth(block))
      .map((block) => block.lines[0]),
  );
  const kept: Block[] = [];
  for (const block of blocks.toReversed()) {
    const isEmpty = block.kind === 'heading' && depth(kept.at(-1)) <= depth(block) && !wasEmpty.has(block.lines[0]);
    const isLastEmpty = block.kind === 'heading' && kept.length === 0 && !wasEmpty.has(block.lines[0]);
    if (depth(block) === 1 || (!isEmpty && !isLastEmpty)) kept.push(block);
  }
  return kept.toReversed();
}

function blocksOf(body: string): { readonly blocks: readonly Block[]; readonly end: string } {
  const blocks: Block[] = [];
  const lines = body.split('\n');
  const end = lines.at(-1) ?? '';
  let [blanks, index] = [0, 0];
  while (index < lines.length - 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '') {
      blanks += 1;
      index += 1;
      continue;
    }
    const kind = kindOf(line);
    let next = index + 1;
    if (kind === 'fence') {
      while (next < lines.length - 1 && !/^```\s*$/.test(lines[next] ?? '')) next += 1;
      next += 1;
    } else if (kind !== 'heading') {
      while (next < lines.length - 1 && (lines[next] ?? '').trim() !== '') next += 1;
    }
    blocks.push({ kind, lines: lines.slice(index, next), blanks });
    blanks = 0;
    index = next;
  }
  return { blocks, end: '\n'.repeat(blanks) + end };
}

function kindOf(line: string): Block['kind'] {
  if (/^#{1,6} /.test(line)) return 'heading';
  if (line.startsWith('```')) return 'fence';
  if (line.startsWith('|')) return 'table';
  return /^(?:[-*+]|\d+\.) /.test(line) ? 'list' : 'paragraph';
}

/** A table others rely on: who may do what, and which processes work together. It was whole from the start. */
function isRelied(block: Block): boolean {
  const header = cellsOf(block.lines[0] ?? '');
  return isOfRights(block) || ['Process', 'From', 'To'].some((name) => header.includes(name));
}

/** A row whose lists of ids name only what was there, as long as something is left. */
function withKnownIds(row: string, { knows }: DayView): string {
  return row.replaceAll(idList, (list) => list.split(', ').filter(knows).join(', ') || list);
}

function withRows(block: Block, rows: readonly string[]): Block {
  const lines = [...block.lines.slice(0, 2), ...rows];
  return lines.every((line, index) => line === block.lines[index]) && lines.length === block.lines.length
    ? block
    : { ...block, lines };
}

/** A table that says which role may do what from which day on. */
function isOfRights(block: Block): boolean {
  const header = block.kind === 'table' ? cellsOf(block.lines[0] ?? '') : [];
  return header.includes('Roles') && header.includes('From');
}

function cellsOf(line: string): readonly string[] {
  return line.split('|').map((cell) => cell.trim());
}

function itemsOf(block: Block): readonly (readonly string[])[] {
  const items: string[][] = [];
  for (const line of block.lines) {
    if (/^(?:[-*+]|\d+\.) /.test(line) || items.length === 0) items.push([line]);
    else items.at(-1)?.push(line);
  }
  return items;
}

function withItems(block: Block, items: readonly (readonly string[])[]): Block | null {
  if (items.length === 0) return null;
  const lines = items.flatMap(([first = '', ...rest], index) => [first.replace(/^\d+\./, `${index + 1}.`), ...rest]);
  return lines.length === block.lines.length ? block : { ...block, lines };
}

function withSentences(block: Block, change: (sentence: string) => string): Block | null {
  if (block.lines.length > 1) {
    const text = block.lines.join('\n');
    return change(text) === text ? block : null;
  }
  const [line = ''] = block.lines;
  const sentences = line.split(/(?<=[.!?]) (?=[A-Z"“*[(])/);
  const changed = sentences.map(change).filter((sentence) => sentence !== '');
  if (changed.length === 0) return null;
  return changed.join(' ') === line ? block : { ...block, lines: [changed.join(' ')] };
}
