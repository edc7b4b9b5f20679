import type { SourceFacts } from '../../core/model/facts.ts';
import { mayHold } from '../../core/model/may-hold.ts';
import { remembered } from '../../core/model/remembered.ts';
import type { Item } from '../../core/model/item.ts';
import type { Place } from '../../core/model/place.ts';
import { proseOf } from '../../core/model/prose.ts';
import type { Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';
import { isOver } from '../iden/_misfits.ts';
import { hint, nameOf } from './_clauses.ts';

const number = String.raw`[4-9]\.\d{1,2}(?:\.\d{1,2}){0,2}(?![.\d]*\d)`;
const named = new RegExp(
  String.raw`(?<![\p{L}\d])(clauses?|abschnitte?n?|kapiteln?|ziffern?)\s+(${number}(?:(?:,\s*(?:and\s+|und\s+)?|\s+(?:and|or|to|und|oder|bis)\s+)${number})*)`,
  'giu',
);
const ofStandard = /\b20000\b|\bthe standard\b|\b(?:der|die|dieser) norm\b/i;
/** Another edition, another standard, or a text with clauses of its own. */
const ofOther =
  /\b2011\b|\b(?!20000)(?:9001|14001|19011|22301|27001|27002|27701|31000|42001|45001|50001)\b|contract|agreement|\bterms\b|\bact\b|\blaw\b|regulation|directive|\blease\b|polic(?:y|ies)\b|insurance|vertrag|vereinbarung|gesetz|verordnung|richtlinie|\bitil\b|\bcobit\b|\bfitsm\b/i;

interface Mention {
  readonly clause: string;
  readonly place: Place;
}

interface NamedClause extends Mention {
  /** The word before it. */
  readonly word: string;
  /** The sentence speaks of the standard. */
  readonly isOfStandard: boolean;
}

export default defineRule({
  id: 'LINK-010',
  name: 'clause-number-is-of-the-edition',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.4',
  level: 'essential',
  needs: ['files'],
  summary: 'A clause that a text names without an edition is not one of the edition of 2011.',
  fix: 'Write the number of the edition in use, or the edition beside the number.',
  *check({ sms }) {
    const { catalogue, settings } = sms;
    const standard = catalogue.primaryStandard;
    if (settings.standards[0] !== standard) return;
    for (const item of sms.items.values()) {
      for (const [clause, mentions] of Map.groupBy(mentionsIn(sms, item), (mention) => mention.clause)) {
        const [first, ...others] = mentions;
        if (first === undefined) continue;
        yield {
          item: item.id,
          place: first.place,
          actual: clause,
          expected: catalogue.findLegacyClause(clause)?.clauses.join(', ') ?? '',
          message: `The text speaks of clause ${clause}, which does not exist in ${nameOf(catalogue, standard)}. ${hint(catalogue, standard, clause)}`,
          related: others.map(({ place }) => ({ item: item.id, message: `names clause ${clause} here too`, place })),
        };
      }
    }
  },
});

/** Numbers that only the edition of 2011 knows, in the running text of a document that people still work with. */
function mentionsIn({ catalogue }: Sms, item: Item): readonly Mention[] {
  const { facts, type } = item;
  if (facts === null || item.storage !== 'file' || type.class !== 'document' || !item.inView || isOver(item)) return [];
  return clausesNamedIn(facts).filter(
    ({ clause, word, isOfStandard }) =>
      (isOfStandard || mayStandAlone(item, word)) &&
      catalogue.findClause(catalogue.primaryStandard, clause) === undefined &&
      catalogue.findLegacyClause(clause) !== undefined,
  );
}

const mayNameClauses = mayHold('clause', 'abschnitt', 'kapitel', 'ziffer');

/** Numbers that running text names as clauses, but for those of another document. */
const clausesNamedIn = remembered((facts: SourceFacts): readonly NamedClause[] => {
  if (!mayNameClauses(facts) || facts.body.search(named) < 0) return [];
  const prose = proseOf(facts);
  return [...prose.text.matchAll(named)].flatMap((match) => {
    const [whole, word = '', list = ''] = match;
    const sentence = sentenceAround(prose.text, match.index);
    if (ofOther.test(sentence)) return [];
    const isOfStandard = ofStandard.test(sentence);
    const at = match.index + whole.length - list.length;
    return [...list.matchAll(new RegExp(number, 'g'))].map(({ 0: clause, index }) => ({
      clause,
      word,
      isOfStandard,
      place: prose.placeOf(at + index, clause.length),
    }));
  });
});

/** Agreements have clauses of their own, and any document has chapters. */
function mayStandAlone({ type }: Item, word: string): boolean {
  return type.lifecycle === 'document' && /^clause/i.test(word);
}

function sentenceAround(text: string, at: number): string {
  const before = text.slice(0, at).split(/[.!?]\s|\n\s*\n/);
  const after = text.slice(at).split(/[.!?]\s|\n\s*\n/);
  return `${before.at(-1) ?? ''}${after[0] ?? ''}`;
}
