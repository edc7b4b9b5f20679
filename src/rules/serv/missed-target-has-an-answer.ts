import { compareDates } from '../../core/lifecycle/calendar.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import { booleanField, mapField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { sectionText } from './_sections.ts';
import { named } from './_services.ts';

const heading = 'What we do about it';
/** What can answer a missed target, or be opened because of it. */
const answers: ReadonlySet<string> = new Set([
  'improvement',
  'nonconformity',
  'corrective-action',
  'problem',
  'change',
  'risk',
  'decision',
  'case',
  'major-incident-report',
  'service-transition-plan',
]);

export default defineRule({
  id: 'SERV-019',
  name: 'missed-target-has-an-answer',
  severity: 'warn',
  basis: 'std',
  clause: '8.3.3',
  level: 'essential',
  types: ['service-report', 'report'],
  needs: ['files'],
  summary: 'A report that shows a missed target says what is done about it, if only "none needed".',
  fix: 'Register an improvement whose `source` names the report, or add an entry to `closed.follow_up` of the report; in a draft write it under "What we do about it".',
  *check({ sms }) {
    for (const report of sms.items.values()) {
      const clause = clauseOf(report);
      if (clause === null || !report.countsAsEvidence || !report.inView || isTakenOver(sms, report)) continue;
      const missed = missedIn(report);
      const [first] = missed;
      if (first === undefined || isAnswered(sms, report)) continue;
      yield {
        item: report.id,
        place: placeOfPath(report, 'results', [first.index]),
        clause,
        message: `${named(report)} shows ${missed.length === 1 ? 'a missed target' : `${missed.length} missed targets`} (${listWords(
          missed.map(({ words }) => words),
          4,
        )}), and nothing says what is done about ${missed.length === 1 ? 'it' : 'them'}. Expected an improvement or action that names the report, or a word such as "none needed" with the reason.`,
        actual: `${missed.length} missed`,
      };
    }
  },
});

/** Clause by which a report has to be followed up; null for other items. */
function clauseOf(item: Item): string | null {
  if (item.type.key === 'service-report') return '8.3.3';
  return item.type.key === 'report' && item.kind?.key === 'supplier' ? '8.3.4.1' : null;
}

function isTakenOver({ settings }: Sms, { date }: Item): boolean {
  return settings.adopted !== null && date !== null && compareDates(date, settings.adopted) < 0;
}

function missedIn(report: Item): readonly { readonly index: number; readonly words: string }[] {
  return mapsField(report, 'results').flatMap((row, index) =>
    isMissed(row) ? [{ index, words: (textField(row, 'measure') ?? `line ${index + 1}`).trim() }] : [],
  );
}

function isMissed(row: FieldMap): boolean {
  return (
    booleanField(row, 'met') === false ||
    /^(?:no\b|not\b|nein\b|nicht\b|missed|verfehlt|✗)/i.test((textField(row, 'met') ?? '').trim())
  );
}

/** Text under the heading, an action, a follow-up, or a link to or from something that deals with it. */
function isAnswered(sms: Sms, report: Item): boolean {
  const text = sectionText(report, heading);
  if (text !== null && /\p{L}{2}/u.test(text)) return true;
  if (mapsField(report, 'actions').length > 0) return true;
  if (mapsField(mapField(report, 'closed') ?? {}, 'follow_up').length > 0) return true;
  const linked = [
    ...(sms.relationsTo.get(report.id) ?? []).map(({ from }) => from),
    ...(sms.relationsFrom.get(report.id) ?? []).map(({ to }) => to),
  ];
  return linked.some((id) => answers.has(sms.items.get(id)?.type.key ?? ''));
}
