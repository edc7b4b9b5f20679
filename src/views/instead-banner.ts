import type { ShownVersion } from '../core/history/shown-version.ts';
import { versionOn } from '../core/history/standing-of-version.ts';
import type { Item } from '../core/model/item.ts';
import { hasHistory, hrefOfStep } from './history/paths.ts';
import { routeOfHistory } from './history/routes.ts';
import { stepsOf } from './history/steps.ts';
import type { LinkView, Site } from './site.ts';
import { hrefOf, itemLink } from './site.ts';
import type { Banner } from './standing.ts';
import { say } from './words/say.ts';
import { dayText } from './words/days.ts';

type Words = Pick<Banner, 'tone' | 'title' | 'text'>;

/**
 * What a reader must know where a page shows another text than the one in the file, or one that will be replaced on a day that is
 * known.
 *
 * @param site the site
 * @param item the item of the page
 */
export function insteadBanners(site: Site, item: Item): readonly Banner[] {
  const shown = site.checked.sms.instead.get(item.id);
  const coming = comingBanner(site, item);
  if (shown === undefined) return coming;
  if (shown.why === 'later' && (coming.length > 0 || site.askedDay !== null)) return coming;
  return [{ ...wordsOf(site, shown), link: linkOf(site, item, shown) }, ...coming];
}

/** The next version is approved, and its first day is known and has not come. */
function comingBanner(site: Site, item: Item): readonly Banner[] {
  const { history, asOf } = site.checked.sms;
  const steps = stepsOf(site, item.id);
  const versions = steps.flatMap(({ version }) => version ?? []);
  if (history === null || !item.inForce) return [];
  const next = steps.find(
    ({ version }) => version !== null && versionOn(versions, version, asOf).standing === 'coming',
  );
  const from = next?.version?.from ?? null;
  if (next === undefined || from === null) return [];
  const now =
    item.version === null ? say('the text in force now') : say('version {version}', { version: item.version });
  return [
    {
      tone: 'note',
      title: say('{version} comes into force on {day}', { version: next.label, day: dayText(from) }),
      text: say('This page shows {version}, which applies until then.', { version: now }),
      link: { href: hrefOfStep(site, item.id, next.key), text: say('See what changes') },
    },
  ];
}

function wordsOf(site: Site, shown: ShownVersion): Words {
  const name =
    shown.version === null ? say('the last approved text') : say('version {version}', { version: shown.version });
  const here =
    shown.approvedOn === null
      ? say('This page shows {version}.', { version: name })
      : say('This page shows {version}, approved on {day}.', { version: name, day: dayText(shown.approvedOn) });
  switch (shown.why) {
    case 'broken':
      return {
        tone: 'stop',
        title: say('Last approved text: {version}', { version: name }),
        text: `${here} ${say('The text in the file was changed after that and is not approved; it does not apply.')}`,
      };
    case 'unapproved':
      return {
        tone: 'stop',
        title: say('Last approved text: {version}', { version: name }),
        text: `${here} ${say('The text in the file is called approved, but nobody approved it; it does not apply.')}`,
      };
    case 'draft':
      return {
        tone: 'note',
        title: say('A new version is being written'),
        text: `${here} ${nextWords(shown)}`,
      };
    case 'later':
      return {
        tone: 'note',
        title: say('A later version exists'),
        text: `${here} ${laterWords(shown, dayText(site.checked.sms.asOf))}`,
      };
    case 'gone':
      return { tone: 'stop', title: say('Its file is gone'), text: `${here} ${goneWords(site, shown)}` };
    case 'lost':
      return { tone: 'stop', title: say('This is not the approved text'), text: lostWords(shown) };
  }
}

function goneWords(site: Site, shown: ShownVersion): string {
  const { goneOn } = shown;
  const heir = heirOf(site, shown);
  const ask = say('Ask its owner whether it still applies.');
  if (heir === null)
    return [
      goneOn === undefined
        ? say('Its file was taken out of the manual, and nothing says that it was withdrawn or replaced.')
        : say('Its file was taken out of the manual on {day}, and nothing says that it was withdrawn or replaced.', {
            day: dayText(goneOn),
          }),
      ask,
    ].join(' ');
  return [
    goneOn === undefined
      ? say('Its file was given another id: the text went on as {id}, which nobody approved.', { id: heir })
      : say('Its file was given another id on {day}: the text went on as {id}, which nobody approved.', {
          day: dayText(goneOn),
          id: heir,
        }),
    ask,
  ].join(' ');
}

/** Id under which the text goes on whose approval is still bound to this one. */
function heirOf(site: Site, { ofFile }: ShownVersion): string | null {
  for (const [id, { former }] of site.checked.sms.instead) if (former?.id === ofFile.id) return id;
  return null;
}

function lostWords({ approvedOn, former }: ShownVersion): string {
  const day = approvedOn === null ? null : dayText(approvedOn);
  if (former === undefined)
    return [
      day === null
        ? say('The content differs from the one approved, and does not apply.')
        : say('The content differs from the one approved on {day}, and does not apply.', { day }),
      say('The approved text is not at hand here: no commit in the history of the repository holds it.'),
    ].join(' ');
  const item =
    former.version === null ? former.id : say('version {version} of {id}', { version: former.version, id: former.id });
  return [
    day === null
      ? say('What was approved is {item}.', { item })
      : say('What was approved on {day} is {item}.', { day, item }),
    say('Under this id nobody approved it, and it does not apply.'),
  ].join(' ');
}

function linkOf(site: Site, item: Item, shown: ShownVersion): LinkView | null {
  const { items } = site.checked.sms;
  if (shown.former !== undefined && items.has(shown.former.id))
    return itemLink(site, shown.former.id, say('{id}, the approved text', { id: shown.former.id }));
  if (!hasHistory(site, item.id)) return null;
  // What came after the day judged is out of view, and so is the comparison with it.
  const hasNothingNew = shown.why === 'later' || shown.why === 'gone' || shown.why === 'lost';
  const key = hasNothingNew ? null : (stepsOf(site, item.id).at(-1)?.key ?? null);
  if (key === null) return { href: hrefOf(site, routeOfHistory(item.id)), text: say('History') };
  return { href: hrefOfStep(site, item.id, key), text: say('See what changed') };
}

/** Number of the version in the file; null where it has none of its own. */
function nextVersion({ ofFile, version }: ShownVersion): string | null {
  return ofFile.version === version ? null : ofFile.version;
}

function nextWords(shown: ShownVersion): string {
  const version = nextVersion(shown);
  return version === null
    ? say('It is in force. The next one is not approved yet.')
    : say('It is in force. The next one, version {version}, is not approved yet.', { version });
}

function laterWords(shown: ShownVersion, day: string): string {
  const version = nextVersion(shown);
  return version === null
    ? say('It was in force on {day}. The file holds a later one.', { day })
    : say('It was in force on {day}. The file holds a later one, version {version}.', { day, version });
}
