import { readFile, realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { statedKeys } from '../core/control/signer-keys.ts';
import { commitDays } from '../core/history/commit-days.ts';
import type { HistoryLimit } from '../core/history/commit.ts';
import type { History } from '../core/history/history.ts';
import { identifier } from '../core/history/identities.ts';
import { withFollowedControl } from '../core/history/moved-files.ts';
import { ownRuleFiles } from '../core/history/own-rule-changes.ts';
import { itemsOfRights } from '../core/history/involved-items.ts';
import type { SettingsPast } from '../core/history/settings-state.ts';
import { fileKinds } from '../core/model/files-of-sms.ts';
import type { Settings } from '../core/model/settings.ts';
import { joinPath } from '../core/trace/link-target.ts';
import type { Sms } from '../core/model/sms.ts';
import { settingsOfFiles } from './bare-repository.ts';
import { fileBelow } from './file-below.ts';
import type { GitRepository } from './git/git-repository.ts';
import { openRepository } from './git/open-repository.ts';
import { commitJudge, signersOfSettings } from './history/judge-commits.ts';
import { loadHistory } from './history/load-history.ts';
import { protectedState } from './history/protected-branch.ts';
import { readCommits } from './history/read-commits.ts';
import { readSides } from './history/read-sides.ts';
import { parseSettings, settingsFile, withBlocksOn } from './load-settings.ts';
import type { LoadOptions } from './load-sms.ts';
import { loadFromTree } from './load-sms.ts';
import type { SourceTree } from './read-tree.ts';
import { readTree } from './read-tree.ts';
import { baselinePath, readBaseline, withFirstState } from './read-baseline.ts';
import type { ReadFile } from './read-signers.ts';
import { readSigners } from './read-signers.ts';
import { readCatalogue } from './read-standards.ts';
import { readSettingsStates } from './settings-states.ts';
import { readKeyring } from './signatures/keyring.ts';
import { readTreeAt } from './tree-at-commit.ts';
import { changedFiles, isBlob, withSettingsFile } from './uncommitted-files.ts';
import { UsageError } from './usage-error.ts';
import { readWholeTree } from './whole-tree.ts';

/** What is read, and by whom it is judged. */
export interface ReadOptions extends Omit<LoadOptions, 'settings' | 'catalogue'> {
  /** Commit to read instead of the work tree: a branch, tag or id. */
  readonly ref?: string;
  /** Commit that supplies people, keys, authority, waivers and settings, so that a change brings no judge of its own. */
  readonly base?: string;
  /** Engine that reads history; the installed Git where it is left out and there is one. */
  readonly engine?: GitRepository['engine'];
  /** Gets the files the model is built from. */
  readonly onTree?: (tree: SourceTree) => void;
  /** Ids of the items whose past is wanted; left out for all. */
  readonly pastOf?: (sms: Sms) => ReadonlySet<string>;
  /** Folder for commits read before; null for none. */
  readonly historyFolder?: string | null;
}

/** Limits under which what history says would be a guess. */
const blocking: ReadonlySet<HistoryLimit['kind']> = new Set([
  'none',
  'no-commits',
  'shallow',
  'partial',
  'sha256',
  'format',
  'damaged',
]);

/**
 * Reads an SMS with its history: from the work tree on top of `HEAD`, or from a commit without checking it out.
 *
 * @param root folder that holds `clausebook.yaml`
 * @param options commit, trusted base, day to judge
 * @throws UsageError when the settings are missing or not valid, or a commit is not there
 */
export async function readSms(root: string, options: ReadOptions = {}): Promise<Sms> {
  const { ref, base } = options;
  const own = ref === undefined ? await settingsOfFiles(root) : null;
  const open = (): ReturnType<typeof openRepository> =>
    openRepository(root, options.engine === undefined ? {} : { engine: options.engine });
  if (own?.history === 'none' && base === undefined) {
    const sms = await loadWorkTree(root, own, options);
    const { repository } = await open();
    if (repository === null) return sms;
    try {
      return { ...sms, settingsPast: await readSettingsPast(repository, root, sms, options) };
    } finally {
      await repository.close();
    }
  }
  const opened = await open();
  const { repository } = opened;
  if (repository === null) {
    if (own === null || base !== undefined) throw new UsageError(opened.limit.message, opened.limit.remedy);
    return { ...(await loadWorkTree(root, own, options)), historyLimits: [opened.limit] };
  }
  try {
    return await readFrom(repository, root, own, options);
  } finally {
    await repository.close();
  }
}

async function loadWorkTree(root: string, settings: Settings, options: ReadOptions): Promise<Sms> {
  const tree = await readTree(root, settings, options.memory?.files);
  options.onTree?.(tree);
  const catalogue = await readCatalogue(settings, fileBelow(root));
  const sms = await loadFromTree(tree, settings, { ...options, catalogue });
  return { ...sms, baseline: await readBaseline(settings, fileBelow(root)) };
}

async function readFrom(
  repository: GitRepository,
  root: string,
  own: Settings | null,
  options: ReadOptions,
): Promise<Sms> {
  const prefix = await prefixOf(repository, root);
  const head = await commitOf(repository, options.ref ?? 'HEAD', options.ref !== undefined);
  const settings = own ?? (await settingsAt(repository, head ?? '', prefix));
  const base = options.base === undefined ? null : await readBase(repository, root, options.base, prefix, options);
  const judging = base?.settings ?? settings;
  const { tree, limit } =
    options.ref === undefined || head === null
      ? await readWholeTree({ repository, head, prefix, root }, judging, options.memory?.files)
      : { tree: await readTreeAt(repository, head, prefix, judging), limit: null };
  const lacking = limit === null ? [] : [limit];
  options.onTree?.(tree);
  const read = options.ref === undefined || head === null ? fileBelow(root) : fileAt(repository, head, prefix);
  const signers = await readSigners(settings, read);
  const baseline = await readBaseline(settings, read);
  // With a trusted base its standards judge; those of the change are read all the same, so that a mistake in them shows.
  const stated = await readCatalogue(settings, read);
  const catalogue = base?.catalogue ?? stated;
  const sms: Sms = { ...(await loadFromTree(tree, judging, { ...options, catalogue })), signers, baseline, base };
  if (judging.history === 'none') {
    const settingsPast = await readSettingsPast(repository, root, sms, options);
    return { ...sms, settingsPast, historyLimits: lacking };
  }
  const isBlocked = (): boolean => isUnsure(repository);
  const readPast = async (of: Sms): Promise<History | null> =>
    head === null || isBlocked() ? null : readHistory({ repository, head, prefix, root, sms: of, tree, options });
  const past = await readPast(sms);
  const followed = withFollowedControl(judging, sms, past?.line ?? null);
  const judged =
    followed === judging
      ? sms
      : { ...(await loadFromTree(tree, followed, { ...options, catalogue })), signers, baseline, base };
  const history = judged === sms ? past : await readPast(judged);
  // Damage shows while commits are read: what was found until then is no basis for a judgement.
  const known = history === null ? judged : await withFirstBaselines(judged, repository, history);
  return { ...known, history: isBlocked() ? null : history, historyLimits: [...repository.limits, ...lacking] };
}

/** With what the lists of known findings held at first, of the files and of the base. */
async function withFirstBaselines(sms: Sms, repository: GitRepository, { commits }: History): Promise<Sms> {
  const first = async (of: Sms): Promise<Sms['baseline']> => withFirstState(of.baseline, repository, commits);
  const { base } = sms;
  return { ...sms, baseline: await first(sms), base: base === null ? null : { ...base, baseline: await first(base) } };
}

/** What history says would be a guess. */
function isUnsure({ limits }: GitRepository): boolean {
  return limits.some((limit) => blocking.has(limit.kind));
}

/** The settings over time; null where history never counted, so that nobody can have switched it off. */
async function readSettingsPast(
  repository: GitRepository,
  root: string,
  sms: Sms,
  options: ReadOptions,
): Promise<SettingsPast | null> {
  const prefix = await prefixOf(repository, root);
  const head = await commitOf(repository, options.ref ?? 'HEAD', options.ref !== undefined);
  if (head === null || isUnsure(repository)) return null;
  const cache = options.historyFolder ?? null;
  const isOwnRule = ownRuleFiles(sms.settings);
  const isOfSms = (path: string): boolean => path === settingsFile || isOwnRule(path);
  const commits = await readCommits({ repository, head, prefix, cache, isOfSms });
  const path = `${prefix}${settingsFile}`;
  const committed = (await repository.readTree(head, [path]))?.find((entry) => entry.path === path);
  const own = options.ref === undefined ? await readFile(join(root, settingsFile)).catch(() => null) : null;
  const isCommitted = own === null || (committed !== undefined && isBlob(own, committed.blob));
  const settings = await readSettingsStates({ repository, commits, own: isCommitted ? null : own });
  const judging = sms.base ?? sms;
  if (!settings.some((state) => state.settings?.history === 'git') || isUnsure(repository)) return null;
  const days = commitDays(commits, judging.settings.timeZone);
  const identify = identifier(judging);
  const judge = commitJudge(repository, await readKeyring(statedKeys(judging).keys), days);
  return {
    settings,
    commits,
    days,
    identify,
    signerOf: await signersOfSettings({ settings, commits, identify, judge }),
  };
}

/** The trusted state: its own files judge a change to them, and its own past tells who had which right when. */
async function readBase(
  repository: GitRepository,
  root: string,
  revision: string,
  prefix: string,
  options: ReadOptions,
): Promise<Sms> {
  const head = (await commitOf(repository, revision, true)) ?? '';
  const settings = await settingsAt(repository, head, prefix);
  const read = fileAt(repository, head, prefix);
  const signers = await readSigners(settings, read);
  const baseline = await readBaseline(settings, read);
  const tree = await readTreeAt(repository, head, prefix, settings);
  const catalogue = await readCatalogue(settings, read);
  const sms = { ...(await loadFromTree(tree, settings, { ...options, catalogue })), signers, baseline };
  if (settings.history === 'none' || isUnsure(repository)) return sms;
  const ofRights = { ...options, ref: revision, pastOf: itemsOfRights };
  const history = await readHistory({ repository, head, prefix, root, sms, tree, options: ofRights });
  return { ...sms, history: isUnsure(repository) ? null : history };
}

/** A file of a commit. */
function fileAt(repository: GitRepository, commit: string, prefix: string): ReadFile {
  return async (file) => {
    const path = `${prefix}${file}`;
    const entry = (await repository.readTree(commit, [path]))?.find((candidate) => candidate.path === path);
    return entry === undefined ? null : ((await repository.readBlobs([entry.blob])).get(entry.blob) ?? null);
  };
}

async function commitOf(repository: GitRepository, revision: string, isWanted: boolean): Promise<string | null> {
  const commit = await repository.resolve(revision);
  if (commit === null && isWanted) {
    throw new UsageError(
      `There is no commit "${revision}" here.`,
      'Give a branch, a tag or the id of a commit; in CI, fetch it first (`fetch-depth: 0`).',
    );
  }
  return commit;
}

async function settingsAt(repository: GitRepository, commit: string, prefix: string): Promise<Settings> {
  const bytes = await fileAt(repository, commit, prefix)(settingsFile);
  if (bytes === null)
    throw new UsageError(
      `There is no ${prefix}${settingsFile} in commit ${commit.slice(0, 12)}.`,
      'Name a commit that holds the SMS.',
    );
  return withBlocksOn(parseSettings(new TextDecoder().decode(bytes)));
}

interface HistoryReading {
  readonly repository: GitRepository;
  readonly head: string;
  readonly prefix: string;
  readonly root: string;
  readonly sms: Sms;
  readonly tree: SourceTree;
  readonly options: ReadOptions;
}

async function readHistory({
  repository,
  head,
  prefix,
  root,
  sms,
  tree,
  options,
}: HistoryReading): Promise<History | null> {
  const roots = sms.settings.roots.map((folder) => `${prefix}${folder === '.' ? '' : folder}`.replace(/\/$/, ''));
  // All of the folder, not the roots of today alone: texts may have lain elsewhere before they were moved there.
  const walk = prefix === '' ? {} : { paths: [prefix.replace(/\/$/, '')] };
  const cache = options.historyFolder ?? null;
  const wanted = { repository, head, prefix, cache, isOfSms: pathsOfSms(sms.settings) };
  const commits = await readCommits(wanted);
  const isWorkTree = options.ref === undefined;
  const base = options.base === undefined ? null : await repository.resolve(options.base);
  const files = isWorkTree ? await withSettingsFile(tree, root) : tree;
  const uncommitted = isWorkTree
    ? changedFiles(
        files,
        (await repository.readTree(head, roots.includes('') ? walk.paths : [...roots, `${prefix}${settingsFile}`])) ??
          [],
        prefix,
        sms.settings,
      )
    : new Set<string>();
  const branch = isWorkTree ? await repository.branch() : null;
  return loadHistory({
    repository,
    commits,
    sides: await readSides(wanted, commits, { isWorkTree, base }),
    sms,
    believed: sms.base ?? sms,
    uncommitted,
    only: options.pastOf?.(sms) ?? null,
    kept: options.memory?.states ?? null,
    branch,
    ...(await protectedState(repository, commits, branch, sms.settings)),
    settings: await readSettingsStates({
      repository,
      commits,
      own: uncommitted.has(settingsFile)
        ? (files.files.find(({ path }) => path === settingsFile)?.bytes ?? null)
        : null,
    }),
  });
}

/** What can be part of an SMS at any time: everything below the roots of today, elsewhere texts and data. */
function pathsOfSms(settings: Settings): (path: string) => boolean {
  const { roots, allowedSigners } = settings;
  const baseline = baselinePath(settings);
  const isOwnRule = ownRuleFiles(settings);
  const { isText } = fileKinds(settings);
  const signers = allowedSigners === null ? null : joinPath(settingsFile, allowedSigners);
  return (path) => {
    if (path === settingsFile || path === signers || path === baseline || isOwnRule(path)) return true;
    if (/(?:^|\/)(?:\.|node_modules\/)/.test(path)) return false;
    const isBelow = roots.some((root) => root === '.' || path.startsWith(`${root}/`));
    return isBelow || isText(path) || /\.csv$/i.test(path);
  };
}

/** Folder of the SMS from the top of the repository, '' or with a closing `/`. */
async function prefixOf(repository: GitRepository, root: string): Promise<string> {
  if (repository.top === null) return '';
  const way = relative(await realpath(repository.top), await realpath(root)).replaceAll('\\', '/');
  return way === '' ? '' : `${way}/`;
}
