import { versionOnDay } from '../../core/control/version-on-day.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { meansHeading } from '../../core/model/heading-meaning.ts';
import type { Place } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import { textField } from '../../core/model/fields.ts';
import { statedDecisions } from '../../core/trace/decisions.ts';
import { claimsClause } from '../../core/trace/claims-clause.ts';
import { defineRule } from '../define-rule.ts';
import { settingsPlace } from './_topic.ts';

const clause = '4.1';
const climate = /climat|klima(?!anlag|ger|tisier)/i;

export default defineRule({
  id: 'EVID-014',
  name: 'climate-is-decided',
  severity: 'warn',
  basis: 'derived',
  clause,
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'It is written down whether climate change is an issue that matters for the SMS.',
  fix: 'Add a row to the issues with `category: climate`, `relevant` and `rationale`, or a line to the scope document; also for "no".',
  *check({ sms, asOf }) {
    const amendment = amendmentOf(sms, asOf);
    const scopes = itemsOfType(sms, 'scope').filter(({ inView }) => inView);
    if (amendment === null || isDecided(sms) || scopes.some((item) => versionOnDay(item, asOf).kind === 'unknown'))
      return;
    const scope = scopes.find(({ inForce }) => inForce);
    yield {
      item: scope?.id ?? null,
      place: scope === undefined ? settingsPlace : placeIn(scope),
      message: `Nothing says whether climate change is a relevant issue (clause ${clause}, since ${amendment}). Expected a decision with its reason, also where the answer is no: ${sms.types.has('issue') ? 'an issue of the category `climate`, or a line in the scope document' : 'a line in the scope document'}.`,
      keys: [clause],
    };
  },
});

/** The amendment that asks for the decision; null where it was not published yet or the standard is not worked to. */
function amendmentOf({ catalogue, settings }: Sms, asOf: string): string | null {
  const standard = settings.standards.includes(catalogue.primaryStandard)
    ? catalogue.standards.find(({ id }) => id === catalogue.primaryStandard)
    : undefined;
  const asks = standard?.amendments.find(
    ({ published, touches }) =>
      published <= asOf.slice(0, 7) &&
      touches.some((touched) => touched.clause === clause && touched.effect === 'requirement'),
  );
  return asks?.reference ?? null;
}

/** An issue, a decision, or a word in the text of a document in force about the context: the scope, or what names the clause. */
function isDecided(sms: Sms): boolean {
  const issues = itemsOfType(sms, 'issue').filter(({ inForce, inView }) => inForce && inView);
  if (issues.some((issue) => textField(issue, 'category') === 'climate' || climate.test(issue.title))) return true;
  if (statedDecisions(sms.items.values()).some(({ text }) => climate.test(text))) return true;
  return [...sms.items.values()].some((item) => isAboutContext(item) && climate.test(item.facts?.body ?? ''));
}

function isAboutContext(item: Item): boolean {
  if (item.storage !== 'file' || !item.countsAsEvidence || !item.inView) return false;
  return item.type.key === 'scope' || claimsClause(item, clause);
}

function placeIn(scope: Item): Place {
  return scope.facts?.headings.find((heading) => meansHeading(heading, 'Context and parties'))?.place ?? scope.place;
}
