import type { Item } from '../../core/model/item.ts';

/** One subject a document has to speak of, and how to find it. */
export interface ContentPoint {
  /** Key of the content item of the clause, or of our own for points of agreements. */
  readonly key: string;
  readonly says: string;
  /** Words of a heading that mean the subject, in English and German. */
  readonly heading: RegExp;
  /** Field that holds the subject when it is not empty. */
  readonly field?: string;
  /** Items that hold the subject: a reference to one of them is as good as a heading. */
  readonly heldBy?: (item: Item) => boolean;
  /** The subject is wanted only where an item that can hold it exists: plans can only agree with others that are there. */
  readonly onlyIfThere?: true;
  /** Words in the text of the document that cover it, where headings say nothing. */
  readonly text?: RegExp;
}

/** What documents of one type and kind have to cover, and the clause that asks for it. */
export interface ContentList {
  readonly clause: string;
  readonly points: readonly ContentPoint[];
  /** Field in which an owner maps a subject to a heading or an item. */
  readonly mappedIn?: string;
  /** Words of the heading whose section alone is searched for `text`; the whole body where there is none. */
  readonly section?: RegExp;
}

const ofType =
  (...types: readonly string[]) =>
  (item: Item): boolean =>
    types.includes(item.type.key);
const isKind = (item: Item, kind: string): boolean => item.kind?.key === kind;

const planTopics: ContentList = {
  clause: '6.3',
  mappedIn: 'topics',
  points: [
    {
      key: 'services',
      says: 'which ones, and for whom',
      heading: /\bservices\b|dienste\b|dienstleistungen|leistungskatalog/,
      heldBy: ofType('service'),
    },
    {
      key: 'limits',
      says: 'what you know you cannot do yet',
      heading: /\blimit|constraint|restriction|grenze|einschränk|beschränk|restriktion/,
    },
    {
      key: 'obligations',
      says: 'what law, contracts, standards and own policies demand',
      heading:
        /obligation|\bdut(?:y|ies)\b|\blegal\b|\blaws?\b|regulat|\brequirements\b|pflicht|recht|gesetz|anforderung/,
      heldBy: ofType('obligation'),
    },
    {
      key: 'authorities',
      says: 'who decides and who answers for what',
      heading: /authorit|responsibilit|\broles?\b|accountab|who decides|befugnis|rollen|verantwort|zuständig/,
      heldBy: ofType('authority-matrix'),
    },
    {
      key: 'means',
      says: 'people, technology, information and money',
      heading: /\bmeans\b|resource|\bbudget|\bpeople\b|\bstaff|mittel|ressource|personal/,
    },
    {
      key: 'technology',
      says: 'the tools behind the SMS',
      heading: /technolog|\btool|software|technik|werkzeug/,
      heldBy: ofType('tool'),
    },
    {
      key: 'others',
      says: 'how work with other parties is organised',
      heading:
        /\bothers (?:who|that|in)|\bother part|third part|supplier|vendor|\bpartners?\b|provider|lieferant|dienstleister|dritte|andere (?:beteiligte|parteien)/,
      heldBy: ofType('supplier', 'supplier-contract', 'ola'),
    },
    {
      key: 'measurement',
      says: 'how results are measured, audited, reported and made better',
      heading: /measur|evaluat|monitor|\bimprov|messung|messen|bewert|überwach|verbesser/,
      heldBy: ofType('measure', 'report-definition'),
    },
    {
      key: 'fit',
      onlyIfThere: true,
      says: 'that every other plan agrees with this one',
      heading: /other plans|plans that|\balign|andere pläne|abstimmung mit|abgestimmt/,
      heldBy: ofType('plan', 'continuity-plan', 'audit-programme', 'control-statement', 'service-transition-plan'),
    },
  ],
};

const policyCommitments: ContentList = {
  clause: '5.2.1',
  section: /what we commit to|commitment|we promise|verpflicht/,
  points: [
    {
      key: 'requirements',
      says: 'the promise to meet what applies',
      heading: /requirement|obligation|what applies|anforderung|verpflichtungen erfüllen/,
      text: /requirement|obligation|\blaws?\b|\blegal|what applies|applicable|regulat|anforderung|gesetz|rechtlich|verpflichtungen/i,
    },
    {
      key: 'improvement',
      says: 'the promise to get better',
      heading: /improv|better|verbesser/,
      text: /improv|\bbetter\b|verbesser|besser/i,
    },
  ],
};

