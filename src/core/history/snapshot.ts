import type { IncludedFile } from '../control/digest.ts';
import type { LinkIndex } from '../trace/link-target.ts';
import type { TypeTable } from '../types/type-table.ts';
import { approvalsOf } from '../model/build-item.ts';
import { digestOfCandidate } from '../model/build-sms.ts';
import type { DataFacts, SourceFacts } from '../model/facts.ts';
import type { FieldMap } from '../model/fields.ts';
import { textField } from '../model/fields.ts';
import type { ForeignMapper } from '../model/foreign.ts';
import type { Candidate } from '../model/candidate.ts';
import { withoutFacts } from '../model/candidate.ts';
import type { AssetHashes } from '../model/included-files.ts';
import { includedFiles, namesFilesInHtml } from '../model/included-files.ts';
import { identifyItems } from '../model/identify.ts';
import type { Approval, Item } from '../model/item.ts';
import type { Settings } from '../model/settings.ts';

/** An item as one state of its file stated it. */
export interface ItemSnapshot {
  readonly id: string;
  /** Key of the item type; `register` for a register. */
  readonly type: string;
  readonly storage: 'file' | 'row' | 'section' | 'data' | 'register';
  /** Path from the root of the SMS. */
  readonly file: string;
  /** Git blob of that state of the file. */
  readonly blob: string;
  readonly title: string;
  readonly version: string | null;
  /** State as stated; null where none is. */
  readonly status: string | null;
  readonly approvals: readonly Approval[];
  /** Digest of the content, with links as of all times. Of a register: a hash of the whole file. */
  readonly digest: string;
  /** Pictures and attachments of its text in that state. */
  readonly includes: readonly IncludedFile[];
  /** Its digest with links leading where they led at that commit, where that is another: approvals of that time bind it. */
  readonly digestThen?: string;
  /** Fields as stated, after foreign keys were mapped. */
  readonly stated: FieldMap;
  /** Text that is the same exactly where all stated fields are, whatever the order of their keys. */
  readonly fingerprint: string;
  /** The state was classified above the audience: nothing of it is told. */
  readonly isWithheld?: true;
  /** The file could not be read as an item in that state: but for its text, the item is as it was before. */
  readonly isUnreadable?: true;
}

/** What older states of files are read with: the settings and the links of today. */
export interface SnapshotContext {
  readonly settings: Settings;
  readonly table: TypeTable;
  readonly mapper: ForeignMapper;
  /** Paths and ids of all times: a link to a path that an item once had counts as that item. */
  readonly index: LinkIndex;
  /** What there was to link to at the commit that is looked at. */
  readonly then: LinkIndex;
  /** Files that were no texts at that commit. */
  readonly assets: AssetHashes;
  readonly sha256: (utf8: string) => string;
}

/**
 * Items in one state of one file.
 *
 * @param facts the file, parsed; null for a data file
 * @param data the data file, parsed; null for a text
 * @param blob Git blob of that state
 * @param context settings and links of today
 * @param latest path the file has by now, which makes its id where it states none; null where another one took that id over
 */
export function snapshotsOf(
  facts: SourceFacts | null,
  data: DataFacts | null,
  blob: string,
  context: SnapshotContext,
  latest: string | null,
): readonly ItemSnapshot[] {
  const found = identifyItems(facts === null ? [] : [facts], data === null ? [] : [data], context.table, {
    map: (file) => context.mapper.map(file, latest ?? file.file),
  });
  const links = linksAtCommit(context);
  const registers = found.registers.map((register): ItemSnapshot => ({
    id: register.id,
    type: 'register',
    storage: 'register',
    file: register.facts.file,
    blob,
    get title() {
      return textField(register.stated, 'title') ?? register.facts.headings[0]?.text ?? register.id;
    },
    version: null,
    status: null,
    approvals: [],
    digest: `sha256:${register.facts.sha256}`,
    includes: includedFiles(register.facts, links.always, context.assets),
    stated: {},
    fingerprint: '',
  }));
  const items = found.candidates.flatMap((candidate): readonly ItemSnapshot[] => {
    const id = idToday(candidate, latest, context);
    if (id === null) return [];
    const stated = id === candidate.id ? candidate.stated : { ...candidate.stated, id };
    const isFile = candidate.storage === 'file';
    // Registers have many rows and few that change: their digests wait until somebody asks.
    const digested = isFile ? candidate : withoutFacts(candidate);
    const watched = watchedLinks(links.always, links.then);
    let digest = isFile ? digestOfCandidate(digested, context, watched.index) : null;
    const digestThen = watched.haveMoved() ? digestOfCandidate(digested, context, links.then) : null;
    const mayInclude = isFile && facts !== null && (watched.haveLedToFiles() || namesFilesInHtml(facts));
    let fingerprint: string | null = null;
    let title: string | null = null;
    return [
      {
        id,
        type: candidate.type.key,
        storage: candidate.storage,
        file: candidate.file,
        blob,
        get title() {
          title ??= titleOf(candidate);
          return title;
        },
        version: textField(candidate.stated, 'version'),
        status: textField(candidate.stated, 'status'),
        approvals: approvalsOf(candidate.stated),
        get digest() {
          digest ??= digestOfCandidate(digested, context, links.always);
          return digest;
        },
        includes: mayInclude ? includedFiles(facts, links.always, context.assets) : [],
        ...(digestThen === null ? {} : { digestThen }),
        stated,
        get fingerprint() {
          fingerprint ??= sortedJson(stated);
          return fingerprint;
        },
      },
    ];
  });
  return [...registers, ...items];
}

