import type { Register } from '../core/model/item.ts';
import { routeOfItem } from '../core/model/routes.ts';
import type { ControlLine } from './control-view.ts';
import { day, ownerLine } from './control-view.ts';
import { editLink } from './edit-link.ts';
import { findingView } from './finding-view.ts';
import type { ItemPage } from './item-page.ts';
import { tabsOf } from './history/history-page.ts';
import { lastChangeLine } from './history/last-change.ts';
import { hasHistory } from './history/paths.ts';
import { withWholeIds } from './html-headings.ts';
import { mostFindingsOnPage } from './item-view.ts';
import { beginningOf } from './paging.ts';
import { relationGroups } from './relations-view.ts';
import { rowView } from './row-view.ts';
import { searchFactsOfRegister } from './search-facts.ts';
import { siteIndex } from './site-index.ts';
import type { Site } from './site.ts';
import { ownerLink, sectionLink, typeLink, typeName } from './site.ts';
import { say, sayKnown } from './words/say.ts';

const mostRows = 200;

/**
 * Page model of a register: its text and its rows.
 *
 * @param site the site
 * @param register the register
 */
export function registerPage(site: Site, register: Register): ItemPage {
  const { sms } = site.checked;
  const owner = ownerLine(ownerLink(site, register));
  const looked = register.reviewLog.at(-1);
  const rows: readonly ControlLine[] = [{ label: say('Rows'), text: String(register.rows.length) }];
  const { shown, rest } = beginningOf(
    register.rows.flatMap((id) => sms.items.get(id) ?? []),
    mostRows,
  );
  const findings = beginningOf(siteIndex(site).findingsOf.get(register.id) ?? [], mostFindingsOnPage);
  return {
    id: register.id,
    path: routeOfItem(register.id),
    title: register.title,
    kindName: say('Register'),
    section: 'registers',
    trail: [sectionLink(site, 'registers')],
    state: { key: 'active', text: sayKnown('active') },
    standing: 'current',
    mark: null,
    summary: say('Register: {title}', { title: register.title }),
    lead: '',
    language: sms.settings.language,
    tabs: hasHistory(site, register.id) ? tabsOf(site, register.id, 'text') : [],
    banners: [],
    key: [...rows, ...owner, ...lastChangeLine(site, register.id)],
    edit: editLink(site, register.file),
    facts: [],
    control: [
      { label: say('Id'), text: register.id },
      { label: say('Holds'), text: register.of.map(typeName).join(', ') },
      ...owner,
      { label: say('Classification'), text: sayKnown(register.classification) },
      ...rows,
      ...(looked === undefined ? [] : day(say('Last looked at'), looked.at)),
    ],
    approvals: [],
    digest: null,
    contents: [],
    html: withWholeIds(site.bodyHtml(register.id)),
    extras: [],
    fields: [],
    parts: [],
    moreParts: null,
    rows: shown.map((item) => rowView(site, item)),
    moreRows:
      rest === 0
        ? null
        : { count: rest, lists: register.of.filter((type) => sms.types.has(type)).map((type) => typeLink(site, type)) },
    claims: [],
    suspects: [],
    relations: relationGroups(site, register.id),
    findings: findings.shown.map((finding) => findingView(site, finding)),
    moreFindings: findings.rest,
    search: searchFactsOfRegister(site, register),
    source: register.file,
  };
}