const continuityPoints: ContentList = {
  clause: '8.7.2',
  points: [
    {
      key: 'start',
      says: 'when and by whom it is switched on',
      heading: /switch|invo[ck]|activat|trigger|auslös|einschalt|aktivier|ausruf/,
    },
    {
      key: 'first-steps',
      says: 'the first steps in a big outage',
      heading: /first|immediate|initial|emergency|erste|sofort/,
      heldBy: ofType('procedure'),
    },
    {
      key: 'meanwhile',
      says: 'the level to hold meanwhile',
      field: 'requirements',
      heading: /meanwhile|minimum|in the meantime|\blevel|target|mindest|notbetrieb|inzwischen|währenddessen/,
    },
    {
      key: 'recovery',
      says: 'what recovery has to reach',
      heading: /\bback\b(?! to)|recover|restor|resum|wiederherstell|wiederanlauf/,
      heldBy: ofType('procedure'),
    },
    {
      key: 'return',
      says: 'the way back to everyday',
      heading: /everyday|normal|\breturn|stand(?:ing)? down|regelbetrieb|rückkehr|alltag/,
    },
    {
      key: 'contacts',
      says: 'whom to call',
      field: 'contact_list',
      heading: /\bcall|contact|phone|kontakt|anruf|telefon|erreichbar|wen (?:wir )?anrufen/,
      heldBy: ofType('external-register'),
    },
  ],
};

const agreementPoints: ContentList = {
  clause: '8.3.3',
  points: [
    { key: 'targets', says: 'targets', field: 'targets', heading: /target|service levels?|zielwert|ziele\b/ },
    {
      key: 'workload',
      says: 'how much work the promise covers',
      field: 'workload_limits',
      heading: /workload|volume|mengen/,
    },
    {
      key: 'exceptions',
      says: 'exceptions, if only "none"',
      field: 'exceptions',
      heading: /exception|exclusion|ausnahme|ausschl/,
    },
  ],
};

const internalAgreementPoints: ContentList = {
  clause: '8.3.4.2',
  points: [
    {
      key: 'supply',
      says: 'what is supplied',
      field: 'activities',
      heading: /suppl|services\b|activit|scope|umfang|leistung|geliefert/,
    },
    {
      key: 'targets',
      says: 'levels or other promises',
      field: 'targets',
      heading: /target|service levels?|promise|commitment|zielwert|ziele\b|zusage/,
    },
    {
      key: 'interfaces',
      says: 'who does what at the joints',
      heading: /who does what|interface|responsibilit|dut(?:y|ies)|schnittstelle|zuständig|verantwort|wer macht was/,
    },
  ],
};

const contractPoints: ContentList = {
  clause: '8.3.4.1',
  points: [
    {
      key: 'scope',
      says: 'what they supply',
      field: 'scope',
      heading: /scope|suppl|services\b|umfang|leistung|gegenstand/,
    },
    {
      key: 'requirements',
      says: 'what they must meet, in levels or other promises',
      field: 'requirements_on_supplier',
      heading: /must meet|requirement|target|service levels?|obligation|anforderung|pflicht|zielwert/,
    },
    {
      key: 'authorities',
      says: 'who may decide what on both sides',
      field: 'authorities',
      heading:
        /who decides|who does what|authorit|responsibilit|befugnis|verantwort|zuständig|wer (?:entscheidet|macht) was/,
    },
  ],
};

/** What a document has to cover; null for types and kinds whose content no clause lists. */
export function contentListOf(item: Item): ContentList | null {
  switch (item.type.key) {
    case 'plan':
      return isKind(item, 'service-management') ? planTopics : null;
    case 'policy':
      return isKind(item, 'service-management') ? policyCommitments : null;
    case 'continuity-plan':
      return continuityPoints;
    case 'sla':
      return agreementPoints;
    case 'ola':
      return internalAgreementPoints;
    case 'supplier-contract':
      return contractPoints;
    default:
      return null;
  }
}
