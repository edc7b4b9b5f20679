import { sha256 } from '../sha256.ts';
import { workingDayFrom } from './calendar.ts';
import type { DigestOf } from './digests.ts';
import { documentText, titleOf } from './document-text.ts';
import type { EarlyTools } from './early-pages.ts';
import { openEarly } from './early-pages.ts';
import type { PlannedEntry, PlannedVersion, VersionedDocument } from './document-versions.ts';
import type { People } from './people.ts';
import type { PlannedCommit } from './plan.ts';
import { spread } from './spread.ts';
import { viewOn } from './staged-files.ts';
import {
  commonReasons,
  documentController,
  firstDay,
  helpers,
  recording,
  seldomSigning,
  squashed,
  suggestions,
  versionReasons,
  wave,
} from './story.ts';

/** What plans of documents are made with. */
export interface DocumentTools extends EarlyTools {
  readonly people: People;
  readonly digestOf: DigestOf;
  /** The text a file had on a day, given its text without later edits. */
  readonly before: (path: string, day: string, text: string) => string;
}

/**
 * Commits that make every version of a document: drafts on a branch, review, approval, agreement, merge.
 *
 * @param document the document with its versions
 * @param tools people, days, digests
 */
export function planDocument(document: VersionedDocument, tools: DocumentTools): readonly PlannedCommit[] {
  return document.versions.flatMap((version, index) =>
    document.text.id === squashed.id && version.isFinal
      ? planSquash(document, version, tools)
      : planVersion(document, version, document.versions[index - 1] ?? null, tools),
  );
}

function planVersion(
  document: VersionedDocument,
  version: PlannedVersion,
  previous: PlannedVersion | null,
  tools: DocumentTools,
): readonly PlannedCommit[] {
  const { text, isAgreement } = document;
  const { people } = tools;
  const branch = `${text.id.toLowerCase()}-${version.version}`;
  const make = stateMaker(document, version, tools);
  const commits: PlannedCommit[] = previous === null ? openEarly(document, tools) : [];
  const add = (commit: Omit<PlannedCommit, 'order' | 'branch' | 'files'>, content: string): void => {
    commits.push({ ...commit, order: commits.length, branch, files: new Map([[text.path, content]]) });
  };
  const sign = (person: string): string | null => (seldomSigning.has(person) ? null : person);
  const title = titleOf(document.text);
  const helper = helpers[`${text.id} ${version.version}`];
  const drafting = version.entries.length === 0 ? 'approved' : 'draft';
  const trailers = helper === undefined ? [] : [trailer('Co-authored-by', helper, people)];
  const suggestion = suggestions.find((one) => one.id === text.id && one.version === version.version);
  const waiting = isAgreement ? 'negotiation' : version.entries.length === 0 ? 'approved' : 'in-review';

  const why = whyOf(document, version, previous);
  const [first, second] = version.drafts;
  const started = Math.min(0.95, ((previous?.level ?? 0.9) + version.level) / 2 + 0.05);
  const begun = previous === null ? `Draft ${text.id}: ${title}` : `Begin version ${version.version} of ${text.id}`;
  const subject = `${begun}\n\n${why}`;
  // What somebody outside said before there was a repository is recorded with the text.
  const older = version.entries.filter(({ on }) => on < firstDay).flatMap(({ line }) => line ?? []);
  const draft = make(isAgreement || version.entries.length > 0 ? drafting : 'draft', [], first, started);
  const full = make(waiting, older, second, version.level);
  add({ day: first, author: version.author, message: subject, signedBy: sign(version.author) }, draft);
  const wording = suggestion === undefined ? full : full.replace(suggestion.now, suggestion.before);
  if (suggestion !== undefined && wording === full) throw new Error(`Unexpected text of ${text.id} in the demo.`);
  const message = `${readyWords[Math.floor(spread(branch) * readyWords.length)] ?? ''} ${text.id} ${version.version}`;
  add({ day: second, author: version.author, message, trailers, signedBy: sign(version.author) }, wording);
  if (suggestion !== undefined) {
    const taken = `Take over the wording of the approver in ${text.id}\n\nOne word: "went wrong" covers more than "failed".`;
    const day = version.entries[0]?.on ?? second;
    const byBoth = [trailer('Co-authored-by', suggestion.by, people)];
    add({ day, author: version.author, message: taken, trailers: byBoth, signedBy: sign(version.author) }, full);
  }

  const lines = [...older];
  for (const entry of version.entries.filter(({ on }) => on >= firstDay)) {
    lines.push(lineOf(document, version, entry, tools));
    const isLast = lines.length === version.entries.length;
    const status = isLast ? (isAgreement ? 'agreed' : 'approved') : waiting;
    add(
      { day: entry.on, ...recordedBy(document, version, entry, tools) },
      make(status, lines, entry.on, version.level),
    );
  }

  const reviewers = version.entries.filter(({ action }) => action === 'reviewed');
  const byForge = spread(`forge ${branch}`) < 0.2;
  const merger =
    version.entries.length === 0
      ? (people.actingFor(document.owner, version.merged)[0] ?? documentController)
      : documentController;
  const content = commits.at(-1)?.files ?? new Map<string, string>();
  commits.push({
    day: version.merged,
    order: commits.length,
    author: merger,
    ...(byForge ? { committer: 'forge' } : {}),
    message: `Merge ${text.id} ${version.version}: ${title}`,
    trailers: reviewers.map(({ by }) => trailer('Reviewed-by', by, people)),
    signedBy: byForge ? 'forge' : merger,
    branch,
    isMerge: true,
    files: content,
  });
  return commits;
}

