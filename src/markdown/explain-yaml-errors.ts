import { isCollection, isScalar, visit } from 'yaml';
import type { Document, Node, YAMLError } from 'yaml';
import type { Problem } from '../core/model/facts.ts';
import type { Place } from '../core/model/place.ts';
import { shorten } from './yaml-lines.ts';

interface Advice {
  readonly actual: string;
  readonly expected: string;
  /** False when the line itself does not show the cause: then an earlier mistake may be the reason. */
  readonly certain: boolean;
}

// Broken brackets give thousands of reports.
const mostErrors = 50;

/**
 * Says in plain words what is wrong with a YAML text. A mistake makes the parser stumble several times: only the first
 * report is kept, and later ones whose own line shows another mistake.
 *
 * @param document result of the parser
 * @param yaml its text
 * @param at makes a place of two offsets
 */
export function explainYamlErrors(
  document: Document,
  yaml: string,
  at: (from: number, to: number) => Place,
): readonly Problem[] {
  const problems: Problem[] = [];
  const lines = new Set<number>();
  for (const error of document.errors.slice(0, mostErrors)) {
    const [from, to] = rangeOfError(error, document, yaml);
    const place = at(from, Math.min(to, endOfLine(yaml, from)));
    const { actual, expected, certain } = adviceFor(error, yaml, from);
    if (lines.has(place.line) || (problems.length > 0 && !certain)) continue;
    lines.add(place.line);
    problems.push({ code: 'yaml-syntax', place, actual, expected, fatal: true });
  }
  for (const warning of document.errors.length > 0 ? [] : document.warnings) {
    const [from, to] = warning.pos;
    const actual = `${shorten(yaml.slice(from, to))} has a meaning in YAML, so it is left out of the value.`;
    problems.push({
      code: 'yaml-syntax',
      place: at(from, to),
      actual,
      expected: 'Put the whole value in quotes.',
      fatal: false,
    });
  }
  return problems;
}

/** Where a bracket or quotation mark is missing, the place is where it was opened, not where the text ends. */
function rangeOfError(error: YAMLError, document: Document, yaml: string): readonly [number, number] {
  const [from, to] = error.pos;
  const isOpen =
    error.message.startsWith('Missing closing') || (error.code === 'BAD_INDENT' && error.message.startsWith('Flow'));
  if (!isOpen) return [from, to];
  let opened = from;
  visit(document, {
    Node(_key, node: Node) {
      const isMarked = isScalar(node) ? node.type?.startsWith('QUOTE_') : isCollection(node) && node.flow === true;
      if (isMarked && node.range && node.range[0] <= from && node.range[2] >= from - 1) opened = node.range[0];
    },
  });
  return [opened, Math.max(opened + 1, endOfLine(yaml, opened))];
}

function adviceFor(error: YAMLError, yaml: string, offset: number): Advice {
  const start = yaml.lastIndexOf('\n', offset - 1) + 1;
  const line = yaml.slice(start, endOfLine(yaml, offset));
  return (
    adviceByLine(error, line) ??
    adviceByCode(error, line, /(?:^|\n)[ \t]*\r?\n$/.test(yaml.slice(Math.max(0, start - 80), start)))
  );
}

const quotes = 'Put the whole value in quotes.';

