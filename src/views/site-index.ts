import type { Finding } from '../core/finding/finding.ts';
import type { Item } from '../core/model/item.ts';
import type { EvidenceLink } from '../core/model/sms.ts';
import type { Site } from './site.ts';

/** What pages look up by id, sorted once per site: a page must not cost more as the SMS grows. */
export interface SiteIndex {
  /** Sections of a file that are items. */
  readonly partsOf: ReadonlyMap<string, readonly Item[]>;
  readonly findingsOf: ReadonlyMap<string | null, readonly Finding[]>;
  readonly waivedOf: ReadonlyMap<string | null, readonly Finding[]>;
  readonly knownOf: ReadonlyMap<string | null, readonly Finding[]>;
  readonly findingsOfClause: ReadonlyMap<string, readonly Finding[]>;
  readonly evidenceOf: ReadonlyMap<string, readonly EvidenceLink[]>;
  /** Items owned by a role and in force. */
  readonly ownedBy: ReadonlyMap<string | null, readonly Item[]>;
}

const known = new WeakMap<Site, SiteIndex>();

/** The index of a site. */
export function siteIndex(site: Site): SiteIndex {
  const found = known.get(site);
  if (found !== undefined) return found;
  const { sms, judgement } = site.checked;
  const items = [...sms.items.values()];
  const index: SiteIndex = {
    partsOf: Map.groupBy(
      items.filter((item) => item.storage === 'section'),
      (item) => item.parent ?? '',
    ),
    findingsOf: Map.groupBy(judgement.findings, (finding) => finding.item),
    waivedOf: Map.groupBy(judgement.waived, (finding) => finding.item),
    knownOf: Map.groupBy(judgement.known, (finding) => finding.item),
    findingsOfClause: Map.groupBy(judgement.findings, (finding) => finding.clause),
    evidenceOf: Map.groupBy(sms.evidence, (link) => link.item),
    ownedBy: Map.groupBy(
      items.filter((item) => item.inForce),
      (item) => item.owner,
    ),
  };
  known.set(site, index);
  return index;
}