/** Asked late: the headings of a past text are read when somebody wants them. */
function titleOf({ stated, storage, facts, id }: Candidate): string {
  const heading = storage === 'file' ? facts?.headings[0]?.text : undefined;
  return textField(stated, 'title') ?? heading ?? textField(stated, 'name') ?? id;
}

/** Links of all times and of the commit, both with the files that were there at the commit. */
function linksAtCommit({ index, then, assets }: SnapshotContext): {
  readonly always: LinkIndex;
  readonly then: LinkIndex;
} {
  const hasAsset = (path: string): boolean => assets.get(path) !== undefined;
  return { always: { ...index, hasAsset }, then: { ...then, hasAsset } };
}

/** Links of all times; whether any that was asked for led elsewhere at the commit, or may have led to a file that is no text. */
function watchedLinks(
  index: LinkIndex,
  then: LinkIndex,
): {
  readonly index: LinkIndex;
  readonly haveMoved: () => boolean;
  readonly haveLedToFiles: () => boolean;
} {
  let moved = false;
  let ledToFiles = false;
  const watch =
    (always: LinkIndex['findId'], atCommit: LinkIndex['findId']): LinkIndex['findId'] =>
    (text) => {
      const found = always(text);
      moved ||= found !== atCommit(text);
      return found;
    };
  return {
    index: {
      ...index,
      findId: watch(index.findId, then.findId),
      idOfFile: watch(index.idOfFile, then.idOfFile),
      hasAsset: (path, from) => {
        const found = index.hasAsset(path, from);
        ledToFiles ||= found;
        return found;
      },
    },
    haveMoved: () => moved,
    haveLedToFiles: () => ledToFiles,
  };
}

/**
 * Digests by which an approval may know the text of a snapshot.
 *
 * @param snapshot a state of an item
 */
export function digestsOf({ digest, digestThen }: ItemSnapshot): readonly string[] {
  return digestThen === undefined ? [digest] : [digest, digestThen];
}

/**
 * An id that the mapping of a foreign set made up is that of the file which the document is by now. Of one that is gone it is
 * the id that its last path makes, unless something else has it; one that was counted says nothing any more.
 */
function idToday({ id, mapped, storage }: Candidate, latest: string | null, { index }: SnapshotContext): string | null {
  if (mapped === null || mapped.idFrom === 'file' || storage !== 'file') return id;
  if (latest === null) return null;
  return index.idOfFile(latest) ?? (mapped.idFrom === 'path' && index.findId(id) === null ? id : null);
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** An item as it is judged now, which may be in no commit yet; its blob is ''. */
export function snapshotOfItem(item: Item): ItemSnapshot {
  return {
    id: item.id,
    type: item.type.key,
    storage: item.storage,
    file: item.file,
    blob: '',
    title: item.title,
    version: item.version,
    status: textField(item.stated, 'status'),
    approvals: item.approvals,
    get digest() {
      return item.digest;
    },
    get includes() {
      return item.includes;
    },
    stated: item.stated,
    get fingerprint() {
      return sortedJson(item.stated);
    },
  };
}
