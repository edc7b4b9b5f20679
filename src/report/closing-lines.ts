import type { CheckedSms } from '../core/finding/checked-sms.ts';
import { describeDuration, formatDate } from '../core/lifecycle/calendar.ts';
import { countedFindings, exitCodeOf, notesOf, summarize } from '../core/finding/order.ts';
import type { Severity } from '../core/model/settings.ts';
import type { Sms } from '../core/model/sms.ts';
import { coming } from '../core/trace/falling-due.ts';
import type { FallingDue } from '../core/trace/falling-due.ts';

/**
 * Counts and outcome in two lines, and a third one where something falls due soon; the same in every format for people.
 *
 * @param checked the model and what the rules say
 * @param failOn least severity that fails
 */
export function closingLines(
  { sms, judgement }: CheckedSms,
  failOn: Severity,
): readonly [counts: string, outcome: string, ...coming: string[]] {
  const { total, block, error, warn, info, waived, known, unlisted, gaps } = summarize(judgement);
  const counts = `${block} block, ${error} error, ${warn} warn, ${info} info`;
  const open = notesOf(judgement, 'not-evaluated').length;
  const changed = notesOf(judgement, 'changed').length;
  const settings = changed === 0 ? '' : `, ${plural(changed, 'rule')} changed in clausebook.yaml`;
  const listed = unlisted === 0 ? '' : `, ${unlisted} of them outside of what changed and not listed`;
  const adopted = known === 0 ? '' : `, ${known} known`;
  const elsewhere = countedFindings(judgement).filter((finding) => finding.elsewhere).length;
  const due = elsewhere === 0 ? '' : `, ${elsewhere} due in what this change does not touch`;
  const verdict = exitCodeOf(judgement, failOn) === 1 ? 'fails' : 'passes';
  return [
    `${plural(total, 'finding')} (${counts})${listed}${due}, ${waived} waived${adopted}, ${plural(gaps, 'gap')}, ${open} not evaluated${settings}.`,
    `${plural(judgement.items, 'item')} of ${sms.settings.organization}, judged on ${sms.asOf}: the check ${verdict} (fails from ${failOn}).`,
    ...comingLine(sms),
  ];
}

/** It counts the whole SMS, as the lines above do, whatever the report lists. */
function comingLine(sms: Sms): readonly string[] {
  const all = coming(sms);
  const [next] = all;
  if (next === undefined) return [];
  const first = `${nameOf(next)} on ${formatDate(next.on)}`;
  const span = `${describeDuration(sms.settings.warnBefore)} of ${formatDate(sms.asOf)}`;
  return [
    all.length === 1
      ? `Due within ${span}: ${first}. "clausebook due" says more.`
      : `Due within ${span}: ${all.length} (${first} first). "clausebook due" lists them.`,
  ];
}

/** `review of POL-003`, `audit AUD-002`. */
function nameOf({ what, item }: FallingDue): string {
  const isOfItem = what === 'action' || what === 'decision' || what === 'report' || what === 'review';
  return isOfItem ? `${what} of ${item}` : `${what} ${item}`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
