import { validWaivers } from '../../core/control/waiver.ts';
import type { Finding, Note } from '../../core/finding/finding.ts';
import { textField } from '../../core/model/fields.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft, Rule } from '../define-rule.ts';

/** What a check has looked at. */
export interface Looked {
  /** Rules that were evaluated. */
  readonly rules: readonly Rule[];
  /** Everything they found, also what another finding explains. */
  readonly found: readonly Pick<Finding, 'rule' | 'item'>[];
  readonly notes: readonly Note[];
}

/**
 * Waivers in force for which there is no finding on the day: the item was mended, or the waiver names another rule than the one that was
 * meant. Silent where nobody can tell: the rule was not evaluated, or its findings come with the calendar and may be waived in advance.
 *
 * @param sms the model
 * @param looked what was found in it
 */
export function* idleWaivers(sms: Sms, { rules, found, notes }: Looked): Iterable<Draft> {
  for (const waiver of validWaivers(sms)) {
    const rule = rules.find(({ id }) => id === textField(waiver, 'rule'));
    const target = sms.items.get(textField(waiver, 'target') ?? '')?.id;
    // A target that does not exist is the finding of LINK-001.
    if (rule === undefined || rule.clock === true || target === undefined) continue;
    if (found.some((finding) => finding.rule === rule.id && finding.item === target)) continue;
    if (
      notes.some((note) => note.rule === rule.id && note.kind === 'not-evaluated' && (note.item ?? target) === target)
    )
      continue;
    yield {
      item: waiver.id,
      place: placeOfPath(waiver, 'rule', []),
      severity: 'info',
      message: `${waiver.id} waives ${rule.id} for ${target}, and ${target} has no such finding. Expected a waiver only for what is found: it can be taken out of force, or names another rule or item than was meant.`,
      fix: 'Set `status: retired` where what it waived is settled; otherwise correct `rule` or `target`.',
    };
  }
}
