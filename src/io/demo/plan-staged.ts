import type { YAMLMap } from 'yaml';
import { titleOf } from './document-text.ts';
import { endOf, scalarOf, startOf } from './dated-frontmatter.ts';
import type { DemoText } from './demo-files.ts';
import { parseDemoText } from './demo-files.ts';
import type { People } from './people.ts';
import type { PlannedCommit } from './plan.ts';
import { spread } from './spread.ts';
import type { StagedFile } from './staged-files.ts';
import { closingDay } from './staged-files.ts';
import { documentController, firstDay, seldomSigning } from './story.ts';

/**
 * Commits that let a register, record or service grow: one for each day on which it changed, some of them on a branch.
 *
 * @param file states of the file
 * @param people who could act when
 * @param before the text a file had on a day, given its text without later edits
 */
export function planStaged(
  file: StagedFile,
  people: People,
  before: (path: string, day: string, text: string) => string,
): readonly PlannedCommit[] {
  const commits: PlannedCommit[] = [];
  let previous: DemoText | null = null;
  for (const day of file.days) {
    const text = file.on(day);
    if (text === null) continue;
    const was: DemoText | null = previous;
    const is = parseDemoText(file.path, text);
    if (is === null) throw new Error(`Unexpected state of ${file.path} in the demo, expected one that parses.`);
    previous = is;
    // What was there on the first day comes with the first commit.
    if (day <= firstDay) continue;
    const { author, message } =
      file.text.rows.length > 0 ? registerChange(was, is, day, people) : fileChange(was, is, day, people);
    const isReviewed =
      message.startsWith('Close') || message.startsWith('Issue') || spread(`branch ${file.path} ${day}`) < 0.22;
    const branch = isReviewed ? `${is.id.toLowerCase()}-${day}` : null;
    const byForge = spread(`forge ${file.path} ${day}`) < 0.35;
    const files = new Map([[file.path, before(file.path, day, text)]]);
    const signedBy = seldomSigning.has(author) ? null : author;
    commits.push({ day, order: 0, author, message, signedBy, branch, files });
    if (branch !== null) {
      const merger = releasedBy(file.text, day, people);
      commits.push({
        day,
        order: 1,
        author: merger,
        ...(byForge ? { committer: 'forge' } : {}),
        message: `Merge branch '${branch}'`,
        signedBy: byForge ? 'forge' : seldomSigning.has(merger) ? null : merger,
        branch,
        isMerge: true,
        files,
      });
    }
  }
  return commits;
}

/** Plans of transitions and services are released by their owner; records and registers are kept by the document controller. */
function releasedBy({ map, path }: DemoText, day: string, people: People): string {
  const isReleased = map.has('version') || path.includes('/services/');
  const owner = isReleased ? (people.actingFor(scalarOf(map, 'owner') ?? '', day)[0] ?? null) : null;
  return owner ?? documentController;
}

interface Change {
  readonly author: string;
  readonly message: string;
}

function registerChange(was: DemoText | null, is: DemoText, day: string, people: People): Change {
  const old = new Map((was?.rows ?? []).map((row) => [idOf(row), sliceOf(was, row)]));
  const added = is.rows.filter((row) => !old.has(idOf(row)));
  const changed = is.rows.filter((row) => old.has(idOf(row)) && old.get(idOf(row)) !== sliceOf(is, row));
  const isNew = (text: string): string => addedPart(changed.map((row) => old.get(idOf(row)) ?? '').join('\n'), text);
  const [first] = [...added, ...changed];
  const owner = (first === undefined ? null : scalarOf(first, 'owner')) ?? scalarOf(is.map, 'owner') ?? 'ROL-020';
  const texts = [...added, ...changed].map((row) => isNew(sliceOf(is, row))).join('\n');
  const author = actorIn(texts + (first === undefined ? is.yaml : ''), owner, day, people);
  const title = is.id;
  if (first === undefined) return { author, message: `Look through ${title} ${titleOf(is).toLowerCase()}` };
  const closed = changed.filter((row) => closingDay(row) !== null && !(old.get(idOf(row)) ?? '').includes('closed: {'));
  if (closed.length > 0) return { author, message: `Close ${listed(closed)}${others([...added, ...changed], closed)}` };
  if (added.length > 0) {
    const [one] = added;
    const subject =
      added.length === 1 && one !== undefined ? `${verbFor(one)} ${idOf(one)}: ${nameOf(one)}` : `Add ${listed(added)}`;
    return { author, message: `${subject}${others(changed, [])}` };
  }
  return { author, message: `${verbOf(texts)} ${listed(changed)}` };
}

