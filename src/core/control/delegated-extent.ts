import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import type { Meaning } from './delegated-words.ts';
import { meaningOf } from './delegated-words.ts';

/** An act that somebody did for another. */
export interface DelegatedAct {
  readonly item: Item;
  readonly kind: 'approval' | 'withdrawal';
  /** Roles of whoever acted, and the one acted for: `what he owns` may mean either. */
  readonly ownRoles: readonly string[];
}

/** Whether the words of a delegation cover an act; `unclear` where they except something that cannot be told. */
export type Extent = 'covered' | 'outside' | 'unclear';

/** Who may approve may withdraw. */
const fitting: Readonly<Record<DelegatedAct['kind'], ReadonlySet<string>>> = {
  approval: new Set(['approve']),
  withdrawal: new Set(['approve', 'withdraw']),
};

/** `strong` words always except something; `weak` ones may as well set a limit (`not above 5000`). */
const strong =
  /\b(?:with the exception of|except(?:ing|ed)?|excluding|other than|apart from|save for|but not|(?<=\b(?:all|anything|everything) )but|mit ausnahme|ausgenommen|ausser|außer|abgesehen von)\b/;
const weak = /\b(?:nothing|not|never|no|nichts?|nie|keine?[nmrs]?)\b/;

/**
 * What the words of a delegation say about an act. Outside is only what they clearly leave out: they name acts and this is none of
 * them, they name what it is about and this is none of it, or they except it. Words that name neither cover everything.
 *
 * @param sms types, in whose names the words are read
 * @param words the field `authority`
 * @param act what was done
 */
export function extentOf(sms: Pick<Sms, 'types'>, words: string, act: DelegatedAct): Extent {
  const sentences = words.toLowerCase().split(/[.;](?=\s|$)|\n/);
  const parts = sentences.flatMap((sentence) => partsOf(sentence.trim()));
  const given = parts.filter(({ kind }) => kind === 'given').map(({ text }) => text);
  if (parts.length > 0 && given.every((text) => text === '')) return 'unclear';
  if (!isGiven(meaningOf(sms, given.join('. '), act.item), act)) return 'outside';
  const excepted = parts.map(({ kind, text }): Extent =>
    kind === 'given' ? 'covered' : afterException(meaningOf(sms, text, act.item), kind, text, act),
  );
  return (
    excepted.find((extent) => extent === 'outside') ?? excepted.find((extent) => extent === 'unclear') ?? 'covered'
  );
}

interface Part {
  readonly kind: 'given' | 'strong' | 'weak';
  readonly text: string;
}

/** What a sentence gives, and what it excepts: `Everything except policies`, `Except for policies, everything`. */
function partsOf(sentence: string): readonly Part[] {
  if (sentence === '') return [];
  const isStrong = strong.test(sentence);
  const found = (isStrong ? strong : weak).exec(sentence);
  if (found === null) return [{ kind: 'given', text: sentence }];
  const kind = isStrong ? 'strong' : 'weak';
  const before = sentence.slice(0, found.index).trim();
  // `Nothing except policies` gives them.
  if (isStrong && weak.test(before)) return [{ kind, text: sentence }];
  const after = sentence.slice(found.index + found[0].length).trim();
  const comma = before === '' && kind === 'strong' ? after.indexOf(',') : -1;
  if (comma < 0) return [...(before === '' ? [] : [{ kind: 'given', text: before } as const]), { kind, text: after }];
  return [
    { kind: 'given', text: after.slice(comma + 1).trim() },
    { kind, text: after.slice(0, comma) },
  ];
}

function isGiven({ acts, isEverything, targets }: Meaning, { kind }: DelegatedAct): boolean {
  if (isEverything) return true;
  if (acts.size > 0 && !acts.values().some((named) => fitting[kind].has(named))) return false;
  return targets === 'none' || targets === 'this';
}

function afterException(meaning: Meaning, kind: Part['kind'], text: string, act: DelegatedAct): Extent {
  const { acts, targets, isOwn, roles, rest } = meaning;
  if (acts.size === 0 && targets === 'none' && !isOwn) return kind === 'strong' ? 'unclear' : 'covered';
  const isNamed =
    (acts.size === 0 || acts.values().some((named) => fitting[act.kind].has(named))) && targets !== 'others';
  if (!isNamed) return 'covered';
  if (isOwn) return afterOwnership(act, roles);
  return rest || strong.test(text) || weak.test(text) ? 'unclear' : 'outside';
}

/** `Nothing that PER-002 owns as ROL-002` is clear, `nothing he owns` only where neither of the two owns it. */
function afterOwnership({ item, ownRoles }: DelegatedAct, named: readonly string[]): Extent {
  const owner = item.owner?.toLowerCase() ?? null;
  const isOwnedBy = (roles: readonly string[]): boolean => roles.some((role) => role.toLowerCase() === owner);
  if (named.length > 0) return isOwnedBy(named) ? 'outside' : 'covered';
  return isOwnedBy(ownRoles) ? 'unclear' : 'covered';
}
