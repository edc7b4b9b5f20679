import type { Item } from '../../core/model/item.ts';
import { isApproving } from '../../core/history/terms.ts';
import type { Step } from '../history/steps.ts';
import { stepsOf } from '../history/steps.ts';
import { standingOfStep } from '../history/version-view.ts';
import { bannersOf, standingOf, stateText } from '../standing.ts';
import type { Site } from '../site.ts';
import { say } from '../words/say.ts';
import { dayText } from '../words/days.ts';

/** What is to be said to somebody who holds a printed copy of a version: shown where the address names that version. */
export interface CopyState {
  readonly anchor: string;
  readonly isCurrent: boolean;
  readonly text: string;
}

/** Versions that a page still answers for, newest first. */
export const mostCopies = 40;

/** Anchor on the page of an item that answers for copies of a version: `cb_v1.3`. */
export function anchorOfCopy(version: string): string {
  return `cb_v${version.toLowerCase().replaceAll(/[^a-z0-9.-]+/g, '-')}`;
}

/**
 * What to say of printed copies of each known version of an item, newest first; nothing for what has no version numbers, whose copies
 * are told apart by their day.
 *
 * @param site the site
 * @param item the item, as the site shows it
 */
export function copyStates(site: Site, item: Item): readonly CopyState[] {
  if (item.version === null || item.storage !== 'file') return [];
  const steps = stepsOf(site, item.id).filter(({ version, isFile }) => version !== null && !isFile);
  const known = new Map(statedCopies(site, item));
  for (const [version, own] of Map.groupBy(steps, (step) => step.version?.version ?? ''))
    known.set(version, recordedCopy(site, version, own, steps));
  const states = [...known].map(([version, state]) => ({ anchor: anchorOfCopy(version), ...state }));
  const unique = new Map(states.map((state) => [state.anchor, state]));
  return [...unique.values()].toReversed().slice(0, mostCopies);
}

/**
 * What to say of a copy of any other version; the page leads there where its address names one it does not know.
 *
 * @param site the site
 * @param item an item that has versions
 */
export function otherCopy(site: Site, item: Item): CopyState {
  const steps = stepsOf(site, item.id).filter(({ version, isFile }) => version !== null && !isFile);
  const since = item.effectiveFrom === null ? null : dayText(item.effectiveFrom);
  const place =
    steps.length > 0 || standingOf(item) !== 'current'
      ? inItsPlace(site, steps)
      : inForceWords(item.version ?? '', since);
  return { anchor: 'cb_v-other', ...outdated(joined(say('The version that it names is not known here.'), place)) };
}

type Answer = Omit<CopyState, 'anchor'>;

const current = (text: string): Answer => ({ isCurrent: true, text: say('Your copy is current. {text}', { text }) });
const outdated = (text: string): Answer => ({
  isCurrent: false,
  text: say('Your copy does not apply. {text}', { text }),
});

/** A version that the history knows, with all the texts that bore its number. */
function recordedCopy(site: Site, version: string, own: readonly Step[], steps: readonly Step[]): Answer {
  const last = own.at(-1) as Step;
  const { state, standing, isInForce, from, to } = standingOfStep(site, last, steps);
  const { asOf } = site.checked.sms;
  if (isInForce) return inForceCopy(version, from?.text ?? '', own);
  if (standing === 'ended')
    return outdated(
      joined(
        to === null
          ? say('Version {version} is no longer in force.', { version })
          : say('Version {version} is no longer in force: it ended on {day}.', { version, day: to.text }),
        inItsPlace(site, steps),
      ),
    );
  if (standing === 'coming')
    return outdated(
      joined(
        from === null
          ? say('Version {version} comes into force on a later day.', { version })
          : say('Version {version} comes into force on {day}.', { version, day: from.text }),
        inItsPlace(site, steps),
      ),
    );
  return outdated(
    joined(
      say('On {day} version {version} is {state}.', { day: dayText(asOf), version, state }),
      inItsPlace(site, steps),
    ),
  );
}

/** Under light control a text may change without a new number: then the day on the sheets decides. */
function inForceCopy(version: string, from: string, own: readonly Step[]): Answer {
  if (own.length === 1) return current(say('Version {version} has been in force since {from}.', { version, from }));
  return {
    isCurrent: false,
    text: say(
      'Your copy is current if its sheets say as of {from} or later. Version {version} is in force; its text changed on that day without a new number.',
      { from, version },
    ),
  };
}

function joined(...sentences: readonly string[]): string {
  return sentences.join(' ');
}

function inForceWords(version: string, since: string | null): string {
  return since === null
    ? say('Version {version} has been in force.', { version })
    : say('Version {version} has been in force since {from}.', { version, from: since });
}

function inItsPlace(site: Site, steps: readonly Step[]): string {
  const valid = steps.find((step) => standingOfStep(site, step, steps).isInForce);
  const from = valid === undefined ? null : standingOfStep(site, valid, steps).from;
  if (valid === undefined) return say('No version is in force.');
  return inForceWords(valid.version?.version ?? '', from?.text ?? null);
}

/** What the file alone says: its own version, and those its approvals name. */
function statedCopies(site: Site, item: Item): readonly (readonly [string, Answer])[] {
  const own = item.version ?? '';
  const since = item.effectiveFrom === null ? null : dayText(item.effectiveFrom);
  const approved = item.approvals.filter(
    (entry) => isApproving(entry) && entry.version !== null && entry.version !== own,
  );
  const place =
    standingOf(item) === 'current' ? inForceWords(own, since) : say('Which version took its place is not known here.');
  return [
    ...approved.map(({ version, on }): readonly [string, Answer] => [
      version ?? '',
      outdated(
        joined(
          on === null
            ? say('Version {version} was approved.', { version: version ?? '' })
            : say('Version {version} was approved on {day}.', { version: version ?? '', day: dayText(on) }),
          place,
        ),
      ),
    ]),
    [own, ownCopy(site, item, since)],
  ];
}

function ownCopy(site: Site, item: Item, since: string | null): Answer {
  const version = item.version ?? '';
  const stop = bannersOf(site, item).find(({ tone }) => tone === 'stop');
  if (standingOf(item) === 'current' && stop !== undefined)
    return {
      isCurrent: false,
      text: say('Whether your copy is the approved text is not known here. {text}', { text: stop.text }),
    };
  if (standingOf(item) === 'current') return current(inForceWords(version, since));
  return outdated(
    say('On {day} version {version} has the status “{state}”.', {
      day: dayText(site.checked.sms.asOf),
      version,
      state: stateText(item),
    }),
  );
}
