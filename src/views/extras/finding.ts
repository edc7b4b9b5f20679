import { compareDates } from '../../core/lifecycle/calendar.ts';
import { dateField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { followedUp } from '../../core/trace/finding-follow-up.ts';
import { spanOf } from '../../core/trace/audits.ts';
import type { Site } from '../site.ts';
import { stateText } from '../standing.ts';
import type { ValueView } from '../value-view.ts';
import { itemValue, textValue, toneValue, valueView } from '../value-view.ts';
import { parseTypeExpression } from '../../core/types/type-expression.ts';
import { itemLink } from '../site.ts';
import { courseOf } from './course.ts';
import type { ExtraSection } from './extra-section.ts';
import type { Fact } from './fact.ts';
import { fact } from './fact.ts';
import { gradeOf, gradeWords } from './finding-grade.ts';
import { stepsOfNonconformity } from './nonconformity.ts';
import { say } from '../words/say.ts';
import { dayText } from '../words/days.ts';

/** An item that answers a finding. */
export interface Answer {
  readonly item: Item;
  readonly isOpen: boolean;
}

const ends: ReadonlySet<string> = new Set(['closed', 'verified', 'measured', 'rejected']);

/** Nonconformities and improvements that answer a finding: they name it, or it names them. */
export function answersTo(site: Site, finding: Item): readonly Answer[] {
  const { items, relationsFrom, relationsTo } = site.checked.sms;
  const ids = [
    ...(relationsTo.get(finding.id) ?? []).filter(({ path }) => path !== null).map(({ from }) => from),
    ...(relationsFrom.get(finding.id) ?? []).filter(({ verb }) => verb === 'leads_to').map(({ to }) => to),
  ];
  return [...new Set(ids)]
    .flatMap((id) => items.get(id) ?? [])
    .filter(({ type, inView }) => inView && (type.key === 'nonconformity' || type.key === 'improvement'))
    .map((item) => ({ item, isOpen: !ends.has(item.state) }));
}

/** What became of a finding, with the day by which the rest is due. */
export function answerValue(site: Site, finding: Item): ValueView {
  const answers = answersTo(site, finding);
  const done = followedUp(site.checked.sms, finding);
  if (answers.length === 0 && done !== null) return toneValue(say('done on {day}', { day: dayText(done) }), 'good');
  if (answers.length === 0)
    return toneValue(say('not answered'), /^(?:major|minor)$/.test(gradeOf(finding) ?? '') ? 'stop' : 'warn');
  return {
    kind: 'list',
    items: answers.flatMap(({ item, isOpen }) => {
      const due = dateField(item, 'due');
      const isLate = isOpen && due !== null && compareDates(due, site.checked.sms.asOf) < 0;
      const words =
        isOpen && due !== null
          ? say('{state}, due {day}', { state: stateText(item), day: dayText(due) })
          : stateText(item);
      return [
        itemValue(site, item.id),
        toneValue(isLate ? say('{words}, late', { words }) : words, isLate ? 'stop' : isOpen ? 'warn' : 'good'),
      ];
    }),
  };
}

/** How grave a finding is, against which clause, from which audit, and whether it is settled. */
export function findingFacts(site: Site, finding: Item): readonly Fact[] {
  return [
    ...fact(say('Grade#finding'), textValue(gradeWords(gradeOf(finding) ?? '')), 'grade'),
    ...fact(say('Clause'), clauseOf(site, finding), 'clause'),
    ...fact(say('Found in'), finding.parent === null ? textValue('') : itemValue(site, finding.parent)),
    ...fact(say('Answer'), gradeOf(finding) === 'strength' ? textValue('') : answerValue(site, finding)),
  ];
}

function clauseOf(site: Site, finding: Item): ValueView {
  const stated = finding.fields['clause'];
  return stated === undefined ? textValue('') : valueView(site, finding.id, stated, parseTypeExpression('clause'));
}

/** The way from the finding to its end, by the nonconformity that answers it. */
export function findingSections(site: Site, finding: Item): readonly ExtraSection[] {
  const { sms } = site.checked;
  const audit = sms.items.get(finding.parent ?? '');
  const answer = answersTo(site, finding).find(({ item }) => item.type.key === 'nonconformity')?.item;
  if (answer === undefined) return [];
  const found = audit === undefined ? null : (spanOf(audit, 'dates')?.to ?? audit.date);
  const [raised, ...later] = stepsOfNonconformity(answer);
  const course = courseOf(sms.asOf, [
    { label: say('Found#step'), on: found, isDone: true, link: audit === undefined ? null : itemLink(site, audit.id) },
    ...(raised === undefined ? [] : [{ ...raised, link: itemLink(site, answer.id) }]),
    ...later,
  ]);
  return [
    {
      anchor: 'cb_course',
      title: say('From the finding to its end'),
      value: textValue(''),
      chart: null,
      course,
      isFirst: true,
      most: 0,
    },
  ];
}
