import type { Heading } from './facts.ts';
import { rememberedText } from './remembered-text.ts';

// Words of other houses and languages for the headings of the types, keyed by the heading of the declaration.
const aliases: Readonly<Record<string, readonly string[]>> = {
  steps: ['schritte', 'ablauf', 'activities', 'aktivitäten', 'procedure', 'vorgehen'],
  when: ['wann', 'when to use', 'anwendung'],
  'when to use': ['wann', 'when', 'anwendung'],
  check: ['prüfung', 'kontrolle', 'verification'],
  'if it fails': ['wenn es nicht klappt', 'wenn es nicht geht', 'troubleshooting', 'fehlerfall'],
  purpose: ['zweck', 'ziel', 'why', 'warum'],
  why: ['warum', 'zweck', 'purpose'],
  records: ['aufzeichnungen', 'nachweise'],
  interfaces: ['schnittstellen'],
  'inputs and outputs': ['eingaben und ergebnisse', 'input und output', 'inputs / outputs', 'inputs, outputs'],
  'who does what': ['wer macht was', 'responsibilities', 'verantwortlichkeiten', 'roles and responsibilities', 'raci'],
  'how often': ['wie oft', 'intervals', 'intervalle', 'planned intervals'],
  targets: ['ziele', 'service levels', 'service level targets', 'zielwerte'],
  'workload limits': ['mengengrenzen', 'limits of workload', 'volume limits'],
  exceptions: ['ausnahmen', 'exclusions'],
  scope: ['umfang', 'geltungsbereich'],
  results: ['ergebnisse'],
  result: ['ergebnis'],
  decisions: ['entscheidungen', 'beschlüsse'],
  criteria: [
    'kriterien',
    'audit criteria',
    'auditkriterien',
    'scope and criteria',
    'criteria and scope',
    'umfang und kriterien',
  ],
  'method and samples': ['methods and samples', 'methode und stichproben', 'vorgehen und stichproben'],
  conclusion: ['conclusions', 'fazit', 'schlussfolgerung'],
  'similar cases': ['ähnliche fälle', 'vergleichbare fälle'],
  'why this way': ['reasoning', 'warum so', 'begründung'],
  cause: ['ursache', 'ursachen', 'root cause', 'causes'],
  impact: ['auswirkung', 'auswirkungen', 'effects', 'effect on services'],
  'what happens to data and parts': [
    'data and parts',
    'data handling',
    'umgang mit daten',
    'was mit daten und teilen geschieht',
  ],
  outcome: ['ergebnis', 'result of the transition'],
  recovery: ['wiederherstellung', 'restoration', 'how services came back'],
  requirements: ['anforderungen'],
  dependencies: ['abhängigkeiten', 'depends on'],
  'what you get': ['was sie bekommen', 'was sie erhalten', 'leistungsumfang'],
  'how to order': ['bestellung', 'so bestellen sie', 'wie sie bestellen'],
  'done for us': ['ausgelagerte teile', 'von anderen erledigt', 'was andere für uns tun', 'outsourced parts'],
  'what we do about it': ['was wir tun', 'was wir daran tun', 'maßnahmen', 'massnahmen'],
  'what we commit to': ['wozu wir uns verpflichten', 'commitments', 'verpflichtungen'],
};

/** Heading reduced to its meaning: no numbering, no punctuation at the ends, lower case. */
export const meaningOf: (text: string) => string = rememberedText((text) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/^(?:\d+(?:\.\d+)*[.)]?|[a-z]\))\s+/, '')
    .replaceAll(/[\s:.?!]+$/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim(),
);

/**
 * True when a heading of a document means the heading of a declaration.
 *
 * @param heading heading as written
 * @param wanted heading of the type
 */
export function meansHeading(heading: Heading | string, wanted: string): boolean {
  const text = meaningOf(typeof heading === 'string' ? heading : heading.text);
  const meaning = meaningOf(wanted);
  return text === meaning || (aliases[meaning]?.includes(text) ?? false);
}
