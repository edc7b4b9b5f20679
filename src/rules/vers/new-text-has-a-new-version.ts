import { isTextInView } from '../../core/control/version-on-day.ts';
import { digestsOf } from '../../core/history/snapshot.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import type { PastEntry } from './_versions.ts';
import { everyApproval, isAlive, isApproving, knownStates } from './_versions.ts';

export default defineRule({
  id: 'VERS-002',
  name: 'new-text-has-a-new-version',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files', 'base'],
  subsumes: ['VERS-007'],
  summary: 'What was approved under a version number is not changed under the same number.',
  fix: 'Raise the version and have it approved (`clausebook revise`), or restore the approved text.',
  *check({ sms, asOf }) {
    for (const item of sms.items.values()) {
      if (item.control !== 'full' || item.version === null || !isAlive(item) || !isTextInView(item, asOf)) continue;
      const isOfVersion = ({ entry, version }: PastEntry): boolean =>
        version === item.version && isComparable(entry.digest) && (entry.on === null || entry.on <= asOf);
      const own = approvalsOf(item);
      const stated = own.filter(isOfVersion);
      const before = approvedBefore(sms, item).filter(isOfVersion);
      // The digest of the text is worked out at the question: most items have nothing to compare it with.
      if (stated.length + before.length === 0) continue;
      const inFile = new Set(own.flatMap(({ entry }) => entry.digest ?? []));
      const isApproved = inFile.has(item.digest);
      // Two texts approved in the file under one number are the finding of VERS-005.
      const earlier = [...(isApproved ? [] : stated), ...before].filter(
        ({ entry }) => entry.digest !== item.digest && !(isApproved && inFile.has(entry.digest ?? '')),
      );
      const [first] = earlier;
      if (first === undefined) continue;
      const on = first.entry.on === null ? '' : ` on ${first.entry.on}`;
      const pending = sms.base === null || isApproved ? '' : ' Approval pending.';
      yield {
        item: item.id,
        place: placeOfPath(item, 'version', []),
        message: `Version ${item.version} of ${item.id} was approved${on} with another text${isApproved ? ', and its approval was replaced' : ''}. Expected a new number for a new text, with its own approval.${pending}`,
        actual: item.digest,
        expected: first.entry.digest ?? '',
      };
    }
  },
});

function approvalsOf(item: Item): readonly PastEntry[] {
  return item.approvals.flatMap((entry) =>
    isApproving(entry) ? [{ entry, version: entry.version ?? item.version ?? '' }] : [],
  );
}

/** Approvals that the trusted base states, and those that history knows of a text that really stood there. */
function approvedBefore(sms: Sms, item: Item): readonly PastEntry[] {
  const base = sms.base?.items.get(item.id);
  const texts = new Set(
    sms.history === null
      ? []
      : knownStates(sms, item)
          .filter(({ version }) => version === item.version)
          .flatMap(digestsOf),
  );
  return [
    ...(base === undefined ? [] : approvalsOf(base)),
    ...(texts.size === 0 ? [] : everyApproval(sms, item).filter(({ entry }) => texts.has(entry.digest ?? ''))),
  ];
}

function isComparable(digest: string | null): boolean {
  return digest?.startsWith('cb1-sha256:') === true;
}
