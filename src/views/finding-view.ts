import type { Finding } from '../core/finding/finding.ts';
import { ruleLink } from './rule-link.ts';
import type { LinkView, Site } from './site.ts';
import { clauseLink, itemLink } from './site.ts';
import { say } from './words/say.ts';
import { dayText } from './words/days.ts';
import type { PlainText } from './words/say.ts';

/** A finding as a page shows it. */
export interface FindingView {
  readonly rule: LinkView;
  readonly severity: string;
  readonly severityText: string;
  readonly basis: string;
  readonly message: string;
  readonly fix: string;
  readonly clause: LinkView;
  readonly item: LinkView | null;
  readonly itemTitle: string;
  readonly place: string;
  readonly waived: string | null;
  /** Day the duty fell due. */
  readonly due: string | null;
  /** Other items that explain it. */
  readonly related: readonly { readonly link: LinkView; readonly message: string }[];
}

const mostRelated = 6;

/** What a finding rests on, in a few words. */
export const basisNames: Readonly<Record<Finding['basis'], PlainText>> = {
  std: 'the clause asks for it',
  derived: 'needed to show the clause',
  practice: 'good practice, no requirement',
  own: 'own promise',
};

/** Severities as pages call them. */
export const severityNames: Readonly<Record<Finding['severity'], PlainText>> = {
  block: 'Block',
  error: 'Error',
  warn: 'Warning',
  info: 'Hint',
};

/** Why a finding that was there when the SMS was taken over does not count. */
export const knownBefore = 'known since the SMS was taken over' satisfies PlainText;

/**
 * Page model of a finding.
 *
 * @param site the site
 * @param finding the finding
 * @param apart why it does not count, where that is no waiver
 */
export function findingView(site: Site, finding: Finding, apart: string | null = null): FindingView {
  const { items, registers, catalogue } = site.checked.sms;
  const { item, waiver, due } = finding;
  return {
    rule: ruleLink(site, finding.rule),
    severity: finding.severity,
    severityText: say(severityNames[finding.severity]),
    basis: say(basisNames[finding.basis]),
    message: finding.message,
    fix: finding.fix,
    clause: clauseLink(site, catalogue.primaryStandard, finding.clause),
    item: item === null ? null : itemLink(site, item),
    itemTitle: item === null ? '' : (items.get(item)?.title ?? registers.get(item)?.title ?? ''),
    place: say('{file}, line {line}', { file: finding.place.file, line: finding.place.line }),
    waived: waiver === null ? apart : say('waived by {id} until {day}', { id: waiver.id, day: dayText(waiver.until) }),
    due: due === null ? null : dayText(due),
    related: finding.related
      .flatMap((place) => (place.item === null ? [] : [{ link: itemLink(site, place.item), message: place.message }]))
      .slice(0, mostRelated),
  };
}
