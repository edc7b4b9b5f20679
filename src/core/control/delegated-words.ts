import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import type { ItemTypeDeclaration } from '../types/declaration.ts';

/** What the words of a delegation name, read in the names of the types. */
export interface Meaning {
  readonly acts: ReadonlySet<'approve' | 'withdraw' | 'other'>;
  /** Everything is meant, whatever else is named as an example. */
  readonly isEverything: boolean;
  /** Whether they name the item in question, by its type, id or title, or only others. */
  readonly targets: 'none' | 'this' | 'others';
  /** What somebody owns is meant. */
  readonly isOwn: boolean;
  /** Roles named by their ids, in small letters. */
  readonly roles: readonly string[];
  /** Some words were not understood. */
  readonly rest: boolean;
}

const acts = {
  approve: /\b(?:approv|authori[sz]|agree|sign(?!ific)|genehmig|freig[aei]b|unterzeichn|unterschr|zustimm)[\p{L}]*/gu,
  withdraw: /\b(?:withdraw|zurückzieh|zurückzuzieh|aufheb)[\p{L}]*/gu,
  other:
    /\b(?:review|accept|invok|decid|order|buy|purchas|spend|pay|prüf|akzeptier|entscheid|bestell|kauf|ausgeb)[\p{L}]*/gu,
} as const;

const everything =
  /\b(?:everything|anything|alles)\b|\b(?:all|any|full|every)(?=\s*(?:$|[,:.–-]|(?:of|that|which|what|his|her|their|its|rights?|powers?|dut(?:y|ies)|authorit(?:y|ies)|tasks?|acts?|matters?|decisions?)\b))/;

const own = /\b(?:owns?|owned|own|eigene[nmrs]?|besitzt)\b/;

type Target = readonly [pattern: RegExp, isMeant: (item: Item) => boolean];

/** Words for many types at once, and German ones. */
const groups: readonly Target[] = [
  [/\b(?:agreements?|contracts?|vereinbarung(?:en)?|vertr[aä]ge?n?)\b/gu, ({ type }) => type.lifecycle === 'agreement'],
  [/\b(?:documents?|dokumente?n?)\b/gu, ({ type }) => type.lifecycle === 'document' || type.lifecycle === 'agreement'],
  [/\b(?:richtlinien?|leitlinien?)\b/gu, ({ type }) => type.key === 'policy'],
  [/\b(?:prozesse?n?)\b/gu, ({ type }) => type.key === 'process'],
  [/\b(?:pläne?n?)(?!\p{L})/gu, ({ type }) => type.key === 'plan'],
];

const small =
  /(?<!\p{L})(?:of|the|an?|any|all|every|to|for|and|or|in|by|as|with|on|this|that|texts?|von|vom|de[rmns]|die|das|und|oder|für|i[mn]|zu[mr]?|alle[nr]?)(?!\p{L})/gu;

/** Says where rights come from, not what they are about. */
const aboutRights: ReadonlySet<string> = new Set(['authority-matrix', 'role', 'person', 'delegation']);

/**
 * Reads words, or a part of them.
 *
 * @param sms the types
 * @param words in small letters
 * @param item what is asked about
 */
export function meaningOf({ types }: Pick<Sms, 'types'>, words: string, item: Item): Meaning {
  const reader = new WordReader(words);
  const isTitled = item.title.length > 3 && reader.take(new RegExp(literal(item.title.toLowerCase()), 'g'));
  const ids = reader.taken(/\b[a-z]{2,4}-\d+\b/g).map((id) => ({ id, type: typeOfId(types, id) }));
  const hits = targetsOf(types).filter(([pattern]) => reader.take(pattern));
  const named = (['approve', 'withdraw', 'other'] as const).filter((act) => reader.take(acts[act]));
  const isThis = isTitled || ids.some(({ id }) => id === item.id.toLowerCase()) || hits.some(([, fits]) => fits(item));
  const isOther = hits.length > 0 || ids.some(({ type }) => type !== null && !aboutRights.has(type.key));
  reader.take(small);
  return {
    acts: new Set(named),
    isEverything: everything.test(words),
    targets: isThis ? 'this' : isOther ? 'others' : 'none',
    isOwn: own.test(words),
    roles: ids.flatMap(({ id, type }) => (type?.key === 'role' ? [id] : [])),
    rest: reader.isLeft(),
  };
}

function typeOfId(types: Sms['types'], id: string): ItemTypeDeclaration | null {
  const prefix = id.split('-', 1)[0]?.toUpperCase();
  return types.values().find((type) => type.prefix === prefix) ?? null;
}

const known = new WeakMap<Sms['types'], readonly Target[]>();

/** Names of types, alone and after one of their kinds, longest first: a continuity plan is no plan. */
function targetsOf(types: Sms['types']): readonly Target[] {
  const before = known.get(types);
  if (before !== undefined) return before;
  const names = [...types.values()].flatMap((type) => [
    { name: type.key, type, kind: null },
    ...(type.kinds ?? []).map(({ key }) => ({ name: `${key}-${type.key}`, type, kind: key })),
  ]);
  const targets = names
    .sort((a, b) => b.name.length - a.name.length)
    .map(({ name, type, kind }): Target => [
      patternOf(name, type),
      (item) => item.type.key === type.key && (kind === null || item.kind?.key === kind),
    ]);
  const all = [...targets, ...groups];
  known.set(types, all);
  return all;
}

/** Everyday words (`in case of leave`, `for the role`) name a type in the plural only, unless they name texts that people approve. */
function patternOf(name: string, { lifecycle }: ItemTypeDeclaration): RegExp {
  const plural = name.endsWith('y') ? `${name.slice(0, -1)}ies` : /(?:s|x|ch)$/.test(name) ? `${name}es` : `${name}s`;
  const isText = lifecycle === 'document' || lifecycle === 'agreement';
  const forms = (isText ? [name, plural] : [plural]).map((form) => literal(form).replaceAll('-', '[ -]'));
  return new RegExp(`\\b(?:${forms.join('|')})\\b`, 'g');
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Takes words out of a text, so that what is left is what nobody understood. */
class WordReader {
  #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  taken(pattern: RegExp): readonly string[] {
    const found = [...this.#text.matchAll(pattern)].map(([word]) => word);
    this.#text = this.#text.replace(pattern, ' ');
    return found;
  }

  take(pattern: RegExp): boolean {
    return this.taken(pattern).length > 0;
  }

  isLeft(): boolean {
    return /[\p{L}\p{N}]/u.test(this.#text);
  }
}
