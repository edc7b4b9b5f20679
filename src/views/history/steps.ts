import type { LineState, Revision } from '../../core/history/revisions.ts';
import type { ItemSnapshot } from '../../core/history/snapshot.ts';
import { textsInForce } from '../../core/history/merged-texts.ts';
import type { ItemVersion } from '../../core/history/versions.ts';
import { endedBy } from '../../core/history/versions.ts';
import { haveSameBytes } from '../../core/model/included-files.ts';
import { compareDates, dateInTimeZone } from '../../core/lifecycle/calendar.ts';
import type { Site } from '../site.ts';
import { say } from '../words/say.ts';
import { dayText } from '../words/days.ts';

/** One state of an item that its history lists: a version of a document, or a change of anything else. */
export interface Step {
  /** Name of its anchor and of its text; unique on the page. */
  readonly key: string;
  /** `Version 2.1`, or the day of a change. */
  readonly label: string;
  readonly snapshot: ItemSnapshot | null;
  readonly previous: ItemSnapshot | null;
  /** Null for changes of what has no version numbers. */
  readonly version: ItemVersion | null;
  /** Commits that made it, oldest first. */
  readonly revisions: readonly Revision[];
  /** The text in the file, where another version is shown in its place. */
  readonly isFile: boolean;
}

const known = new WeakMap<Site, Map<string, readonly Step[]>>();

/**
 * States of an item or register up to the day judged, oldest first.
 *
 * @param site the site
 * @param id id of one of them
 */
export function stepsOf(site: Site, id: string): readonly Step[] {
  const ofSite = known.get(site) ?? new Map<string, readonly Step[]>();
  known.set(site, ofSite);
  const found = ofSite.get(id);
  if (found !== undefined) return found;
  const versions = versionSteps(site, id);
  const steps = withKeys(versions.length > 0 ? versions : changeSteps(site, id));
  ofSite.set(id, steps);
  return steps;
}

/** Commits that changed an item up to the day judged, newest first. */
export function commitsOf(site: Site, id: string): readonly Revision[] {
  const { history } = site.checked.sms;
  return (history?.revisions.get(id) ?? []).filter(({ arrival }) => isKnown(site, dayOf(site, arrival))).toReversed();
}

/** Day on which a commit entered the repository, where the organization is. */
export function dayOf(site: Site, commit: Revision['commit']): string {
  const { history, settings } = site.checked.sms;
  const stated = new Date(commit.committer.at * 1000).toISOString();
  return history?.days.get(commit.id) ?? dateInTimeZone(stated, settings.timeZone);
}

function isKnown(site: Site, day: string): boolean {
  return compareDates(day, site.checked.sms.asOf) <= 0;
}

type Unnamed = Omit<Step, 'key'> & { readonly name: string };

function versionSteps(site: Site, id: string): readonly Unnamed[] {
  const { history, items, instead } = site.checked.sms;
  const item = items.get(id);
  if (history === null || item === undefined) return [];
  const shown = instead.get(id);
  const all = textsInForce(history, endedBy(history.versionsOf(item), shown?.goneOn ?? null), id);
  const versions = all.filter((version) => isOfToday(site, version));
  const steps = versions.map((version, index): Unnamed => ({
    name: `version-${version.version}${version.textOf === undefined ? '' : `-${version.textOf}`}`,
    label:
      version.textOf === undefined
        ? say('Version {version}', { version: version.version })
        : say('Version {version}, text of {day}', { version: version.version, day: dayText(version.textOf) }),
    snapshot: version.snapshot,
    previous: versions[index - 1]?.snapshot ?? null,
    version,
    revisions: version.revisions,
    isFile: false,
  }));
  const last = steps.at(-1);
  if (shown?.why === 'lost' && last !== undefined)
    return [...steps.slice(0, -1), { ...last, previous: shown.former ?? last.previous, isFile: true }];
  if (shown === undefined || (shown.why !== 'broken' && shown.why !== 'unapproved')) return steps;
  const isListed = last?.version?.approvedOn === null && last.snapshot?.digest === shown.ofFile.digest;
  const isLater = (revision: Revision): boolean => !versions.some((version) => version.revisions.includes(revision));
  return isListed
    ? [...steps.slice(0, -1), { ...last, previous: shown.snapshot, isFile: true }]
    : [
        ...steps,
        {
          name: 'file',
          label: say('The text in the file now'),
          snapshot: shown.ofFile,
          previous: shown.snapshot,
          version: null,
          revisions: commitsOf(site, id).filter(isLater).toReversed(),
          isFile: true,
        },
      ];
}

/** Versions that were approved, or under way, on the day judged. */
function isOfToday(site: Site, { approvedOn, merged, revisions }: ItemVersion): boolean {
  const on = approvedOn ?? merged?.on ?? null;
  if (on !== null) return isKnown(site, on);
  const [first] = revisions;
  return first === undefined || isKnown(site, dayOf(site, first.arrival));
}

function changeSteps(site: Site, id: string): readonly Unnamed[] {
  const { history } = site.checked.sms;
  const states = (history?.line.get(id) ?? []).filter(({ commit }) => isKnown(site, dayOf(site, commit)));
  const revisions = Map.groupBy(commitsOf(site, id), ({ arrival }) => arrival.id);
  return states.flatMap((state, index): readonly Unnamed[] => {
    const previous = states[index - 1]?.snapshot ?? null;
    if (!isChange(state, previous)) return [];
    return [
      {
        name: `change-${state.commit.id.slice(0, 8)}`,
        label: dayText(dayOf(site, state.commit)),
        snapshot: state.snapshot,
        previous,
        version: null,
        revisions: (revisions.get(state.commit.id) ?? []).toReversed(),
        isFile: false,
      },
    ];
  });
}

function isChange({ snapshot }: LineState, previous: ItemSnapshot | null): boolean {
  if (snapshot === null || previous === null) return true;
  return (
    snapshot.fingerprint !== previous.fingerprint ||
    snapshot.digest !== previous.digest ||
    !haveSameBytes(snapshot.includes, previous.includes)
  );
}

function withKeys(steps: readonly Unnamed[]): readonly Step[] {
  const taken = new Set<string>();
  return steps.map(({ name, ...step }) => {
    const plain = name.toLowerCase().replaceAll(/[^a-z0-9.-]+/g, '-');
    let key = plain;
    for (let number = 2; taken.has(key); number += 1) key = `${plain}-${number}`;
    taken.add(key);
    return { key, ...step };
  });
}