function fileChange(was: DemoText | null, is: DemoText, day: string, people: People): Change {
  const news = was === null ? is.yaml : addedPart(was.yaml, is.yaml);
  const owner = scalarOf(is.map, 'owner') ?? 'ROL-020';
  const author = actorIn(news, owner, day, people);
  const title = titleOf(is);
  const closed = closingDay(is.map);
  const isReport = is.path.includes('/reports/');
  if (closed !== null && (was === null || closingDay(was.map) === null)) {
    return { author, message: `${isReport ? 'Issue' : 'Close'} ${is.id}: ${title}` };
  }
  if (was === null) return { author, message: `${isReport ? 'Draft' : 'Open'} ${is.id}: ${title}` };
  if (news.includes('corrections:')) {
    return { author, message: `Correct ${is.id}\n\nAppended; the issued text stays as it was.` };
  }
  return { author, message: `${verbOf(news)} ${is.id}` };
}

function verbOf(news: string): string {
  if (/\bdone: /.test(news)) return 'Action done in';
  if (/\bdecision: /.test(news)) return 'Decide on';
  if (/\bactual: /.test(news)) return 'Record deployment of';
  if (/\boutcome: (?:ok|no-change|all looked at)/.test(news)) return 'Log the look at';
  return /\bwhat: /.test(news) ? 'Note the next step in' : 'Update';
}

function verbFor(row: YAMLMap): string {
  return /^(?:CHG|REL|PRB|CPL|DSP|OFI|RSK|SEC)/.test(idOf(row)) ? 'Register' : 'Add';
}

/** The person an entry of the day names, else who acts for the owner. */
function actorIn(news: string, owner: string, day: string, people: People): string {
  const named = [...news.matchAll(/\b(?:at|done): (\d{4}-\d{2}-\d{2})[^}]*?\bby: (PER-\d{3})/g)]
    .filter(([, at, by]) => (at ?? '') <= day && people.isEmployed(by ?? '', day))
    .sort(([, a = ''], [, b = '']) => (a < b ? -1 : 1));
  return named.at(-1)?.[2] ?? people.actingFor(owner, day)[0] ?? documentController;
}

/** Lines of a text that another one does not have. */
function addedPart(was: string, is: string): string {
  const known = new Set(was.split('\n'));
  return is
    .split('\n')
    .filter((line) => !known.has(line))
    .join('\n');
}

function listed(rows: readonly YAMLMap[]): string {
  const ids = rows.map(idOf);
  return ids.length > 4 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ');
}

function others(rows: readonly YAMLMap[], told: readonly YAMLMap[]): string {
  const left = rows.filter((row) => !told.includes(row));
  return left.length === 0 ? '' : `\n\nAlso ${listed(left)}.`;
}

function sliceOf(text: DemoText | null, row: YAMLMap): string {
  return text?.yaml.slice(startOf(row), endOf(row)) ?? '';
}

function idOf(row: YAMLMap): string {
  return scalarOf(row, 'id') ?? '';
}

function nameOf(row: YAMLMap): string {
  const value: unknown = row.get('text') ?? row.get('name') ?? row.get('title');
  return typeof value === 'string' ? value : '';
}
