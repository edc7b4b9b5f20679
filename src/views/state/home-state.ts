import { mapLink } from '../maps/maps.ts';
import type { LinkView, Site } from '../site.ts';
import { hrefOf } from '../site.ts';
import { say } from '../words/say.ts';
import { failedCourses } from './objective-course.ts';
import { monthlyResults, stateFacts } from './state-facts.ts';
import { routeOfState } from './attention.ts';
import { hasStatePage, stateLink } from './state-page.ts';

/** How the SMS stands, in a few numbers for the home page. */
export interface HomeState {
  readonly link: LinkView;
  readonly counts: readonly {
    readonly tone: 'error' | 'warn' | 'info';
    readonly count: number;
    readonly label: string;
    readonly href: string;
  }[];
  /** How the measures did in the last two months; '' where nothing is known. */
  readonly trend: string;
}

/** The numbers; null where the site tells nothing of the whole. */
export function homeState(site: Site): HomeState | null {
  const link = stateLink(site);
  if (!hasStatePage(site) || link === null) return null;
  const { late, risksAboveLine, nonconformities, auditFindings, offTarget, objectives } = stateFacts(site);
  const onState = (anchor: string): string => hrefOf(site, `${routeOfState}#${anchor}`);
  const failed = objectives.filter(({ course }) => failedCourses.has(course)).length;
  const running = objectives.filter(({ objective }) => objective.state === 'active').length;
  const counts: HomeState['counts'] = [
    {
      tone: late.length > 0 ? 'error' : 'info',
      count: late.length,
      label: say('overdue'),
      href: hrefOf(site, '/due/'),
    },
    {
      tone: 'error',
      count: risksAboveLine.length,
      label: say(risksAboveLine.length === 1 ? 'risk above the line' : 'risks above the line'),
      href: mapLink(site, 'risks')?.href ?? onState('cb_risks'),
    },
    {
      tone: 'warn',
      count: nonconformities.length,
      label: say(nonconformities.length === 1 ? 'open nonconformity' : 'open nonconformities'),
      href: onState('cb_nonconformities'),
    },
    {
      tone: 'warn',
      count: auditFindings.length,
      label: say(auditFindings.length === 1 ? 'audit finding waits' : 'audit findings wait'),
      href: onState('cb_audit-findings'),
    },
    {
      tone: 'warn',
      count: offTarget.length,
      label: say(offTarget.length === 1 ? 'measure misses its target' : 'measures miss their target'),
      href: onState('cb_off'),
    },
    {
      tone: failed > 0 ? 'error' : 'info',
      count: failed > 0 ? failed : running,
      label: failed > 0 ? failedWords(failed) : runningWords(running),
      href: onState('cb_objectives'),
    },
  ];
  // What is overdue is said in any case: that nothing is, is news too.
  const shown = counts.filter(({ count }, at) => count > 0 || at === 0);
  return { link, counts: shown, trend: trendWords(site) };
}

function failedWords(count: number): string {
  return say(count === 1 ? 'objective off course' : 'objectives off course');
}

function runningWords(count: number): string {
  return say(count === 1 ? 'objective under way' : 'objectives under way');
}

function trendWords(site: Site): string {
  const [before, last] = monthlyResults(site).slice(-2);
  if (before === undefined || last === undefined) return '';
  const words = ({ month, met, missed }: typeof last): string =>
    say('{count} of {total} in {month}', { count: met, total: met + missed, month });
  return say('Monthly measures that met their target: {last}, {before}.', { last: words(last), before: words(before) });
}
