import { fallingDue } from '../core/trace/falling-due.ts';
import { currentApproval } from '../core/control/approval.ts';
import { notesOf, summarize } from '../core/finding/order.ts';
import { gradeOf } from '../core/history/grade-of.ts';
import { booleanField, textField } from '../core/model/fields.ts';
import type { Item } from '../core/model/item.ts';
import { itemsOfType } from '../core/model/items-of-type.ts';
import { detailWords, hasDuePage } from './due-view.ts';
import type { LandingPart } from './landing/landing-parts.ts';
import { landingParts } from './landing/landing-parts.ts';
import type { LandingLink } from './landing/landing-view.ts';
import { editOfHome, landingLinks, languageOfPage } from './landing/landing-view.ts';
import type { LinkView, Site } from './site.ts';
import type { HomeState } from './state/home-state.ts';
import { homeState } from './state/home-state.ts';
import { itemLink, scopeWords, sectionLink, typeLink } from './site.ts';
import { say, sayCount, sayKnown } from './words/say.ts';
import { dayText } from './words/days.ts';

/** State of the SMS at a glance. */
export interface HomeView {
  readonly title: string;
  readonly organization: string;
  readonly asOf: { readonly iso: string; readonly text: string };
  /** The landing page; nothing where there is none. */
  readonly parts: readonly LandingPart[];
  /** Language of its text. */
  readonly language: string;
  /** Where its source can be edited; null where the settings do not say. */
  readonly edit: LinkView | null;
  /** The other landing pages. */
  readonly pages: readonly LandingLink[];
  /** Documents to begin with, where no landing page says anything. */
  readonly documents: readonly LinkView[];
  /** To all of them, where those are not all. */
  readonly allDocuments: LinkView | null;
  /** What the first number counts: clauses that are evidenced or, where the site tells nothing of the whole, have items. */
  readonly clauses: { readonly count: number; readonly of: string };
  /** Said instead of the states where nothing names a clause, as in a set that was written for something else; empty otherwise. */
  readonly clausesNote: string;
  /** States besides, where the site tells them. */
  readonly clauseStates: readonly { readonly state: string; readonly count: number }[];
  readonly open: number;
  /** What the number of findings covers. */
  readonly openOf: string;
  /** Severities that occur. */
  readonly severities: readonly { readonly key: string; readonly label: string; readonly count: number }[];
  /** What is listed but does not count, where there is any. */
  readonly apart: readonly { readonly label: string; readonly count: number }[];
  /** How the SMS stands; null where the site does not tell it. */
  readonly state: HomeState | null;
  /** `note` says what the list holds besides what is counted; '' where that is all. */
  readonly counts: readonly {
    readonly label: string;
    readonly count: number;
    readonly note: string;
    readonly link: LinkView;
  }[];
  readonly dueSoon: readonly {
    readonly iso: string;
    readonly text: string;
    readonly what: string;
    readonly item: LinkView;
    /** What is to be done; the title of the item where that says it all. */
    readonly words: string;
    readonly isTitle: boolean;
  }[];
  /** The list of all of it; null where the site has none. */
  readonly due: LinkView | null;
  readonly recent: readonly {
    readonly iso: string;
    readonly text: string;
    readonly item: LinkView;
    readonly title: string;
    readonly version: string;
    /** How well its approval is proved; '' where it has none. */
    readonly grade: string;
  }[];
}

const mostDocuments = 60;

