import { z } from 'zod';
import type { Sms } from '../model/sms.ts';
import type { Finding } from './finding.ts';
import { fingerprintsOf } from './fingerprint.ts';

/** Rule that says what is wrong with the baseline. */
export const baselineRule = 'META-011';

const known = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{16}:[1-9]\d*$/),
  rule: z.string(),
  item: z.string().nullable(),
  file: z.string(),
  message: z.string(),
});

/** Shape of the file that lists what was known when an SMS was taken over. */
export const baselineSchema = z.strictObject({
  schema: z.literal('clausebook/baseline/1'),
  known: z.array(known),
});

/** A finding that was known when the SMS was taken over; its words are for people, the fingerprint decides. */
export type KnownFinding = z.infer<typeof known>;

/** The findings that were known when an SMS was taken over. */
export interface Baseline {
  /** Path from the folder of the SMS. */
  readonly file: string;
  readonly entries: readonly KnownFinding[];
  /** Fingerprints that the list held when it was made; null where that is not known. It may only shrink. */
  readonly first: ReadonlySet<string> | null;
}

/** Rules that speak of the judging itself: nothing of theirs can be known beforehand. */
const neverKnown = /^META-/;

/** True for a finding that can stand in a baseline. */
export function canBeKnown(finding: Finding): boolean {
  return !neverKnown.test(finding.rule);
}

/**
 * Entries of a baseline for findings, in their order.
 *
 * @param sms gives the lines the findings point at
 * @param findings those that count
 */
export function entriesOf(sms: Sms, findings: readonly Finding[]): readonly KnownFinding[] {
  const able = findings.filter(canBeKnown);
  const prints = fingerprintsOf(sms, able);
  return able.map((finding) => ({
    fingerprint: prints.get(finding) ?? '',
    rule: finding.rule,
    item: finding.item,
    file: finding.place.file,
    message: finding.message,
  }));
}

/** What of the findings is known, what is new, and which entries nothing answers any more. */
export interface Compared {
  readonly known: readonly Finding[];
  readonly fresh: readonly Finding[];
  readonly gone: readonly KnownFinding[];
}

/**
 * Holds findings against a baseline.
 *
 * @param sms gives the lines the findings point at
 * @param findings those that count, in the order of the report
 * @param baseline the trusted list; null where there is none
 */
export function compareWithBaseline(sms: Sms, findings: readonly Finding[], baseline: Baseline | null): Compared {
  if (baseline === null) return { known: [], fresh: findings, gone: [] };
  const trusted = baseline.entries.filter(({ fingerprint }) => baseline.first?.has(fingerprint) !== false);
  const wanted = new Set(trusted.map(({ fingerprint }) => fingerprint));
  const prints = fingerprintsOf(sms, findings.filter(canBeKnown));
  const isKnown = (finding: Finding): boolean => wanted.has(prints.get(finding) ?? '');
  const there = new Set(prints.values());
  return {
    known: findings.filter(isKnown),
    fresh: findings.filter((finding) => !isKnown(finding)),
    gone: trusted.filter(({ fingerprint }) => !there.has(fingerprint)),
  };
}
