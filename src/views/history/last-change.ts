import type { ControlLine } from '../control-view.ts';
import type { Site } from '../site.ts';
import { hrefOf } from '../site.ts';
import { hasHistory, hrefOfStep } from './paths.ts';
import { routeOfHistory } from './routes.ts';
import type { Step } from './steps.ts';
import { dayOf, stepsOf } from './steps.ts';
import { reasonsOf, standingOfStep } from './version-view.ts';
import { say } from '../words/say.ts';
import { dayText } from '../words/days.ts';
import { lowered } from './lowered.ts';

/**
 * When an item changed last and why, with a link to what changed: of a document the version that its page shows, of anything else the last
 * change. Where there is a history that could not be read, that is said; nothing where none was asked for.
 *
 * @param site the site
 * @param id id of an item or register
 */
export function lastChangeLine(site: Site, id: string): readonly ControlLine[] {
  const steps = stepsOf(site, id).filter(({ isFile }) => !isFile);
  const shown = steps.findLast((step) => isShown(site, step, steps));
  if (shown === undefined) return unknownLine(site, id);
  const day = dayOfStep(site, shown);
  const reason = reasonsOf(site, shown).at(-1) ?? '';
  const words =
    shown.version === null ? shown.label : `${day === null ? '' : `${dayText(day)}, `}${lowered(shown.label)}`;
  return [
    {
      label: say('Last change'),
      text: words,
      link: { href: hrefOfStep(site, id, shown.key), text: words, title: say('See what changed') },
      ...(reason === '' ? {} : { note: reason }),
    },
  ];
}

function isShown(site: Site, step: Step, steps: readonly Step[]): boolean {
  if (step.version === null) return true;
  const { isInForce, standing } = standingOfStep(site, step, steps);
  return isInForce || standing === 'ended';
}

function dayOfStep(site: Site, { version, revisions }: Step): string | null {
  const last = revisions.at(-1);
  return version?.approvedOn ?? version?.merged?.on ?? (last === undefined ? null : dayOf(site, last.arrival));
}

function unknownLine(site: Site, id: string): readonly ControlLine[] {
  const { history, historyLimits } = site.checked.sms;
  if (history !== null || historyLimits.length === 0 || !hasHistory(site, id)) return [];
  const link = { href: hrefOf(site, routeOfHistory(id)), text: say('not known here') };
  return [{ label: say('Last change'), text: link.text, link }];
}
