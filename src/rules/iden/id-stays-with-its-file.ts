import { isEnded } from '../../core/history/gone-documents.ts';
import { dayOf, describeCommit, isTakenOver } from '../../core/history/item-states.ts';
import { likeness } from '../../core/history/likeness.ts';
import type { History } from '../../core/history/history.ts';
import type { LineState } from '../../core/history/revisions.ts';
import type { ItemSnapshot } from '../../core/history/snapshot.ts';
import { textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { contentOf, hadStanding } from './_standing.ts';

export default defineRule({
  id: 'IDEN-005',
  name: 'id-stays-with-its-file',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files', 'history'],
  // Under its new id everything seems to have come at once.
  subsumes: ['LIFE-010'],
  question: 'whether an id was changed while its document or row went on',
  summary: 'What goes on keeps its id, also when its file is renamed.',
  fix: 'Restore the id, or list the old one under `aliases` in clausebook.yaml; a new id means a new document that supersedes the old one.',
  *check({ sms }) {
    const { history } = sms;
    if (history === null) return;
    const gone = goneWithACommit(sms, history);
    for (const item of sms.items.values()) {
      if (item.storage === 'section' || item.storage === 'data') continue;
      if (item.storage === 'file' && item.facts?.fields['id'] === undefined) continue;
      const [first] = history.line.get(item.id) ?? [];
      if (first === undefined || first.snapshot === null || isTakenOver(sms, dayOf(history, first.commit))) continue;
      const former = formerOf(sms, history, item, first, gone.get(first.commit.id) ?? []);
      if (former === null) continue;
      yield {
        item: item.id,
        place: placeOfPath(item, 'id', []),
        message: `${item.id} was ${former.id} until ${describeCommit(history, first.commit)}; the text went on under another id. Expected \`id: ${former.id}\`, so that references, approvals and records that name it still lead here.`,
        actual: item.id,
        expected: former.id,
      };
    }
  },
});

/** Items that a commit of the line removed and that never came back, by commit. */
function goneWithACommit(sms: Sms, history: History): ReadonlyMap<string, readonly ItemSnapshot[]> {
  const gone = new Map<string, ItemSnapshot[]>();
  for (const [id, states] of history.line) {
    const last = states.at(-1);
    const before = states.at(-2)?.snapshot ?? null;
    if (last === undefined || last.snapshot !== null || before === null || sms.items.has(id)) continue;
    if (!hadStanding(sms, before) || isEnded(before)) continue;
    gone.set(last.commit.id, [...(gone.get(last.commit.id) ?? []), before]);
  }
  return gone;
}

const leastLike = 0.8;

function formerOf(
  sms: Sms,
  history: History,
  item: Item,
  { snapshot }: LineState,
  gone: readonly ItemSnapshot[],
): ItemSnapshot | null {
  if (snapshot === null) return null;
  const replaced = new Set(textsField(item, 'supersedes').map((id) => id.toLowerCase()));
  const aliases = new Set(Object.keys(sms.settings.aliases).map((alias) => alias.toLowerCase()));
  const candidates = gone.filter(
    ({ id, storage }) =>
      storage === snapshot.storage && !replaced.has(id.toLowerCase()) && !aliases.has(id.toLowerCase()),
  );
  const rated = candidates.map((candidate) => ({
    candidate,
    rate: likeness(contentOf(history, candidate), contentOf(history, snapshot)),
  }));
  const [best] = rated.sort((a, b) => b.rate - a.rate);
  return best !== undefined && best.rate >= leastLike ? best.candidate : null;
}
