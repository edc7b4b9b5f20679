import type { ShownVersion } from '../core/history/shown-version.ts';
import { versionOn } from '../core/history/standing-of-version.ts';
import { formatDate } from '../core/lifecycle/calendar.ts';
import type { Item } from '../core/model/item.ts';
import { hasHistory, hrefOfStep } from './history/paths.ts';
import { routeOfHistory } from './history/routes.ts';
import { stepsOf } from './history/steps.ts';
import type { LinkView, Site } from './site.ts';
import { hrefOf, itemLink } from './site.ts';
import type { Banner } from './standing.ts';

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
  const now = item.version === null ? 'the text in force now' : `version ${item.version}`;
  return [
    {
      tone: 'note',
      title: `${next.label} comes into force on ${formatDate(from)}`,
      text: `This page shows ${now}, which applies until then.`,
      link: { href: hrefOfStep(site, item.id, next.key), text: 'See what changes' },
    },
  ];
}

function wordsOf(site: Site, shown: ShownVersion): Words {
  const name = shown.version === null ? 'the last approved text' : `version ${shown.version}`;
  const approved = shown.approvedOn === null ? '' : `, approved on ${formatDate(shown.approvedOn)}`;
  const here = `This page shows ${name}${approved}.`;
  switch (shown.why) {
    case 'broken':
      return {
        tone: 'stop',
        title: `Last approved text: ${name}`,
        text: `${here} The text in the file was changed after that and is not approved; it does not apply.`,
      };
    case 'unapproved':
      return {
        tone: 'stop',
        title: `Last approved text: ${name}`,
        text: `${here} The text in the file is called approved, but nobody approved it; it does not apply.`,
      };
    case 'draft':
      return {
        tone: 'note',
        title: `A new version is being written`,
        text: `${here} It is in force. The next one${nextVersion(shown, ',')} is not approved yet.`,
      };
    case 'later':
      return {
        tone: 'note',
        title: `A later version exists`,
        text: `${here} It was in force on ${formatDate(site.checked.sms.asOf)}. The file holds a later one${nextVersion(shown, '.')}`,
      };
    case 'gone':
      return { tone: 'stop', title: 'Its file is gone', text: `${here} ${goneWords(site, shown)}` };
    case 'lost':
      return { tone: 'stop', title: 'This is not the approved text', text: lostWords(shown) };
  }
}

function goneWords(site: Site, shown: ShownVersion): string {
  const day = shown.goneOn === undefined ? '' : ` on ${formatDate(shown.goneOn)}`;
  const heir = heirOf(site, shown);
  return heir === null
    ? `Its file was taken out of the manual${day}, and nothing says that it was withdrawn or replaced. Ask its owner whether it still applies.`
    : `Its file was given another id${day}: the text went on as ${heir}, which nobody approved. Ask its owner whether it still applies.`;
}

/** Id under which the text goes on whose approval is still bound to this one. */
function heirOf(site: Site, { ofFile }: ShownVersion): string | null {
  for (const [id, { former }] of site.checked.sms.instead) if (former?.id === ofFile.id) return id;
  return null;
}

function lostWords({ approvedOn, former }: ShownVersion): string {
  const when = approvedOn === null ? '' : ` on ${formatDate(approvedOn)}`;
  if (former === undefined)
    return `The content differs from the one approved${when}, and does not apply. The approved text is not at hand here: no commit in the history of the repository holds it.`;
  const version = former.version === null ? '' : `version ${former.version} of `;
  return `What was approved${when} is ${version}${former.id}. Under this id nobody approved it, and it does not apply.`;
}

function linkOf(site: Site, item: Item, shown: ShownVersion): LinkView | null {
  const { items } = site.checked.sms;
  if (shown.former !== undefined && items.has(shown.former.id))
    return itemLink(site, shown.former.id, `${shown.former.id}, the approved text`);
  if (!hasHistory(site, item.id)) return null;
  // What came after the day judged is out of view, and so is the comparison with it.
  const hasNothingNew = shown.why === 'later' || shown.why === 'gone' || shown.why === 'lost';
  const key = hasNothingNew ? null : (stepsOf(site, item.id).at(-1)?.key ?? null);
  if (key === null) return { href: hrefOf(site, routeOfHistory(item.id)), text: 'History' };
  return { href: hrefOfStep(site, item.id, key), text: 'See what changed' };
}

/** `, version 1.1` and the mark that follows it in the sentence; a full stop is needed without a number too. */
function nextVersion({ ofFile, version }: ShownVersion, mark: ',' | '.'): string {
  if (ofFile.version === null || ofFile.version === version) return mark === '.' ? mark : '';
  return `, version ${ofFile.version}${mark}`;
}
