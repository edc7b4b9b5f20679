import { compareDates } from '../../core/lifecycle/calendar.ts';
import { mapsField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { dutyState } from '../../core/trace/recurring-duty.ts';
import { isMissing } from './_reports.ts';
import { defineRule } from '../define-rule.ts';
import type { Draft } from '../define-rule.ts';
import { isSettled, leadsToSomething } from './_changes.ts';
import { saysSomething } from './_values.ts';

const clause = '8.2.6';

export default defineRule({
  id: 'OPER-015',
  name: 'configuration-is-verified',
  severity: 'error',
  basis: 'std',
  clause,
  level: 'standard',
  types: ['assessment'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  gapBeforeInForce: true,
  subsumes: ['EVID-006', 'EVID-019'],
  summary: 'Configuration information is held against reality in the planned interval, and deviations lead to action.',
  fix: 'Check a sample and record it as a verification with the subject "configuration"; give deviations an action.',
  *check({ sms }) {
    const checks = verifications(sms);
    const last = checks.at(-1);
    const activity = /verif|check|accura|compar|correct|prüf|abgleich|kontroll/i;
    const since = sms.settings.seriesStart;
    const state = dutyState(sms, { clause, activity, since, last: last?.date ?? null });
    // Where there is no record at all the missing information is the one cause.
    const isNamed = last === undefined && isMissing(sms, clause);
    if (state.isOverdue && !isNamed) {
      const before =
        last === undefined
          ? 'Configuration information has not been verified yet'
          : `Configuration information was last verified on ${last.date ?? ''} (${last.id})`;
      yield {
        item: state.holder?.id ?? last?.id ?? null,
        place: state.place,
        message: `${before}${state.detail}. Check a sample against reality, and record it as a verification with the subject "configuration".`,
        ...(state.due === null ? {} : { due: state.due }),
        related: last === undefined ? [] : [{ item: last.id, message: 'the last check', place: last.place }],
        keys: [clause],
      };
    }
    for (const check of checks) {
      const draft = openDeviations(sms, check);
      if (draft !== null) yield draft;
    }
  },
});

/** Verifications of configuration information until the day judged, oldest first. */
function verifications(sms: Sms): readonly Item[] {
  return itemsOfType(sms, 'assessment')
    .filter(
      (item) =>
        item.kind?.key === 'verification' &&
        item.countsAsEvidence &&
        item.inView &&
        item.date !== null &&
        textsField(item, 'subject').includes('configuration'),
    )
    .sort((a, b) => compareDates(a.date ?? '', b.date ?? ''));
}

function openDeviations(sms: Sms, check: Item): Draft | null {
  const { inForceFrom } = sms.settings;
  if (inForceFrom !== null && compareDates(check.date ?? inForceFrom, inForceFrom) < 0) return null;
  const found = textsField(check, 'deviations').filter(
    (text) => saysSomething(text) && !/^(?:no|none|nothing|keine?|nichts)\b/i.test(text),
  );
  const isDealtWith =
    mapsField(check, 'actions').length > 0 ||
    leadsToSomething(sms, check) ||
    isSettled(sms, check) ||
    hasActionText(check);
  if (found.length === 0 || isDealtWith) return null;
  const what = listWords(
    found.map((text) => `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`),
    3,
  );
  return {
    item: check.id,
    place: placeOfField(check, 'deviations', 0),
    message: `${check.id} of ${check.date ?? ''} found deviations (${what}), and nothing says what is done about them. Expected \`actions\`, text under "Actions", or an item that deals with them, such as a nonconformity.`,
    keys: [check.id],
  };
}

/** A heading "Actions" with more below it than "none". */
function hasActionText({ facts }: Item): boolean {
  const isAction = (entry: { readonly heading: { readonly text: string } | null }): boolean =>
    /\bactions?\b|ma(?:ß|ss)nahme|what we do/i.test(entry.heading?.text ?? '');
  return (
    facts !== null &&
    (facts.lists.some(isAction) ||
      facts.tables.some((table) => isAction(table) && table.rows.length > 0) ||
      facts.paragraphs.some(
        (paragraph) => isAction(paragraph) && !/^(?:none|no\b|nothing|keine)/i.test(paragraph.text),
      ))
  );
}