/** What the line itself shows. */
function adviceByLine(error: YAMLError, line: string): Advice | null {
  const certain = true;
  if (error.message.includes('call stack'))
    return { actual: 'The frontmatter is nested too deeply to be read.', expected: 'Write it flatter.', certain };
  if (/^ *\t/.test(line))
    return {
      actual: 'The line is indented with a tab.',
      expected: 'Indent with blanks, as the lines around it are.',
      certain,
    };
  if (/^[^:]*\uFF1A/.test(line))
    return {
      actual: 'The line holds a full-width colon (\uFF1A), which separates nothing.',
      expected: 'Write an ordinary colon and a blank: `key: value`.',
      certain,
    };
  if (/^\s*(?:- )?[\w.-]+:[\u00A0\u2000-\u200B\u202F\u3000\uFEFF]/.test(line)) {
    return {
      actual: 'Behind the colon stands a blank that is no ordinary one.',
      expected: 'Delete it and type a blank.',
      certain,
    };
  }
  if (error.code === 'BAD_DQ_ESCAPE') {
    return {
      actual: 'A backslash between double quotation marks has a meaning in YAML.',
      expected: 'Use single quotation marks, or write the backslash twice.',
      certain,
    };
  }
  const sign =
    /^\s*(?:- +)*(?:[^\s:"'#][^:"']*:[ \t]+)?([@`%|>*&!])/.exec(line)?.[1] ?? /[[,{]\s*([@`%])/.exec(line)?.[1];
  if (
    sign !== undefined &&
    ['BAD_SCALAR_START', 'UNEXPECTED_TOKEN', 'MISSING_CHAR', 'BLOCK_AS_IMPLICIT_KEY'].includes(error.code)
  ) {
    return { actual: `The value begins with ${sign}, which has a meaning in YAML.`, expected: quotes, certain };
  }
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && /:[ \t]+[^\s'"[{].*:(?:[ \t]|\r?$)/.test(line)) {
    return {
      actual: 'The value holds a second colon followed by a blank, so that it reads like another key.',
      expected: quotes,
      certain,
    };
  }
  if (error.message.includes('block-seq-ind')) {
    return {
      actual: 'A list begins on the line of its key.',
      expected: 'Begin it on the next line, or put the value in quotes if it is text.',
      certain,
    };
  }
  if (error.code === 'UNEXPECTED_TOKEN' && /["']/.test(line)) {
    return {
      actual: 'Text goes on behind the closing quotation mark.',
      expected: 'Put the whole value in quotes; between single ones an apostrophe is written twice.',
      certain,
    };
  }
  return null;
}

function adviceByCode(error: YAMLError, line: string, isBehindBlankLine: boolean): Advice {
  const certain = false;
  if (error.message.startsWith('Missing closing'))
    return {
      actual: 'The quotation mark opened here is never closed.',
      expected: 'Close it at the end of the value.',
      certain,
    };
  switch (error.code) {
    case 'BAD_INDENT':
      return error.message.startsWith('Flow')
        ? { actual: 'The bracket opened here is never closed.', expected: 'Close it at the end of the list.', certain }
        : misaligned;
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        actual: 'The key already has a value, but the next line is indented as if it belonged below it.',
        expected: 'Align the next line with the other keys, or move the value below the key.',
        certain,
      };
    case 'MULTILINE_IMPLICIT_KEY':
    case 'MISSING_CHAR':
      if (error.message.startsWith('Sequence item')) return misaligned;
      if (/^\s*(?:- )?[\w.-]+:\S/.test(line))
        return { actual: 'There is no blank behind the colon.', expected: 'Write `key: value`.', certain };
      return isBehindBlankLine && /^\S/.test(line)
        ? {
            actual: `"${shorten(line, 40)}" is no key with a value: it reads like text of the document.`,
            expected:
              'Is the line of three dashes missing above it that closes the frontmatter? Otherwise write `key: value`.',
            certain,
          }
        : {
            actual: `"${shorten(line, 40)}" is no key with a value.`,
            expected: 'Write `key: value`, or indent the line below the value it continues.',
            certain,
          };
    default:
      return {
        actual: `The frontmatter cannot be read: ${sentence(error.message)}`,
        expected: 'Put values with special characters in quotes and align lists with blanks.',
        certain,
      };
  }
}

const misaligned: Advice = {
  actual: 'The line is indented differently from the lines it belongs to.',
  expected: 'Align it with them, using blanks.',
  certain: false,
};

function endOfLine(yaml: string, offset: number): number {
  const end = yaml.indexOf('\n', offset);
  if (end < 0) return yaml.length;
  return yaml[end - 1] === '\r' && end > offset ? end - 1 : end;
}

function sentence(message: string): string {
  const line = shorten(message.split('\n')[0] ?? message, 120);
  return line.endsWith('.') ? line : `${line}.`;
}
