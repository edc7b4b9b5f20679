import { remembered } from '../../core/model/remembered.ts';
import { meaningOf, meansHeading } from '../../core/model/heading-meaning.ts';
import type { SourceFacts } from '../../core/model/facts.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { fieldsOfType } from '../../core/types/fields-of-type.ts';
import { contentListOf } from './_content-points.ts';
import { labelsIn } from './_coverage.ts';

const why =
  /\bwhy\b|purpose|\baims?\b|\bgoals?\b|intent|objective|background|introduction|rationale|warum|zweck|ziel|anlass|einleitung|hintergrund/;
const who =
  /who does|responsib|\broles?\b|\braci\b|dut(?:y|ies)\b|accountab|verantwort|rolle|zuständig|wer macht|aufgaben/;
const when = /\bwhen\b|trigger|\bstarts?\b|scope|\bappl|\buse\b|wann|auslös|anwend|geltung/;
const steps = /\bsteps?\b|procedure|what to do|activit|\bhow\b|\bflow\b|schritt|ablauf|vorgehen|tätigkeit|anleitung/;
const check = /check|verif|confirm|\btest|\bdone\b|result|accura|audit|review|prüf|kontroll|ergebnis|abgleich/;
const testing = /\btest|accept|trial|exercise|prüf|abnahme|erprob/;

// Words of other houses and languages for the headings of the built-in types, keyed by the heading of the declaration.
const words: Readonly<Record<string, RegExp>> = {
  why,
  purpose: why,
  goal: why,
  'who does what': who,
  'who it concerns':
    /concern|appl(?:y|ies|ica)|scope|audience|affected|who (?:it|this) is for|geltung|betrifft|betroffen|anwendung|adressat|zielgruppe/,
  when,
  'when to use': when,
  steps,
  check,
  'how we check': check,
  'how we test': testing,
  records: /record|evidence|proof|output|documents|aufzeichn|nachweis|dokumente/,
  'if it fails': /fail|trouble|problem|wrong|escalat|error|exception|fehler|klappt|geht nicht|eskal|störung/,
  situation: /situation|problem|symptom|issue|question|error|ausgang|frage|fehler/,
  answer: /answer|solution|\bsteps?\b|workaround|resolution|\bfix|procedure|lösung|antwort|schritt|abhilfe/,
  'how we follow it':
    /follow|monitor|track|progress|review|control|measur|überwach|verfolg|fortschritt|kontroll|überprüf/,
  'what promised levels do to it':
    /service levels?|promis|\bslas?\b|target|impact|availab|continu|zusag|zugesagt|verfügbar|auswirk/,
  'in an emergency': /emergenc|crisis|out of hours|notfall|krise|ernstfall/,
  'where they are kept':
    /\bwhere\b|\bkept\b|stor(?:ed|age)|cmdb|\btools?\b|repository|location|ablage|gespeichert|werkzeug|geführt/,
  means: /\bmeans\b|resource|budget|people|money|staff|effort|mittel|ressource|personal|aufwand/,
  cycle: /cycle|period|schedule|calendar|zyklus|zeitraum|terminplan|turnus/,
  methods: /method|\bhow\b|approach|vorgehen|methode|verfahren/,
  reporting: /report|result|bericht|ergebnis/,
  'depends on': /depend|prerequisite|precondition|\bneeds?\b|abhängig|voraussetz/,
  'who else is affected': /affected|stakeholder|\bothers?\b|concern|impact|betroffen|auswirk|andere/,
  delegation: /delegat|deput|substitut|vertret|delegier/,
  exceptions: /exception|exempt|limit|special|ausnahm|sonderf/,
  disposal: /dispos|destr|delet|\bend\b|vernicht|lösch|entsorg/,
  hold: /\bhold\b|freeze|suspend|litigation|\blegal\b|sperr|aufbewahrungsstopp|rechtsstreit/,
  organization: /organi[sz]ation|company|who we are|\bsites?\b|unternehmen|standort|betrieb/,
  services: /\bservices?\b|leistung|dienst/,
  boundaries: /bound|limit|exclu|outside|not (?:part|included|covered)|grenze|ausschl|ausgeschl|abgrenz/,
  'working with others': /others|part(?:y|ies)\b|supplier|interface|partner|dritte|lieferant|schnittstelle|beteiligte/,
  'context and parties': /context|interested|issues|stakeholder|kontext|interessiert|umfeld|anspruchs/,
  limits: /limit|not (?:included|part|covered)|exclu|restrict|constraint|grenze|ausschl|einschränk|nicht enthalten/,
  'how to fill it in': /fill|how to|instruction|guidance|ausfüll|hinweis|anleitung/,
};

/** Any text is the content of a plan, and its own headings say better what it is about. */
const neverAsked: ReadonlySet<string> = new Set(['content']);

/**
 * Headings of its type that a document lacks. What a field is read from, the list of a clause and the entries of a child
 * item are asked for by rules of their own.
 *
 * @param sms types in use
 * @param item a document
 * @param facts its file
 */
export function missingHeadings({ types }: Pick<Sms, 'types'>, item: Item, facts: SourceFacts): readonly string[] {
  return contentListOf(item) === null ? notInText(facts, wantedHeadings(types, item.type, item.kind)) : [];
}

const wantedHeadings = remembered(
  (types: Sms['types'], type: Item['type'], kind: Item['kind']): readonly string[] => {
    const read = new Set(fieldsOfType(type, kind).flatMap(({ source }) => source?.heading ?? []));
    const ofChildren = [...types.values()].flatMap(({ section }) =>
      section?.parent === type.key ? [section.heading] : [],
    );
    return (kind?.headings ?? type.headings).filter(
      (heading) => !read.has(heading) && !ofChildren.includes(heading) && !neverAsked.has(meaningOf(heading)),
    );
  },
  ({ key }, kind) => `${key} ${kind?.key ?? ''}`,
);

/** Those of some headings that a text has neither as headings nor as labels. */
const notInText = remembered(
  (facts: SourceFacts, wanted: readonly string[]): readonly string[] => {
    const missing = notNamed(wanted, meaningsOf(facts));
    // The text itself is read only where a heading is missing.
    return missing.length === 0 ? [] : notNamed(missing, labelsIn(facts));
  },
  (wanted) => wanted.join('\n'),
);

/** Meanings of all headings but the title. */
const meaningsOf = remembered(({ headings }: SourceFacts) =>
  headings.filter((heading, index) => index > 0 || heading.depth > 1).map(({ text }) => meaningOf(text)),
);

function notNamed(wanted: readonly string[], subjects: readonly string[]): readonly string[] {
  return wanted.filter(
    (heading) =>
      !subjects.some((subject) => meansHeading(subject, heading) || words[meaningOf(heading)]?.test(subject) === true),
  );
}
