import { digestOfCandidate } from '../../core/model/build-sms.ts';
import { ForeignMapper } from '../../core/model/foreign.ts';
import { identifyItems } from '../../core/model/identify.ts';
import type { LinkIndex } from '../../core/trace/link-target.ts';
import { buildTypeTable } from '../../core/types/type-table.ts';
import { parseSource } from '../../markdown/parse-source.ts';
import { loadSettings } from '../load-settings.ts';
import { sha256 } from '../sha256.ts';
import { packageRoot } from '../package-root.ts';
import { renamedFolder } from './story.ts';

/** Gives the digest of the document in a file. */
export type DigestOf = (path: string, text: string) => string;

/**
 * Digests of states of the demo, with the project's own algorithm. Links count as the items they lead to at any time.
 *
 * @param ids file -> id of the item in it
 */
export async function digester(ids: ReadonlyMap<string, string>): Promise<DigestOf> {
  const settings = await loadSettings(packageRoot);
  const table = buildTypeTable(settings);
  const byName = new Map([...ids.values()].map((id) => [id.toLowerCase(), id]));
  const index: LinkIndex = {
    findId: (text) => byName.get(text.toLowerCase()) ?? null,
    idOfFile: (file) => ids.get(file.replace(`${renamedFolder.from}/`, `${renamedFolder.to}/`)) ?? null,
    hasAsset: () => false,
  };
  return (path, text) => {
    const bytes = Buffer.from(text);
    const facts = parseSource(path, bytes, sha256(bytes));
    const found = identifyItems([facts], [], table, new ForeignMapper(settings)).candidates;
    const candidate = found.find(({ storage }) => storage === 'file');
    if (candidate === undefined) throw new Error(`Unexpected ${path} in the demo, expected an item.`);
    return digestOfCandidate(candidate, { assets: new Map(), sha256 }, index);
  };
}
