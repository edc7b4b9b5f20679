import { dateField } from '../../core/model/fields.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { objectiveFacts } from '../extras/objective.ts';
import { tableSection } from '../extras/table-section.ts';
import type { Site } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, itemValue, textValue, toneValue } from '../value-view.ts';
import { say } from '../words/say.ts';
import type { ObjectiveCourse } from './objective-course.ts';
import { failedCourses, toneOfCourse } from './objective-course.ts';
import { stateFacts } from './state-facts.ts';

const mostRows = 25;

/** Every objective with how it stands, those first that do not get where they should. */
export function objectivesSection(site: Site): readonly ExtraSection[] {
  const rank = (course: ObjectiveCourse): number => (failedCourses.has(course) ? 0 : 1);
  const columns = [say('Target'), say('Now'), say('It began at')];
  const rows = stateFacts(site)
    .objectives.toSorted((a, b) => rank(a.course) - rank(b.course))
    .map(({ objective, course }): readonly ValueView[] => {
      const facts = objectiveFacts(site, objective);
      return [
        itemValue(site, objective.id),
        courseValue(course),
        ...columns.map((label) => facts.find((fact) => fact.label === label)?.value ?? textValue('')),
        dateValue(dateField(objective, 'due')),
      ];
    });
  return tableSection(
    'cb_objectives',
    say('Objectives'),
    [say('Objective'), say('Standing'), ...columns, say('Due')],
    rows,
    mostRows,
  ).map((section) => ({
    ...section,
    lead: say(
      'On course: the last value reaches the target, or is nearer to it than the value it began at. Off course: it is not, or the day of the plan has passed before the target was reached.',
    ),
  }));
}

function courseValue(course: ObjectiveCourse): ValueView {
  const tone = toneOfCourse[course];
  return tone === null ? textValue(say(course)) : toneValue(say(course), tone);
}
