// Binds every approval and closing of the demo to its text, after texts were edited. May be run any number of times:
//   node scripts/demo-digests.ts [folder of the SMS]
// PRO-002 is the planted gap: it was approved on 2026-01-28 and edited on 2026-04-09 without a new approval. Its digest is
// the one of the approved text, so that APPR-002 fires there and nowhere else. Some entries are signed too, with test keys.
import { approvalBinding, closingBinding } from '../src/core/control/approval.ts';
import { planMissingDigests } from '../src/core/control/plan-missing-digests.ts';
import { entrySignature } from '../src/io/demo/entry-signature.ts';
import { editWithoutApproval, signedEntries } from '../src/io/demo/story.ts';
import { openWorkingCopy } from '../src/io/working-copy.ts';
import { applyEdits } from '../src/markdown/edit-frontmatter.ts';

const { file: editedLater, lines: laterEdit } = editWithoutApproval;

const root = process.argv[2] ?? new URL('..', import.meta.url).pathname;
const copy = await openWorkingCopy(root);
const approved = laterEdit.reduce((text, { now, before }) => text.replace(now, before), copy.textOf(editedLater));
for (const { before } of laterEdit) {
  if (!approved.includes(before))
    throw new Error(
      `${editedLater} does not hold the line "${before.slice(0, 40)}…", approved or edited. Adapt scripts/demo-digests.ts.`,
    );
}

const bound = copy.with(new Map([[editedLater, approved]]));
const texts = new Map<string, string>([[editedLater, approved]]);
for (const entries of ['approvals', 'closings'] as const) {
  for (const plan of planMissingDigests(bound, { of: entries, id: null, overwrite: true })) {
    if (plan.kind === 'planned')
      texts.set(plan.file, applyEdits(texts.get(plan.file) ?? copy.textOf(plan.file), plan.edits));
  }
}
texts.set(
  editedLater,
  laterEdit.reduce((text, { now, before }) => text.replace(before, now), texts.get(editedLater) ?? approved),
);

for (const item of copy.with(texts).items.values()) {
  if (!signedEntries.includes(item.id)) continue;
  for (const entry of item.approvals.filter(({ action }) => action === 'approved')) {
    const path = ['approvals', entry.index, 'signature'];
    const value = entrySignature(item.id, entry);
    texts.set(item.file, applyEdits(texts.get(item.file) ?? copy.textOf(item.file), [{ kind: 'set', path, value }]));
  }
}

const changed = new Map([...texts].filter(([file, text]) => text !== copy.textOf(file)));
await copy.write(changed);
const items = [...copy.with(texts).items.values()];
const broken = items.filter(
  (item) => approvalBinding(item).kind === 'broken' || closingBinding(item).kind === 'broken',
);
console.log(
  `${changed.size} files written; the digest does not fit the text of: ${broken.map((item) => item.id).join(', ')}`,
);
