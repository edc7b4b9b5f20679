import type { FieldPath } from '../../core/model/place.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import { mapField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { joinPath } from '../../core/trace/link-target.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'RECD-012',
  name: 'stored-file-fits-its-digest',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files'],
  summary: 'A file that is stored as evidence is the one whose digest was recorded.',
  fix: 'Restore the original.',
  *check({ sms, note }) {
    let missing = 0;
    for (const item of sms.items.values()) {
      if (!item.inView) continue;
      for (const { ref, sha256, field, path, isFile } of statedFiles(item)) {
        const stored = storedAs(sms, item, ref);
        if (stored === null) {
          if (isFile) missing += 1;
          continue;
        }
        if (stored.sha256 === sha256) continue;
        yield {
          item: item.id,
          place: placeOfPath(item, field, path),
          message: `${stored.file} is not the file that ${item.id} recorded: its SHA-256 is ${short(stored.sha256)}, recorded is ${short(sha256)}. Expected the original; a new one is another piece of evidence with a digest of its own.`,
          actual: stored.sha256,
          expected: sha256,
        };
      }
    }
    if (missing > 0)
      note(
        `Whether ${missing === 1 ? '1 stored file is' : `${missing} stored files are`} as recorded cannot be said: ${missing === 1 ? 'it is' : 'they are'} not among the files of the SMS${sms.historyLimits.some(({ kind }) => kind === 'lfs') ? ' (Git LFS keeps them elsewhere)' : ''}.`,
        'Put the file where `ref` says, or say in which system it is kept.',
      );
  },
});

interface StatedFile {
  readonly ref: string;
  readonly sha256: string;
  readonly field: string;
  readonly path: FieldPath;
  /** It is said to be a file of the SMS. */
  readonly isFile: boolean;
}

function statedFiles(item: Item): readonly StatedFile[] {
  const evidence = mapsField(item, 'evidence').map((entry, index) =>
    fileOf(entry, 'evidence', [index, 'sha256'], textField(entry, 'kind') === 'file'),
  );
  const proofs = mapsField(item, 'approvals').map((entry, index) =>
    fileOf(mapField(entry, 'proof') ?? {}, 'approvals', [index, 'proof', 'sha256'], false),
  );
  return [...evidence, ...proofs].filter((file) => file !== null);
}

function fileOf(entry: FieldMap, field: string, path: FieldPath, isFile: boolean): StatedFile | null {
  const [ref, sha256] = [textField(entry, 'ref'), textField(entry, 'sha256')];
  // What another system keeps is not ours to compare.
  if (ref === null || sha256 === null || textField(entry, 'kind') === 'external') return null;
  return { ref, sha256: sha256.replace(/^sha256:/i, '').toLowerCase(), field, path, isFile };
}

/** A file beside the item, or by its path from the root. */
function storedAs(sms: Sms, item: Item, ref: string): { readonly file: string; readonly sha256: string } | null {
  for (const file of [joinPath(item.file, ref), ref.replace(/^\.?\//, '')]) {
    if (file === null) continue;
    const hash = sms.assets.get(file) ?? sms.files.find((facts) => facts.file === file)?.sha256;
    if (hash !== undefined && hash !== '') return { file, sha256: hash.toLowerCase() };
  }
  return null;
}

function short(hash: string): string {
  return `${hash.slice(0, 12)}…`;
}
