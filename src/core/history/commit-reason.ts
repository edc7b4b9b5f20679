import { trailersOf } from './trailers.ts';

const mostSigns = 300;

/**
 * Why a commit was made: the first paragraph below its subject, on one line, where it has one that is no block of trailers.
 *
 * @param message whole message, LF
 * @returns at most 300 signs; null where the message is its subject alone
 */
export function explanationOf(message: string): string | null {
  const [, ...paragraphs] = message.trim().split(/\n[ \t]*\n/);
  const [first] = paragraphs;
  if (first === undefined) return null;
  if (paragraphs.length === 1 && isTrailers(message)) return null;
  const lines = first.split('\n').map((line) => line.trim());
  const isList = lines.every((line) => /^[*+-] /.test(line));
  const text = isList ? lines.map((line) => line.slice(2).trim()).join('; ') : lines.join(' ');
  return text.length <= mostSigns ? text : `${text.slice(0, mostSigns - 1).replace(/\s+\S*$/, '')}…`;
}

/** Whether a message ends in trailers. `CHG-003: …` looks like one and names what the commit is about. */
function isTrailers(message: string): boolean {
  const trailers = trailersOf(message);
  return trailers.length > 0 && trailers.every(({ key }) => !/\d/.test(key));
}

/**
 * Why something came about, from the commits that made it: what their messages explain, else their subjects, each once. Where one of them
 * explains itself, the subjects of the others are steps of the work and say nothing more.
 *
 * @param messages whole messages, oldest first
 */
export function reasonsOfCommits(messages: readonly string[]): readonly string[] {
  const explained = messages.flatMap((message) => explanationOf(message) ?? []);
  const told = explained.length > 0 ? explained : messages.map((message) => message.split('\n', 1)[0] ?? '');
  return [...new Set(told)];
}
