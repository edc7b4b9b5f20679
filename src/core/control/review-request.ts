import { compareDates } from '../lifecycle/calendar.ts';
import type { Sms } from '../model/sms.ts';
import { didYouMean, refuse, withName } from './control-plan.ts';
import type { Refused } from './control-plan.ts';
import { isInOrganization, rolesOfPerson } from './role-holders.ts';

/** What a review can end with. */
export const reviewOutcomes = ['no-change', 'change-needed', 'withdraw'] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

export interface ReviewRequest {
  readonly id: string;
  readonly by: string;
  readonly outcome: ReviewOutcome;
  readonly on: string;
  readonly today: string;
  readonly note: string | null;
  /** Ids and clauses that changed and made it suspect; empty for a review of the whole. */
  readonly because: readonly string[];
}

/**
 * Why somebody cannot have made a review on a day, whatever was reviewed.
 *
 * @param sms people, roles and delegations
 * @param request who, when
 * @returns null when nothing speaks against it
 */
export function objectionToReviewer(
  sms: Sms,
  { by, on, today }: Pick<ReviewRequest, 'by' | 'on' | 'today'>,
): Refused | null {
  if (compareDates(on, today) > 0)
    return refuse(
      `${on} lies after ${today}: an act is recorded when it has happened.`,
      'Give the day on which it happened with --on.',
    );
  const person = sms.items.get(by);
  if (person?.type.key !== 'person')
    return refuse(
      `There is no person ${by}.${didYouMean(sms, by, 'person')}`,
      'Give the id of a person of the organization register.',
    );
  if (!isInOrganization(person, on) || rolesOfPerson(sms, by, on).length === 0)
    return refuse(
      `${withName(sms, by)} held no role on ${on}, neither by a post nor by a delegation.`,
      'Name somebody who did, or correct the register.',
    );
  return null;
}
