import type { CommitLine, ItemHistory, ProvedAct, VersionLine } from '../core/history/item-history.ts';
import { oneLine } from './plain-text.ts';

const kinds: Readonly<Record<CommitLine['kind'], string>> = {
  added: 'first text',
  content: 'content',
  control: 'control',
  layout: 'layout',
  moved: 'moved',
  removed: 'removed',
};

/**
 * The past of an item for people, newest first.
 *
 * @param past what is known
 * @param color true for colours
 */
export function historyText(past: ItemHistory, color: boolean): string {
  const bold = (text: string): string => (color ? `\u001B[1m${text}\u001B[0m` : text);
  const type = past.type === null ? '' : `${past.type.replaceAll('-', ' ')}, `;
  const lines = [
    bold(`${past.id} ${oneLine(past.title)}`),
    `${type}${past.gone === null ? '' : 'no longer in the files, '}judged on ${past.asOf}`,
    ...(past.gone === null ? [] : [oneLine(past.gone.says)]),
  ];
  for (const version of past.versions) lines.push('', bold(headingOf(version)), ...versionLines(version));
  if (past.commits.length > 0) {
    const heading = past.versions.length > 0 ? 'Commits that belong to no version' : 'Commits';
    lines.push('', bold(heading), ...past.commits.map(commitLine));
  }
  if (past.unknown.length > 0)
    lines.push('', bold('What could not be known'), ...past.unknown.map((note) => `  ${oneLine(note)}`));
  return `${lines.join('\n')}\n`;
}

function headingOf({ version, textOf }: VersionLine): string {
  return `Version ${oneLine(version)}${textOf === null ? '' : `, text of ${textOf}`}`;
}

function versionLines(version: VersionLine): readonly string[] {
  return [
    `  ${standingWords(version)}`,
    ...version.acts.flatMap(actLines),
    ...(version.merged === null ? [] : [`  ${oneLine(mergeWords(version.merged))}`]),
    ...authorLines(version.authors),
    ...version.reasons.map((reason) => `  why: ${oneLine(reason)}`),
    ...version.commits.map(commitLine),
  ];
}

function authorLines(authors: VersionLine['authors']): readonly string[] {
  const [first, ...others] = authors;
  if (first === undefined) return [];
  if (others.length === 0) return [`  written by ${oneLine(first.name)}`];
  const isTold = authors.every(({ share, ownShare }) => share === ownShare);
  const names = authors.map((author) => `${oneLine(author.name)} (${shareWords(author)})`).join(', ');
  return [
    `  written by ${names}`,
    ...(isTold ? [] : ['  who wrote which line of a commit that names several people cannot be told']),
  ];
}

function shareWords({ share, ownShare }: VersionLine['authors'][number]): string {
  const [most, least] = [share, ownShare].map((part) => Math.round(part * 100));
  if (share === ownShare) return `${most} %`;
  return ownShare === 0 ? `at most ${most} %` : `${least} % to ${most} %`;
}

function standingWords({ standing, from, to, takenBackOn }: VersionLine): string {
  switch (standing) {
    case 'open':
      return 'not approved';
    case 'taken back':
      return `never in force: its approval was taken back${takenBackOn === null ? '' : ` on ${takenBackOn}`}`;
    case 'never':
      return 'approved, and never in force: it ended before its first day';
    case 'coming':
      return `in force from ${from ?? ''} on${to === null ? '' : `, until the day before ${to}`}`;
    case 'in force':
      return `in force since ${from ?? ''}${to === null ? '' : `, until the day before ${to}`}`;
    case 'ended':
      return `was in force from ${from ?? ''} until the day before ${to ?? 'a day that is not known'}${takenBackOn !== null && takenBackOn === to ? ', when its approval was taken back' : ''}`;
  }
}

function mergeWords({ on, by }: NonNullable<VersionLine['merged']>): string {
  return `under light control the merge is the approval: merged on ${on}${by === null ? '' : ` by ${by}`}`;
}

function actLines(act: ProvedAct): readonly string[] {
  const who = act.name === act.by ? act.by : `${act.by} (${act.name})`;
  const role = act.role === null ? '' : ` as ${act.role}`;
  const on = act.on === null ? ', on a day that is not stated' : ` on ${act.on}`;
  return [
    `  ${oneLine(`${act.action} by ${who}${role}${on}`)}`,
    `    grade ${act.grade}: ${oneLine(act.because)}`,
    ...(act.doubt === null ? [] : [`    ${oneLine(act.doubt)}`]),
  ];
}

function commitLine({ id, on, authors, kind, isBulk, subject }: CommitLine): string {
  const who = authors.length === 0 ? '' : `${authors.join(', ')}: `;
  return oneLine(
    `${id.slice(0, 12)} ${on} ${kinds[kind]}${isBulk ? ', one of many at once' : ''}; ${who}${subject}`,
  ).replace(/^/, '    ');
}
