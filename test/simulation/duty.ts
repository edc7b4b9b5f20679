import type { Day, Span } from './days.ts';
import { addDays, daysTo, plus } from './days.ts';
import type { Random } from './random.ts';

/** Two years of an organization. */
export interface Scene {
  /** First day of the SMS. */
  readonly begin: Day;
  /** Day on which everything is judged. */
  readonly end: Day;
  readonly random: Random;
}

/** Path -> text. */
export type Files = Readonly<Record<string, string>>;

/** What has to be found: rule, item, severity and, where there is one, the day it was due or the period. */
export type Expected = string;

/** A duty as it was lived, with every act in time and with acts left out. */
export interface Duty {
  readonly perfect: Files;
  readonly omitted: Files;
  readonly planted: readonly Expected[];
}

/** Lays out the duties of one kind and lives them. */
export type Family = (scene: Scene) => Duty;

/** Words of a finding as they are compared. */
export function expected(rule: string, item: string, severity: string, when: string | null): Expected {
  return [rule, item, severity, when ?? '-'].join(' ');
}

/** A finding that is due since a day: a warning for thirty days, after that as severe as its rule. */
export function overdue(scene: Scene, rule: string, item: string, severity: 'warn' | 'error', due: Day): Expected {
  return expected(rule, item, scene.end <= addDays(due, 30) ? 'warn' : severity, due);
}

/** Something done again and again: days on which it was done. */
export interface Acts {
  readonly inTime: readonly Day[];
  readonly omitted: readonly Day[];
  /** Day since when it is due after the omission; null where it was done late, but done. */
  readonly due: Day | null;
}

/**
 * Does something again and again, at the latest at the end of each span, and once more with an omission: left undone from
 * some time on, or done late once.
 *
 * @param scene the two years
 * @param from day from which the first span counts
 * @param every the span
 * @param least acts that are never left out
 */
export function lived(scene: Scene, from: Day, every: Span, least = 0): Acts {
  const { random, end } = scene;
  const inTime: Day[] = [];
  let last = from;
  while (plus(last, every) < end) {
    // Nobody does it again at once: the second half of the span keeps a life small.
    const due = plus(last, every);
    last = random.day(addDays(last, Math.ceil(daysTo(last, due) / 2)), due);
    inTime.push(last);
  }
  if (inTime.length <= least) return { inTime, omitted: inTime, due: null };
  const index = random.number(least, inTime.length - 1);
  const kept = inTime.slice(0, index);
  const due = plus(kept.at(-1) ?? from, every);
  const isLate = random.chance(20);
  if (isLate) {
    const following = inTime[index + 1];
    const next = following === undefined ? end : addDays(following, -1);
    const late = addDays(due, 1);
    if (late <= next)
      return { inTime, omitted: [...kept, random.day(late, next), ...inTime.slice(index + 1)], due: null };
  }
  return { inTime, omitted: kept, due };
}

/** Duties side by side as one. */
export function together(...duties: readonly Duty[]): Duty {
  return {
    perfect: Object.assign({}, ...duties.map(({ perfect }) => perfect)) as Files,
    omitted: Object.assign({}, ...duties.map(({ omitted }) => omitted)) as Files,
    planted: duties.flatMap(({ planted }) => planted),
  };
}

/** A file from its frontmatter and body. */
export function file(frontmatter: readonly string[], body = ''): string {
  const title = `Text of ${(frontmatter[0] ?? '').replace('id: ', '')}`;
  return ['---', ...frontmatter, '---', '', `# ${title}`, '', body, ''].join('\n');
}

/** A register with its rows. */
export function register(id: string, of: string, rows: readonly string[], more: readonly string[] = []): string {
  const head = [`id: ${id}`, 'type: register', `of: [${of}]`, 'owner: ROL-002', 'classification: internal', ...more];
  return file([...head, 'rows:', ...rows.map((row) => `  - ${row}`)]);
}

/** Entries of a review log. */
export function log(days: readonly Day[], by: string, outcome = 'no-change'): string {
  return `log: [${days.map((day) => `{at: ${day}, by: ${by}, outcome: ${outcome}}`).join(', ')}]`;
}
