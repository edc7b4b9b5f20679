import { currentApproval } from '../core/control/approval.ts';
import { textField } from '../core/model/fields.ts';
import type { Approval, Item } from '../core/model/item.ts';
import type { Grade } from '../core/history/approval-proof.ts';
import { tabsOf } from './history/history-page.ts';
import { lastChangeLine } from './history/last-change.ts';
import { hasHistory } from './history/paths.ts';
import { extraSections, fieldsShown, itemFacts } from './extras/extras.ts';
import type { ExtraSection } from './extras/extra-section.ts';
import { anchorOn, headingsOf, withWholeIds } from './html-headings.ts';
import { findingView, knownBefore } from './finding-view.ts';
import { itemFields } from './item-fields.ts';
import { forPage, partsKey, routeOfList, shorteningOfField, shorteningOfSection } from './item-lists.ts';
import { mostEntries } from './long-values.ts';
import type { ItemPage } from './item-page.ts';
import { claimViews } from './claim-view.ts';
import { gradeView } from './grade-view.ts';
import { languageMark } from './other-language.ts';
import { beginningOf } from './paging.ts';
import { controlLines, keyLines } from './control-view.ts';
import { relationGroups } from './relations-view.ts';
import { routeOfItem } from '../core/model/routes.ts';
import { kindName } from './kind-name.ts';
import { searchFactsOf } from './search-facts.ts';
import { siteIndex } from './site-index.ts';
import type { LinkView, SectionKey, Site } from './site.ts';
import { capitalized, hrefOf, itemLink, sectionLink, typeLink } from './site.ts';
import { editLink } from './edit-link.ts';
import { withTicks } from './tick-steps.ts';
import { addressesIn } from './value-view.ts';
import { suspectViews } from './suspect-view.ts';
import { bannersOf, standingMark, standingOf, stateText } from './standing.ts';
import { say, sayKnown } from './words/say.ts';
import { dayText } from './words/days.ts';

/** An approval as stated in the file. */
export interface ApprovalView {
  readonly action: string;
  readonly by: LinkView;
  readonly role: LinkView | null;
  readonly on: string;
  readonly version: string;
  /** Which text it approves. */
  readonly content: string;
  /** How well it is proved, and how that was found out. */
  readonly grade: Grade;
  readonly because: string;
  readonly doubt: string | null;
}

export const mostFindingsOnPage = 25;

/**
 * Page model of an item.
 *
 * @param site the site
 * @param item the item
 */
export function itemPage(site: Site, item: Item): ItemPage {
  const { sms } = site.checked;
  const isWhole = item.storage === 'file';
  const html = isWhole ? textOf(site, item) : '';
  const facts = itemFacts(site, item);
  const extras = extraSections(site, item);
  const index = siteIndex(site);
  const known = index.knownOf.get(item.id) ?? [];
  const findings = [...(index.findingsOf.get(item.id) ?? []), ...(index.waivedOf.get(item.id) ?? []), ...known];
  const { shown, rest } = beginningOf(findings, mostFindingsOnPage);
  const stated = itemFields(site, item);
  const shownFields = fieldsShown(facts, extras);
  const fields = stated.filter(({ name }) => !shownFields.has(name));
  const linked = new Set([...facts, ...extras, ...fields].flatMap(({ value }) => addressesIn(value)));
  const ownAnchor = (part: Item): string | null =>
    anchorOn(site, item.id, part.id.toLowerCase()) === null ? part.id.toLowerCase() : null;
  const parts = beginningOf(
    (index.partsOf.get(item.id) ?? []).filter(
      (part) => ownAnchor(part) !== null || !linked.has(itemLink(site, part.id).href),
    ),
    mostEntries,
  );
  return {
    id: item.id,
    path: routeOfItem(item.id),
    title: item.title,
    kindName: capitalized(kindName(item)),
    section: sectionOf(item.type.key),
    trail: trailOf(site, item),
    state: { key: item.state, text: stateText(item) },
    standing: standingOf(item),
    mark: standingMark(item),
    summary: item.summary,
    lead: html === '' && item.summary !== item.title ? item.summary : '',
    language: textField(item, 'language') ?? sms.settings.language,
    tabs: hasHistory(site, item.id) ? tabsOf(site, item.id, 'text') : [],
    banners: bannersOf(site, item),
    key: [...keyLines(site, item), ...lastChangeLine(site, item.id)],
    edit: editLink(site, item.file),
    facts: facts.map(({ label, value, isWide }) => ({ label, value, isWide })),
    control: controlLines(site, item),
    approvals: item.approvals.map((approval) => approvalView(site, item, approval)),
    digest: item.type.class === 'master' ? null : item.digest,
    contents: isWhole ? contentsOf(site, item, extras) : [],
    html,
    extras: extras.map((section) => ({
      ...section,
      value: forPage(site, item.id, section.value, shorteningOfSection(section)),
    })),
    fields: fields.map(({ name, label, value }) => ({
      label,
      isSearchable: !notForSearch.has(name),
      value: forPage(site, item.id, value, shorteningOfField(name, label)),
    })),
    parts: parts.shown.map((part) => ({
      link: itemLink(site, part.id),
      title: part.title,
      state: stateText(part),
      anchor: ownAnchor(part),
    })),
    moreParts:
      parts.rest === 0
        ? null
        : { href: hrefOf(site, routeOfList(item.id, partsKey)), text: say('and {count} more', { count: parts.rest }) },
    rows: [],
    moreRows: null,
    claims: claimViews(site, item),
    suspects: suspectViews(site, item),
    relations: relationGroups(site, item.id, new Set(stated.map((field) => field.verb)), linked),
    findings: shown.map((finding) => findingView(site, finding, known.includes(finding) ? say(knownBefore) : null)),
    moreFindings: rest,
    search: searchFactsOf(site, item),
    source:
      item.place.line > 1 && !isWhole
        ? say('{file}, line {line}', { file: item.file, line: item.place.line })
        : item.file,
  };
}