/** Why a version was made: as the story tells it, else what holds for all of its time. */
function whyOf(
  { text, isAgreement }: VersionedDocument,
  { version, approved }: PlannedVersion,
  previous: PlannedVersion | null,
): string {
  const told = versionReasons[`${text.id} ${version}`];
  if (told !== undefined) return told;
  if (isAgreement) return commonReasons[previous === null ? 'agreement' : 'agreementAgain'];
  if (approved >= wave.first && approved <= wave.last) return commonReasons[previous === null ? 'wave' : 'waveAgain'];
  return commonReasons[previous === null ? 'first' : 'again'];
}

const readyWords = ['Complete', 'Finish the text of', 'Ready for review:', 'Answer comments on'];

/** One commit of the forge with text and entries, some days after the approval. */
function planSquash(
  document: VersionedDocument,
  version: PlannedVersion,
  tools: DocumentTools,
): readonly PlannedCommit[] {
  const make = stateMaker(document, version, tools);
  const lines = version.entries.map((entry) => lineOf(document, version, entry, tools));
  return [
    {
      day: squashed.on,
      order: 0,
      author: version.author,
      committer: 'forge',
      message: squashed.message,
      signedBy: 'forge',
      branch: null,
      files: new Map([[document.text.path, make('approved', lines, squashed.on, 0)]]),
    },
  ];
}

type MakeState = (status: string, entryLines: readonly string[], day: string, level: number) => string;

function stateMaker(document: VersionedDocument, version: PlannedVersion, tools: DocumentTools): MakeState {
  // The text is one for all steps of a version: what it names is what was there when it was approved.
  const { day: approved, knows, has } = viewOn(tools, version.approved);
  const view = { day: approved, has, knows: (id: string) => knows(id) || id === document.text.id };
  return (status, entryLines, day, level) => {
    const text = documentText(document, version, { status, entryLines, level, view });
    return tools.before(document.text.path, day, text);
  };
}

