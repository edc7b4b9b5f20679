import { compareDates } from '../lifecycle/calendar.ts';
import type { Approval, Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { gradeApproval } from './approval-proof.ts';
import type { History } from './history.ts';
import type { CommitIdentity } from './identities.ts';
import { digestsOf } from './snapshot.ts';
import { statementKey } from './versions.ts';

/**
 * The model with papers that are in no commit yet judged as if somebody committed them, so that a command says before what the check
 * will say afterwards.
 *
 * @param before the model without the change
 * @param after the model with it
 * @param recorder who would commit it
 * @returns the same model where there is no history
 */
export function asRecordedBy(before: Sms, after: Sms, recorder: CommitIdentity): Sms {
  const { history } = after;
  if (history === null) return after;
  const nameOf = (person: string): string => before.items.get(person)?.title ?? person;
  return {
    ...after,
    history: {
      ...history,
      proofOf: (item, entry) => {
        const proof = history.proofOf(item, entry);
        if (proof.paper !== 'pending') return proof;
        const isByAuthor = isOnlyAuthor(before, history, item, entry, recorder);
        const foreseen = gradeApproval({
          entry,
          ownSignature: null,
          commit: null,
          commitSignature: null,
          recordedBy: recorder,
          writtenAs: null,
          paper: { recordedBy: recorder, isByAuthor },
          nameOf,
        });
        // What was stated before, or is signed, is proved by more than the paper.
        const isMore = entry.hasSignature || isStated(before.items.get(item.id), entry);
        return isMore ? { ...proof, paper: foreseen.paper } : foreseen;
      },
    },
  };
}

/**
 * True where no commit holds the text of an item as its file has it, so that whoever commits it counts as its author.
 *
 * @param history what Git knows
 * @param item an item
 */
export function isTextUncommitted({ revisions }: Pick<History, 'revisions'>, { id, digest }: Item): boolean {
  return !(revisions.get(id) ?? []).some(({ after }) => after !== null && digestsOf(after).includes(digest));
}

function isStated(before: Item | undefined, entry: Approval): boolean {
  const wanted = statementKey(entry);
  return before?.approvals.some((other) => statementKey(other) === wanted) === true;
}

/** Nobody else of the register wrote the text; who wrote what was taken over is not known. */
function isOnlyAuthor(sms: Sms, history: History, item: Item, entry: Approval, { person }: CommitIdentity): boolean {
  // Somebody outside cannot commit: whoever looks after the agreement records their word.
  if (sms.items.get(entry.by)?.type.key !== 'person') return false;
  const number = entry.version ?? item.version;
  const version = history.versionsOf(item).find((candidate) => candidate.version === number);
  const parts = version === undefined ? [] : history.contributionsTo(version);
  const { adopted } = sms.settings;
  if (parts.some(({ commit }) => adopted !== null && compareDates(history.days.get(commit.id) ?? '', adopted) <= 0))
    return false;
  const authors = new Set(parts.flatMap(({ authors: some }) => some.flatMap((author) => author.person ?? [])));
  if (person !== null && isTextUncommitted(history, item)) authors.add(person);
  return person !== null && authors.size === 1 && authors.has(person);
}