// Kinds of text that people follow step by step, with the heading that the steps stand under.
const followed: Readonly<Record<string, string>> = { procedure: 'Steps', 'knowledge-article': 'Answer' };

function textOf(site: Site, item: Item): string {
  const html = withWholeIds(site.bodyHtml(item.id));
  const heading = followed[item.type.key];
  return heading === undefined ? html : withTicks(html, heading);
}

/** Signs that nobody looks for, in which the search would find anything. */
const notForSearch: ReadonlySet<string> = new Set(['keys', 'git_identities', 'digest']);

function sectionOf(typeKey: string): Exclude<SectionKey, 'search'> {
  if (typeKey === 'service' || typeKey === 'service-requirement') return 'services';
  return typeKey === 'role' || typeKey === 'person' || typeKey === 'unit' ? 'people' : 'registers';
}

function trailOf(site: Site, item: Item): readonly LinkView[] {
  const { items, registers } = site.checked.sms;
  const list = typeLink(site, item.type.key);
  const section = sectionLink(site, sectionOf(item.type.key));
  const parent =
    item.parent === null ? undefined : (items.get(item.parent)?.title ?? registers.get(item.parent)?.title);
  return [
    ...(section.text === list.text ? [] : [section]),
    list,
    ...(item.parent === null || parent === undefined ? [] : [itemLink(site, item.parent, parent)]),
  ];
}

function contentsOf(site: Site, item: Item, extras: readonly ExtraSection[]): ItemPage['contents'] {
  const headings = headingsOf(site, item.id).filter((heading) => heading.depth <= 3);
  const lang = languageMark(site, item.id);
  const entryOf = (extra: ExtraSection): ItemPage['contents'][number] => ({
    depth: 2,
    text: extra.title,
    href: `#${extra.anchor}`,
  });
  return [
    ...extras.filter(({ isFirst }) => isFirst === true).map(entryOf),
    ...headings.map(({ depth, text, anchor }) => ({
      depth,
      text,
      href: `#${anchor}`,
      ...(lang === undefined ? {} : { lang }),
    })),
    ...extras.filter(({ isFirst }) => isFirst !== true).map(entryOf),
  ];
}

function approvalView(site: Site, item: Item, approval: Approval): ApprovalView {
  const { items } = site.checked.sms;
  const nameOf = (id: string): LinkView => {
    const found = items.get(id);
    return found === undefined ? { href: '', text: id } : itemLink(site, id, found.title);
  };
  const isCurrent = currentApproval(item) === approval;
  const binding =
    approval.digest === null
      ? say('no digest')
      : approval.digest === item.digest
        ? say('this text')
        : isCurrent
          ? say('another text than this')
          : say('an earlier text');
  return {
    action: sayKnown(approval.action),
    by: nameOf(approval.by),
    role: approval.role === null ? null : nameOf(approval.role),
    on: approval.on === null ? '' : dayText(approval.on),
    version: approval.version ?? '',
    content: binding,
    ...gradeView(site, item, approval),
  };
}
