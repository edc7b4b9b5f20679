import type { Item } from '../../core/model/item.ts';
import type { SourceFacts } from '../../core/model/facts.ts';
import { mayHold } from '../../core/model/may-hold.ts';
import { remembered } from '../../core/model/remembered.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Place } from '../../core/model/place.ts';
import { proseOf } from '../../core/model/prose.ts';
import { decidedDocuments } from '../cont/_documents.ts';
import type { Written } from '../cont/_documents.ts';
import { defineRule } from '../define-rule.ts';

/** ISO/IEC 27001, DIN EN ISO 9001, IEC 62443-2-1, EN 50600. */
const numbered = String.raw`(?:\b(?:DIN|BS|EN|ÖNORM|SN|ISO|IEC|TS|TR|PAS)[ /-])*\b(?:ISO|IEC|EN|DIN|BS|PAS|TS|TR)[ -]\d{3,5}(?:-\d{1,2})*(?::\d{4})?`;

const mayHoldNumbered = mayHold(
  ...['ISO', 'IEC', 'EN', 'DIN', 'BS', 'PAS', 'TS', 'TR'].flatMap((publisher) => [
    `${publisher} 100`,
    `${publisher}-100`,
  ]),
);

/** Names to look for besides numbered standards, and the pattern of both. */
interface Wanted {
  readonly names: readonly string[];
  readonly pattern: RegExp;
}

interface Mention {
  readonly item: Item;
  readonly text: string;
  readonly place: Place;
}

export default defineRule({
  id: 'EXTD-001',
  name: 'named-document-is-registered',
  severity: 'info',
  basis: 'practice',
  clause: '7.5.3.2',
  level: 'essential',
  types: ['external-document'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  parameters: {
    watch: {
      default: 'ITIL, COBIT, FitSM, PCI DSS',
      says: 'Names of outside documents to look for besides numbered standards, with commas between. A convention of ours.',
    },
  },
  summary: 'Outside documents that a text names stand in the register of them.',
  fix: 'Register it with publisher, edition and owner, or take the name out where nothing rests on it.',
  *check({ sms, text }) {
    const wanted = namesOf(text('watch'));
    const register = itemsOfType(sms, 'external-document').map((item) =>
      wordsOf(Object.values(item.fields)).toLowerCase(),
    );
    const named = decidedDocuments(sms)
      .filter(({ type }) => type.lifecycle === 'document')
      .flatMap((document) => mentionsIn(document, wanted));
    for (const [key, mentions] of Map.groupBy(named, (mention) => keyOf(mention.text))) {
      const [first] = mentions;
      if (first === undefined || register.some((words) => holds(words, key))) continue;
      const others = [...new Map(mentions.map((mention) => [mention.item.id, mention])).values()];
      yield {
        item: first.item.id,
        place: first.place,
        actual: first.text,
        keys: [key],
        message: `${first.item.id} (${first.item.title}) names ${first.text}, which is not in the register of outside documents. Expected an entry with publisher, edition and owner, so that somebody watches for a new edition.`,
        related: others
          .filter(({ item }) => item !== first.item)
          .slice(0, 10)
          .map(({ item, place }) => ({ item: item.id, message: 'names it too', place })),
      };
    }
  },
});

function namesOf(watch: string): Wanted {
  const names = watch
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const words = names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const pattern = new RegExp(String.raw`(?<![\p{L}\d])(?:${[numbered, ...words].join('|')})(?![\p{L}\d])`, 'gu');
  return { names, pattern };
}

function mentionsIn(item: Written, wanted: Wanted): readonly Mention[] {
  return namesIn(item.facts, wanted).map(({ text, place }) => ({ item, text, place }));
}

const namesIn = remembered(
  (facts: SourceFacts, { names, pattern }: Wanted): readonly Omit<Mention, 'item'>[] => {
    const { body } = facts;
    if (!mayHoldNumbered(facts) && !names.some((name) => body.includes(name))) return [];
    if (body.search(pattern) < 0) return [];
    const prose = proseOf(facts);
    return [...prose.text.matchAll(pattern)].map(({ 0: text, index }) => ({
      text,
      place: prose.placeOf(index, text.length),
    }));
  },
  ({ pattern }) => pattern.source,
);

/** Of a standard its number without part and year: one entry may stand for the whole series. */
function keyOf(text: string): string {
  return /\d{3,5}/.exec(text)?.[0] ?? text.toLowerCase();
}

function holds(words: string, key: string): boolean {
  const at = words.indexOf(key);
  return at >= 0 && !/\d/.test(`${words[at - 1] ?? ''}${/\d$/.test(key) ? (words[at + key.length] ?? '') : ''}`);
}

function wordsOf(values: readonly unknown[]): string {
  return values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value ?? ''))).join(' ');
}