/** The line of an entry: as the final file has it, else written with the digest of the version's text. */
function lineOf(
  document: VersionedDocument,
  version: PlannedVersion,
  entry: PlannedEntry,
  tools: DocumentTools,
): string {
  if (entry.line !== null) return entry.line;
  const { text } = document;
  const start = `action: ${entry.action}, by: ${entry.role === null ? JSON.stringify(entry.by) : entry.by}`;
  if (entry.action === 'agreed') {
    const ref = `SA-${entry.on.slice(0, 4)}-0${20 + Math.floor(spread(`ref ${text.id}`) * 60)}`;
    const proof = `{system: XRG-005, ref: "${ref}, signed original", sha256: "${sha256(`${ref} ${text.id} ${version.version}`)}"}`;
    return `  - {${start}, on: ${entry.on}, version: "${version.version}", proof: ${proof}}`;
  }
  const content = stateMaker(document, version, tools)('draft', [], entry.on, version.level);
  const digest = tools.digestOf(text.path, content);
  const role = entry.role ?? '';
  return `  - {${start}, role: ${role}, on: ${entry.on}, version: "${version.version}", digest: "${digest}"}`;
}

type Recording = Pick<PlannedCommit, 'author' | 'committer' | 'message' | 'trailers' | 'signedBy'>;

/** Who commits an entry: the person who acted; for somebody outside the owner, with the proof. */
function recordedBy(
  document: VersionedDocument,
  version: PlannedVersion,
  entry: PlannedEntry,
  { people }: DocumentTools,
): Recording {
  const { id } = document.text;
  if (entry.role === null) {
    const [owner = documentController] = people.actingFor(document.owner, entry.on);
    const message = `Record the agreement of ${entry.by} to ${id} ${version.version}\n\nThe signed paper is in the contract archive.`;
    return { author: owner, message, trailers: [], signedBy: seldomSigning.has(owner) ? null : owner };
  }
  const verb = entry.action === 'reviewed' ? 'Review' : 'Approve';
  const message = `${verb} ${id} ${version.version}`;
  const way = entry.action === 'approved' && version.isFinal ? recording[id] : undefined;
  if (way === 'forge') {
    return {
      author: entry.by,
      committer: 'forge',
      message: `${message}\n\nDone in the web pages of the forge.`,
      signedBy: 'forge',
    };
  }
  return { author: entry.by, message, signedBy: way === 'unsigned' ? null : entry.by };
}

/** `Reviewed-by: Name <address>`. */
export function trailer(key: string, person: string, people: People): string {
  const { name, email } = people.committer(person);
  return `${key}: ${name} <${email}>`;
}

/**
 * Commits that log reviews without change in a finished document.
 *
 * @param document the document
 * @param textOn its text on a day
 */
export function planReviews(document: VersionedDocument, textOn: (day: string) => string): readonly PlannedCommit[] {
  const last = document.versions.at(-1);
  const log = /^review:\n[\s\S]*?(?=^\S|$(?![\s\S]))/m.exec(document.text.yaml)?.[0] ?? '';
  return [...log.matchAll(/\{at: (\d{4}-\d{2}-\d{2}), by: (PER-\d+)/g)].flatMap(([, at = '', by = '']) => {
    if (last === undefined || at <= last.merged) return [];
    const day = workingDayFrom(at);
    return [
      {
        day,
        order: 0,
        author: by,
        message: `Look at ${document.text.id}: no change needed`,
        trailers: [],
        signedBy: seldomSigning.has(by) ? null : by,
        branch: null,
        files: new Map([[document.text.path, textOn(day)]]),
      },
    ];
  });
}

/** Text of a document after its last version was merged: reviews logged until a day. */
export function finishedText(document: VersionedDocument, day: string, tools: DocumentTools): string {
  const version = document.versions.at(-1);
  if (version === undefined) throw new Error(`Unexpected ${document.text.id} in the demo, expected a version.`);
  const text = documentText(document, version, {
    status: document.isAgreement ? 'agreed' : 'approved',
    entryLines: version.entries.flatMap(({ line }) => line ?? []),
    level: 0,
    view: { day, knows: () => true },
  });
  return tools.before(document.text.path, day, text);
}