/** Page model of the home page. */
export function homeView(site: Site): HomeView {
  const { sms, judgement } = site.checked;
  const summary = summarize(judgement);
  const states = new Map<string, number>();
  const primary = [...sms.clauseStates.values()].filter((state) => state.standard === sms.settings.standards[0]);
  for (const state of primary) states.set(state.state, (states.get(state.state) ?? 0) + 1);
  const all = [...sms.items.values()];
  const parts = landingParts(site, 'index');
  const tracesNothing = primary.every((state) => state.evidence.length === 0);
  const documents =
    parts.length === 0
      ? all.filter((item) => item.type.class === 'document' && item.storage === 'file' && item.inView)
      : [];
  return {
    title: sms.settings.site.title,
    organization: sms.settings.organization,
    asOf: { iso: sms.asOf, text: dayText(sms.asOf) },
    parts,
    language: languageOfPage(site, 'index'),
    edit: editOfHome(site),
    pages: landingLinks(site),
    documents: documents.slice(0, mostDocuments).map((item) => itemLink(site, item.id, item.title)),
    allDocuments:
      documents.length > mostDocuments
        ? { href: sectionLink(site, 'registers').href, text: say('All {count} documents', { count: documents.length }) }
        : null,
    clauses: site.isPartial
      ? {
          count: primary.filter((state) => state.evidence.some((link) => link.counts)).length,
          of: say('of {count} with items{scope}', { count: primary.length, scope: scopeWords(site) }),
        }
      : { count: states.get('evidenced') ?? 0, of: say('of {count} evidenced', { count: primary.length }) },
    clausesNote: tracesNothing ? say('No document names a clause yet.') : '',
    clauseStates:
      site.isPartial || tracesNothing
        ? []
        : ['partly', 'stale', 'draft-only', 'no occurrence', 'missing', 'not evaluated'].flatMap((state) =>
            states.has(state) ? [{ state, count: states.get(state) ?? 0 }] : [],
          ),
    open: summary.total,
    openOf: say('open{scope}', { scope: scopeWords(site) }),
    severities: [
      { key: 'block', label: summary.block === 1 ? say('blocking#one') : say('blocking#many'), count: summary.block },
      {
        key: 'error',
        label: summary.error === 1 ? say('error#severity') : say('errors#severity'),
        count: summary.error,
      },
      {
        key: 'warn',
        label: summary.warn === 1 ? say('warning#severity') : say('warnings#severity'),
        count: summary.warn,
      },
      { key: 'info', label: summary.info === 1 ? say('hint#severity') : say('hints#severity'), count: summary.info },
    ].filter((entry) => entry.count > 0),
    apart: [
      { label: say('waived#count'), count: summary.waived },
      { label: say('known#count'), count: summary.known },
      { label: summary.gaps === 1 ? say('gap#count') : say('gaps#count'), count: summary.gaps },
      { label: say('not evaluated'), count: notesOf(site.checked.judgement, 'not-evaluated').length },
    ].filter((entry) => entry.count > 0),
    state: homeState(site),
    counts: countsInForce(site),
    dueSoon: dueSoon(site),
    due: hasDuePage(site) ? sectionLink(site, 'due') : null,
    recent: all
      .filter(
        (item) =>
          item.type.class === 'document' && item.storage === 'file' && item.inForce && item.effectiveFrom !== null,
      )
      .sort((a, b) =>
        a.effectiveFrom === b.effectiveFrom
          ? a.id < b.id
            ? -1
            : 1
          : (a.effectiveFrom ?? '') > (b.effectiveFrom ?? '')
            ? -1
            : 1,
      )
      .slice(0, 8)
      .map((item) => ({
        iso: item.effectiveFrom ?? '',
        text: dayText(item.effectiveFrom ?? sms.asOf),
        item: itemLink(site, item.id),
        title: item.title,
        version: item.version ?? '',
        grade: gradeText(site, item),
      })),
  };
}

/** How much of the main kinds is in force: of services those in the scope, of risks those that are no opportunities. */
function countsInForce(site: Site): HomeView['counts'] {
  const count = (label: string, typeKey: string): HomeView['counts'][number] => {
    const inForce = itemsOfType(site.checked.sms, typeKey).filter((item) => item.inForce);
    const outside = inForce.filter((item) => booleanField(item, 'in_scope') === false).length;
    const chances = inForce.filter((item) => textField(item, 'risk_kind') === 'opportunity').length;
    const notes = [
      outside > 0 ? say('{count} out of scope', { count: outside }) : '',
      chances > 0 ? sayCount(chances, '1 opportunity', '{count} opportunities') : '',
    ].filter((note) => note !== '');
    return {
      label,
      count: inForce.length - outside - chances,
      note: notes.map((note) => say('and {note}', { note })).join(' '),
      link: typeLink(site, typeKey),
    };
  };
  return [
    count(say('Policies'), 'policy'),
    count(say('Processes'), 'process'),
    count(say('Procedures'), 'procedure'),
    count(say('Services'), 'service'),
    count(say('Agreements with customers'), 'sla'),
    count(say('Risks'), 'risk'),
  ].filter((entry) => entry.count > 0 || entry.note !== '');
}

function gradeText(site: Site, item: Item): string {
  const approval = currentApproval(item);
  return approval === null
    ? ''
    : say('approval of grade {grade}', { grade: gradeOf(site.checked.sms, item, approval).grade });
}

function dueSoon(site: Site): HomeView['dueSoon'] {
  const { sms } = site.checked;
  return fallingDue(sms, aYear)
    .slice(0, 8)
    .map(({ on, what, item, detail }) => ({
      iso: on,
      what: sayKnown(what),
      text: dayText(on),
      item: itemLink(site, item),
      isTitle: detail === null,
      words: detail === null ? (sms.items.get(item)?.title ?? '') : detailWords(detail),
    }));
}

const aYear = { years: 1, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0 };
