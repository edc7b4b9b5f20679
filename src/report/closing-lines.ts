import type { CheckedSms } from '../core/finding/checked-sms.ts';
import { countedFindings, exitCodeOf, notesOf, summarize } from '../core/finding/order.ts';
import type { Severity } from '../core/model/settings.ts';

/**
 * Counts and outcome in two lines, the same in every format for people.
 *
 * @param checked the model and what the rules say
 * @param failOn least severity that fails
 */
export function closingLines({ sms, judgement }: CheckedSms, failOn: Severity): readonly [string, string] {
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
  ];
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
