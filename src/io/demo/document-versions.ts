import type { YAMLMap } from 'yaml';
import { isMap, isSeq } from 'yaml';
import { daysBetween, plusDays, plusWorkingDays, workingDayFrom } from './calendar.ts';
import { scalarOf } from './dated-frontmatter.ts';
import type { DemoText } from './demo-files.ts';
import type { People } from './people.ts';
import { spread } from './spread.ts';
import { firstDay, versionDays, wave } from './story.ts';

/** An approval entry to come. */
export interface PlannedEntry {
  readonly action: string;
  /** Id of a person, or the words for somebody outside. */
  readonly by: string;
  readonly role: string | null;
  readonly on: string;
  /** The line as the final file has it; null for an earlier version, whose line is written with its digest. */
  readonly line: string | null;
}

/** A version of a document and how it came about. */
export interface PlannedVersion {
  readonly version: string;
  readonly isFinal: boolean;
  /** How much of the final text is left out, 0 to 1. */
  readonly level: number;
  readonly author: string;
  /** In the order of their days; none under light control. */
  readonly entries: readonly PlannedEntry[];
  /** Days of the two drafts. */
  readonly drafts: readonly [string, string];
  /** Day it was approved; under light control the day its owner merged it. */
  readonly approved: string;
  readonly merged: string;
  readonly inForce: string;
}

/** A document with versions. */
export interface VersionedDocument {
  readonly text: DemoText;
  readonly owner: string;
  readonly isAgreement: boolean;
  readonly versions: readonly PlannedVersion[];
}

/**
 * Versions of a document and their days.
 *
 * @param text the final file
 * @param people who could act when
 * @returns null for a file without versions, and for plans of transitions, which grow with the work
 */
export function versionedDocument(text: DemoText, people: People): VersionedDocument | null {
  const final = scalarOf(text.map, 'version')?.replaceAll('"', '') ?? null;
  const owner = scalarOf(text.map, 'owner');
  if (final === null || owner === null || text.path.includes('/records/')) return null;
  const entries = entriesOf(text);
  const isAgreement = text.path.includes('/agreements/');
  const numbers = versionsUpTo(final);
  const days = approvalDays(text, numbers, entries);
  let after = firstDay;
  const versions = numbers.map((version, index): PlannedVersion => {
    const isFinal = index === numbers.length - 1;
    const day = days[index] ?? { approved: firstDay, inForce: firstDay };
    const own = isFinal ? entries : earlierEntries(entries, day.approved, people);
    const firstAct = own.find((entry) => entry.on >= firstDay)?.on ?? day.approved;
    const wanted = plusWorkingDays(firstAct, -(5 + Math.floor(spread(`${text.id} ${version}`) * 8)));
    const start = laterOf(wanted, plusWorkingDays(after, 1));
    const second = laterOf(plusWorkingDays(firstAct, -1 - Math.floor(spread(`${version} ${text.id}`) * 2)), start);
    const actors = new Set(own.map(({ by }) => by));
    const candidates = [...people.actingFor(owner, start), 'PER-010', 'PER-004', 'PER-002', 'PER-021'];
    const author = candidates.find((person) => !actors.has(person) && people.isEmployed(person, start)) ?? 'PER-010';
    const merged =
      spread(`merge ${text.id} ${version}`) < 0.5 || own.length === 0 ? day.approved : plusWorkingDays(day.approved, 1);
    after = merged;
    return {
      version,
      isFinal,
      level: isFinal ? 0 : 0.25 + (0.5 * (numbers.length - 1 - index)) / numbers.length,
      author,
      entries: own,
      drafts: [start, second],
      approved: day.approved,
      merged,
      inForce: day.inForce,
    };
  });
  return { text, owner, isAgreement, versions };
}

/** `2.1` -> `1.0`, `2.0`, `2.1`. */
function versionsUpTo(final: string): readonly string[] {
  const [major = 1, minor = 0] = final.split('.').map(Number);
  return [
    ...Array.from({ length: major - 1 }, (_, index) => `${index + 1}.0`),
    ...Array.from({ length: minor + 1 }, (_, index) => `${major}.${index}`),
  ];
}

function entriesOf(text: DemoText): readonly PlannedEntry[] {
  const list: unknown = text.map.get('approvals');
  if (!isSeq(list)) return [];
  const lines = text.yaml.split('\n').filter((line) => /^ {2}- \{action: /.test(line));
  return list.items
    .filter((item): item is YAMLMap => isMap(item))
    .map((item, index) => ({
      action: scalarOf(item, 'action') ?? '',
      by: String(item.get('by')),
      role: scalarOf(item, 'role'),
      on: scalarOf(item, 'on') ?? '',
      line: lines[index] ?? null,
    }));
}

interface VersionDay {
  readonly approved: string;
  readonly inForce: string;
}

function approvalDays(
  text: DemoText,
  numbers: readonly string[],
  entries: readonly PlannedEntry[],
): readonly VersionDay[] {
  const inForce = scalarOf(text.map, 'effective_from') ?? scalarOf(text.map, 'from') ?? wave.inForce;
  const approved = entries.at(-1)?.on ?? ownersDay(text.id, inForce);
  const isOfWave = approved <= wave.last || inForce === wave.inForce;
  const earlier = numbers.slice(0, -1);
  const spaced = isOfWave ? earlier : earlier.slice(0, -1);
  const [from, to] = ['2024-07-22', '2025-06-27'];
  const step = daysBetween(from, to) / Math.max(1, spaced.length);
  return [
    ...earlier.map((version, index): VersionDay => {
      const stated = versionDays[`${text.id} ${version}`];
      if (stated !== undefined) return stated;
      const chance = spread(`day ${text.id} ${version}`);
      if (index >= spaced.length) {
        const room = daysBetween(wave.first, wave.last);
        return { approved: workingDayFrom(plusDays(wave.first, Math.floor(chance * room))), inForce: wave.inForce };
      }
      const day = workingDayFrom(plusDays(from, Math.floor((index + 0.1 + chance * 0.75) * step)));
      return { approved: day, inForce: plusWorkingDays(day, 5) };
    }),
    { approved, inForce },
  ];
}

/** Under light control: some days before it came into force. */
function ownersDay(id: string, inForce: string): string {
  return plusWorkingDays(inForce, -2 - Math.floor(spread(`owner ${id}`) * (inForce === wave.inForce ? 9 : 2)));
}

/** Who reviewed and approved an earlier version: those of the final one if they could then, else who held office. */
function earlierEntries(final: readonly PlannedEntry[], approved: string, people: People): readonly PlannedEntry[] {
  return final.map((entry): PlannedEntry => {
    if (entry.action === 'agreed') return { ...entry, on: approved, line: null };
    const on =
      entry.action === 'reviewed'
        ? plusWorkingDays(approved, -2)
        : isLast(entry, final)
          ? approved
          : plusWorkingDays(approved, -1);
    const isEligible = entry.role !== null && people.holds(entry.by, entry.role, on);
    if (isEligible) return { ...entry, on, line: null };
    return entry.action === 'reviewed'
      ? { ...entry, by: 'PER-022', role: 'ROL-021', on, line: null }
      : { ...entry, by: 'PER-024', role: 'ROL-003', on, line: null };
  });
}

function isLast(entry: PlannedEntry, all: readonly PlannedEntry[]): boolean {
  return all.at(-1) === entry;
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}
