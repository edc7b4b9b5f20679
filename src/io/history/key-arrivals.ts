import { keysOfFile } from '../../core/control/keys-of-file.ts';
import type { KeyProblem, Signer, SignerKey, StatedKey } from '../../core/control/signer-keys.ts';
import { keysOfPerson } from '../../core/control/signer-keys.ts';
import type { CommitDays } from '../../core/history/commit-days.ts';
import type { Commit } from '../../core/history/commit.ts';
import type { Revisions } from '../../core/history/revisions.ts';
import { firstParentLine } from '../../core/history/revisions.ts';
import type { SettingsState } from '../../core/history/settings-state.ts';
import { compareDates } from '../../core/lifecycle/calendar.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { GitRepository } from '../git/git-repository.ts';
import { parseAllowedSigners } from '../signatures/allowed-signers.ts';
import { readKeyring } from '../signatures/keyring.ts';

/** What tells when a key was entered. */
export interface ArrivalSources {
  readonly repository: GitRepository;
  readonly believed: Sms;
  readonly found: Revisions;
  /** Commits with paths from the folder of the SMS, children before parents. */
  readonly commits: readonly Commit[];
  readonly days: CommitDays;
  readonly settings: readonly SettingsState[];
}

/** The day on which a key was entered for its signer; null where it was there from the beginning, or history cannot tell. */
export type EnteredOn = (key: SignerKey) => string | null;

/** A key that stood on the line from a commit on. */
interface Entered {
  readonly key: StatedKey;
  readonly commit: Commit;
}

/**
 * Finds out since when the keys that are believed have stood on the judged line: in the register of people, among the platform keys
 * of the settings, in the allowed-signers file that they name. A key is known by its fingerprint, however it is written.
 *
 * @param sources history and those who are believed
 */
export async function keyArrivals(sources: ArrivalSources): Promise<EnteredOn> {
  const { believed, commits, days } = sources;
  const line = firstParentLine(commits);
  const position = new Map(line.map(({ id }, index) => [id, index]));
  // Nothing can have been entered before there was an SMS: what the first commit brought was there from the beginning.
  const start = line.findIndex(({ changes, brought }) => changes.length > 0 || brought.length > 0);
  const { adopted } = believed.settings;
  const isFromTheBeginning = ({ id }: Commit): boolean =>
    (position.get(id) ?? 0) <= start || (adopted !== null && compareDates(days.get(id) ?? '', adopted) <= 0);
  const entered = [...ofPeople(sources), ...ofPlatforms(sources), ...(await ofSignersFile(sources))].sort(
    (a, b) => (position.get(a.commit.id) ?? 0) - (position.get(b.commit.id) ?? 0),
  );
  const first = new Map<string, Commit>();
  const texts = new Set<string>();
  for (const { key, commit } of entered) {
    const text = keyOf(key.signer, key.text);
    if (texts.has(text)) continue;
    texts.add(text);
    for (const { fingerprint } of (await readKeyring([key])).keys) {
      const known = keyOf(key.signer, fingerprint);
      if (!first.has(known)) first.set(known, commit);
    }
  }
  return ({ signer, fingerprint }) => {
    const commit = first.get(keyOf(signer, fingerprint));
    return commit === undefined || isFromTheBeginning(commit) ? null : (days.get(commit.id) ?? null);
  };
}

function keyOf(signer: Signer, key: string): string {
  return `${signer.kind === 'person' ? signer.person : `platform ${signer.name}`}\n${key}`;
}

function ofPeople({ believed, found }: ArrivalSources): readonly Entered[] {
  return itemsOfType(believed, 'person').flatMap(({ id }) =>
    (found.line.get(id) ?? []).flatMap(({ commit, snapshot }) =>
      snapshot === null ? [] : usable(keysOfPerson(id, snapshot.stated)).map((key) => ({ key, commit })),
    ),
  );
}

function ofPlatforms({ settings }: ArrivalSources): readonly Entered[] {
  return settings.flatMap(({ commit, settings: stated }) =>
    commit === null
      ? []
      : (stated?.platformKeys ?? []).map(({ name, key }, index): Entered => ({
          key: {
            signer: { kind: 'platform', name },
            text: key,
            namespaces: null,
            from: null,
            to: null,
            source: { kind: 'settings', index },
          },
          commit,
        })),
  );
}

/** Lines count from the commit on from which the settings name the file, at the earliest. */
async function ofSignersFile({ repository, believed, commits, settings }: ArrivalSources): Promise<readonly Entered[]> {
  const [file] = believed.signers.files;
  const line = firstParentLine(commits);
  const named = line.findIndex(({ id }) =>
    settings.some(
      (state) =>
        state.commit?.id === id &&
        state.settings !== null &&
        state.settings.allowedSigners === believed.settings.allowedSigners,
    ),
  );
  if (file === undefined || named < 0) return [];
  const states = line.flatMap((commit, index) => {
    const changes = commit.parents.length > 1 ? commit.brought : commit.changes;
    const blob = changes.find(({ path }) => path === file.file)?.after ?? null;
    return blob === null ? [] : [{ commit: line[Math.max(index, named)] ?? commit, blob }];
  });
  const blobs = await repository.readBlobs(states.map(({ blob }) => blob));
  const people = itemsOfType(believed, 'person');
  return states.flatMap(({ commit, blob }) => {
    const { signers } = parseAllowedSigners(new TextDecoder().decode(blobs.get(blob)));
    const keys = keysOfFile({ file: file.file, signers }, people, believed.settings.timeZone);
    return usable(keys).map((key) => ({ key, commit }));
  });
}

function usable(keys: readonly (StatedKey | KeyProblem)[]): readonly StatedKey[] {
  return keys.filter((key): key is StatedKey => !('message' in key));
}
