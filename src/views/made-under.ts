import { versionInForce } from '../core/history/versions.ts';
import { compareDates } from '../core/lifecycle/calendar.ts';
import { mapField, mapsField, textField } from '../core/model/fields.ts';
import type { Item } from '../core/model/item.ts';
import { governingDocument } from '../core/trace/governing-document.ts';
import { hrefOfStep } from './history/paths.ts';
import type { Step } from './history/steps.ts';
import { dayOf, stepsOf } from './history/steps.ts';
import type { LinkView, Site } from './site.ts';
import { itemLink } from './site.ts';
import type { PlainText } from './words/say.ts';
import { say } from './words/say.ts';
import { dayText } from './words/days.ts';
import { lowered } from './history/lowered.ts';

/** A version of a document that a record was made under. */
export interface MadeUnder {
  readonly link: LinkView;
  /** Whether it was the one in force. */
  readonly note: string;
}

/**
 * The document that a record was made under, in the version in force on its date: as it states, else the process that says it keeps
 * such records. Where neither tells, that is said.
 *
 * @param site the site
 * @param item any item; empty for what is no record
 */
export function madeUnder(site: Site, item: Item): readonly MadeUnder[] {
  const { items } = site.checked.sms;
  if (item.type.class !== 'record' || item.storage === 'section') return [];
  const day = item.date ?? textField(mapField(item, 'closed') ?? {}, 'at');
  const stated = mapsField(item, 'made_under').flatMap((entry) => {
    const document = items.get(textField(entry, 'doc') ?? '');
    return document === undefined ? [] : [statedVersion(site, document, textField(entry, 'version'), day)];
  });
  if (stated.length > 0) return stated;
  const governing = governingDocument(site.checked.sms, item);
  return [governing.kind === 'known' ? derivedVersion(site, governing.document, day) : notStated(governing.kind)];
}

const whyNotStated = {
  none: 'no process says that it keeps this record',
  several: 'more than one process says that it keeps such records',
} as const satisfies Readonly<Record<'none' | 'several', PlainText>>;

function notStated(why: keyof typeof whyNotStated): MadeUnder {
  return { link: { href: '', text: say('not stated') }, note: say(whyNotStated[why]) };
}

function statedVersion(site: Site, document: Item, version: string | null, day: string | null): MadeUnder {
  const step = stepsOf(site, document.id).find((candidate) => candidate.version?.version === version);
  const inForce = day === null ? null : stepInForce(site, document, day);
  const link = linkTo(
    site,
    document,
    version === null ? document.id : say('{id} version {version}', { id: document.id, version }),
    step,
  );
  if (day === null || version === null || site.checked.sms.history === null) return { link, note: '' };
  if (inForce === null)
    return { link, note: say('no version is known to have been in force on {day}', { day: dayText(day) }) };
  if (inForce.version?.version === version) return { link, note: say('in force on {day}', { day: dayText(day) }) };
  const note =
    inForce.version === null
      ? say('not the one in force on {day}', { day: dayText(day) })
      : say('not the one in force on {day}; version {version} was', {
          day: dayText(day),
          version: inForce.version.version,
        });
  return { link, note };
}

function derivedVersion(site: Site, document: Item, day: string | null): MadeUnder {
  const whole = itemLink(site, document.id, `${document.id} ${document.title}`);
  if (day === null || site.checked.sms.history === null) return { link: whole, note: '' };
  const step = stepInForce(site, document, day);
  if (step === null)
    return { link: whole, note: say('no version is known to have been in force on {day}', { day: dayText(day) }) };
  const name = step.version === null ? say('as of {day}', { day: step.label }) : lowered(step.label);
  return {
    link: linkTo(site, document, `${document.id} ${name}`, step),
    note: say('in force on {day}', { day: dayText(day) }),
  };
}

/** The version in force on a day; of what has no approved versions the last change that reached the line by then. */
function stepInForce(site: Site, document: Item, day: string): Step | null {
  const steps = stepsOf(site, document.id);
  const versions = steps.flatMap(({ version }) => version ?? []);
  if (versions.some(({ from }) => from !== null)) {
    const found = versionInForce(versions, day);
    return steps.find(({ version }) => version !== null && version === found) ?? null;
  }
  if (document.control === 'full') return null;
  const last = steps.findLast(({ revisions }) => {
    const arrival = revisions.at(-1)?.arrival;
    return arrival !== undefined && compareDates(dayOf(site, arrival), day) <= 0;
  });
  return last ?? null;
}

function linkTo(site: Site, document: Item, text: string, step: Step | undefined): LinkView {
  if (step === undefined) return itemLink(site, document.id, text);
  return { href: hrefOfStep(site, document.id, step.key), text, title: document.title };
}
