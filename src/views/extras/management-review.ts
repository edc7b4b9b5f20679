import { compareDates } from '../../core/lifecycle/calendar.ts';
import { mapsField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { decisionsOf } from '../../core/trace/review-decisions.ts';
import { inputGaps, inputKeys } from '../../core/trace/review-inputs.ts';
import { plainWords } from '../plain-words.ts';
import type { Site } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, ownValue, textValue, toneValue } from '../value-view.ts';
import type { ExtraSection } from './extra-section.ts';
import type { Fact } from './fact.ts';
import { fact } from './fact.ts';
import { namesValue } from './names-value.ts';
import { periodWords } from './period-words.ts';
import { tableSection } from './table-section.ts';
import { say } from '../words/say.ts';
import type { PlainText } from '../words/say.ts';

/** What a review has to speak of, in words of ours. */
const subjects: Readonly<Record<string, PlainText>> = {
  services: 'How the services do',
  'other-parties': 'Suppliers and other parties',
  feedback: 'What customers and others say',
  sms: 'How the SMS does: audits, nonconformities, measures',
  objectives: 'Objectives',
  policies: 'Policies',
  risks: 'Risks and opportunities',
  resources: 'People, money and other means',
  context: 'Context and what changed in it',
  'changes-ahead': 'Changes ahead',
  ideas: 'Ideas for improvement',
  'earlier-actions': 'Actions of earlier reviews',
};

function subjectWords(key: string): string {
  const words = subjects[key];
  return words === undefined ? plainWords(key) : say(words);
}

/** Who held the review about which time, whether it spoke of everything, and how far its decisions are carried out. */
export function reviewFacts(site: Site, review: Item): readonly Fact[] {
  const { period } = review.fields;
  const isHeld = review.state !== 'open';
  const { missing, empty } = inputGaps(review);
  const spoken = inputKeys.length - missing.length - empty.length;
  const decisions = decisionsOf(site.checked.sms, review);
  const done = decisions.filter(({ isDone }) => isDone).length;
  return [
    ...fact(say('Chair'), namesValue(site, textsField(review, 'chair')), 'chair'),
    ...fact(say('About#period'), period === undefined ? textValue('') : textValue(periodWords(period)), 'period'),
    ...fact(
      say('Subjects'),
      isHeld
        ? toneValue(
            say('{spoken} of {count} spoken of', { spoken, count: inputKeys.length }),
            spoken === inputKeys.length ? 'good' : 'stop',
          )
        : textValue(''),
    ),
    ...fact(
      say('Decisions'),
      decisions.length === 0
        ? textValue('')
        : toneValue(
            say('{done} of {count} carried out', { done, count: decisions.length }),
            done === decisions.length ? 'good' : 'warn',
          ),
    ),
  ];
}

/** What was decided and became of it, and which subjects the minutes speak of. */
export function reviewSections(site: Site, review: Item): readonly ExtraSection[] {
  return [...decisions(site, review), ...inputs(review)];
}

function decisions(site: Site, review: Item): readonly ExtraSection[] {
  const { sms } = site.checked;
  const followed = new Map(decisionsOf(sms, review).map((decision) => [decision.index, decision]));
  const rows = mapsField(review, 'decisions').map((row, index): readonly ValueView[] => {
    const decision = followed.get(index);
    return [
      textValue(textField(row, 'id') ?? String(index + 1)),
      ownValue(site, review.id, textField(row, 'text') ?? ''),
      textValue(plainWords(textField(row, 'kind') ?? '')),
      namesValue(site, textsField(row, 'owner')),
      dateValue(decision?.due ?? null),
      decision === undefined ? textValue(say('nothing to do')) : stateOf(sms.asOf, decision),
    ];
  });
  return tableSection(
    'cb_decisions',
    say('Decisions and what became of them'),
    [say('Id'), say('Decision'), say('Kind'), say('Who'), say('Due'), say('State')],
    rows,
  ).map((section) => ({ ...section, isFirst: true as const, fields: ['decisions'] }));
}

function stateOf(asOf: string, { isDone, isFollowed, due }: ReturnType<typeof decisionsOf>[number]): ValueView {
  if (isDone) return toneValue(say('carried out'), 'good');
  if (due !== null && compareDates(due, asOf) < 0) return toneValue(say('late'), 'stop');
  return toneValue(isFollowed ? say('under way') : say('open'), 'warn');
}

/** Whether the minutes speak of each subject; nothing before the review was held. */
function inputs(review: Item): readonly ExtraSection[] {
  if (review.state === 'open') return [];
  const { missing, empty } = inputGaps(review);
  const rows = inputKeys.map((key): readonly ValueView[] => [
    textValue(subjectWords(key)),
    missing.includes(key)
      ? toneValue(say('not spoken of'), 'stop')
      : empty.includes(key)
        ? toneValue(say('a heading without text'), 'stop')
        : toneValue(say('✓ in the minutes'), 'good'),
  ]);
  return tableSection(
    'cb_subjects',
    say('Subjects that a review has to speak of'),
    [say('Subject'), say('Found#minutes')],
    rows,
  );
}
