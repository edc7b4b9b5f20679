import type { Finding } from '../../src/core/finding/finding.ts';
import { judge } from '../../src/rules/judge.ts';
import { rules } from '../../src/rules/registry.ts';
import { smallSms } from '../support/small-sms.ts';
import type { Day } from './days.ts';
import { addDays, addMonths } from './days.ts';
import type { Duty, Expected, Files, Scene } from './duty.ts';
import { expected } from './duty.ts';
import { always, families } from './families/all-families.ts';
import type { Random } from './random.ts';
import { randomOf } from './random.ts';

/** Time zones without summer time, and minutes they are ahead. */
const zones = [
  ['Etc/UTC', 0],
  ['Pacific/Kiritimati', 840],
  ['Pacific/Pago_Pago', -660],
  ['Asia/Kathmandu', 345],
  ['Asia/Tokyo', 540],
] as const;

/** A life of two years: its duties, and the moment when it is judged. */
export interface Life {
  readonly scene: Scene;
  readonly duties: ReadonlyMap<string, Duty>;
  readonly zone: string;
  readonly now: string;
}

/**
 * Lays out the duties of a seed and lives them: those of every life, some others, and one that is asked for.
 *
 * @param seed the seed
 * @param wanted name of a family
 */
export function lifeOf(seed: number, wanted: string | null = null): Life {
  const random = randomOf(seed);
  const begin = random.day('2027-01-01', '2027-03-31');
  const end = addDays(addMonths(begin, 24), random.number(-10, 10));
  const scene = { begin, end, random };
  const [zone, ahead] = random.pick(zones);
  const isLived = (name: string): boolean => random.chance(35) || always.has(name) || name === wanted;
  const lived = Object.entries(families).filter(([name]) => isLived(name));
  const duties = new Map(lived.map(([name, family]) => [name, family(scene)]));
  return { scene, duties, zone, now: instantOn(end, ahead, random) };
}

/** A moment that falls on a day in a zone; often the first or the last minute of it. */
function instantOn(day: Day, ahead: number, random: Random): string {
  const minute = random.pick([0, 1439, random.number(0, 1439)]);
  return new Date(Date.parse(`${day}T00:00:00Z`) + (minute - ahead) * 60_000).toISOString();
}

function settings({ scene, zone }: Life): string {
  return `organization: Example Ltd
level: advanced
packs: [tickets-in-git, people, records-office]
history: none
time_zone: ${zone}
in_force_from: ${scene.begin}
series_start: ${scene.begin}
owner: ROL-002
review_interval: {default: P3Y}
approvers: {policy: [ROL-001, ROL-003], scope: [ROL-001], default: [ROL-001, ROL-002, ROL-003]}
`;
}

/** Findings and gaps of a life on its last day, where the duties of some families were not kept. */
export function judged(life: Life, broken: ReadonlySet<string>): readonly Finding[] {
  const files: Record<string, string> = { 'clausebook.yaml': settings(life) };
  for (const [name, duty] of life.duties) {
    const lived: Files = broken.has(name) ? duty.omitted : duty.perfect;
    Object.assign(files, lived);
  }
  const { findings, gaps } = judge(smallSms(files, { now: life.now }), rules, { history: false, base: false });
  return [...findings, ...gaps];
}

/** A finding as the oracle names it. */
export function nameOf({ rule, item, severity, due, expected: words }: Finding): Expected {
  const more = rule === 'SERI-001' ? (words ?? '').split(', ').slice(1) : rule === 'SERI-002' ? [words ?? ''] : [];
  return expected(rule, item ?? '-', severity, [due ?? '-', ...more].join(' '));
}

/** What has to be found where the duties of some families were not kept. */
export function plantedIn({ duties }: Life, broken: ReadonlySet<string>): readonly Expected[] {
  return [...duties].flatMap(([name, duty]) => (broken.has(name) ? duty.planted : []));
}

/** What one life finds more than another beyond what was planted, and what it does not find; each as often as it is so. */
export function difference(
  perfect: readonly Expected[],
  found: readonly Expected[],
  planted: readonly Expected[],
): { readonly extra: readonly Expected[]; readonly gone: readonly Expected[] } {
  const extra = [...found];
  const gone = [...perfect, ...planted].filter((name) => {
    const index = extra.indexOf(name);
    if (index >= 0) extra.splice(index, 1);
    return index < 0;
  });
  return { extra, gone };
}
