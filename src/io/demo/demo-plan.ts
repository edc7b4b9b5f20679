import { planData } from './plan-data.ts';
import { stagedFile } from './staged-files.ts';
import { digester } from './digests.ts';
import { parseDemoText } from './demo-files.ts';
import { versionedDocument } from './document-versions.ts';
import { isOnMap, planProcessMap } from './early-pages.ts';
import { entryDays } from './entry-days.ts';
import { beforeEdits, planLaterEdits } from './later-edits.ts';
import { namedEarly } from './named-early.ts';
import { readPeople } from './people.ts';
import type { People } from './people.ts';
import type { PlannedCommit } from './plan.ts';
import type { DocumentTools } from './plan-document.ts';
import { finishedText, planDocument, planReviews } from './plan-document.ts';
import { planStaged } from './plan-staged.ts';
import { gitAttributes, gitIgnore, readme, settingsDays, settingsOn } from './repository-files.ts';
import { documentController, firstDay, firstMatrix, lastDay, movedFile, processMap, renamedFolder } from './story.ts';

/** Everything that is committed, in the order of time. */
export interface DemoPlan {
  readonly commits: readonly PlannedCommit[];
  readonly people: People;
  /** The files the history ends with. */
  readonly final: ReadonlyMap<string, string>;
}

/** Pages for readers: since when. */
const pagesSince = '2026-02-04';

/**
 * Plans the history of the demo from the files it ends with.
 *
 * @param files the packaged SMS: path -> text
 */
export async function planDemo(files: ReadonlyMap<string, string>): Promise<DemoPlan> {
  const texts = [...files].flatMap(([path, text]) => parseDemoText(path, text) ?? []);
  const organization = texts.find(({ path }) => path.endsWith('/organization.md'));
  if (organization === undefined) throw new Error('Unexpected demo without a register of people.');
  const people = readPeople(organization);
  const documents = texts.flatMap((text) => versionedDocument(text, people) ?? []);
  const since = new Map(documents.map(({ text, versions }) => [text.id, versions[0]?.merged ?? firstDay]));
  const own = entryDays(texts, since);
  const idOfFile = (pathEnd: string): string | undefined =>
    texts.find(({ path }) => `/${path}`.endsWith(`/${pathEnd}`))?.id;
  const onMap = documents.filter(isOnMap).map(({ text }) => [text.id, processMap.on] as const);
  const early = new Map([...namedEarly(documents, own, idOfFile), ...onMap]);
  const entries = new Map([...own, ...early]);
  const digestOf = await digester(new Map(texts.map(({ path, id }) => [path, id])));
  const staged = texts
    .filter((text) => !since.has(text.id))
    .map((text) => stagedFile(text, { people, entries, idOfFile }));
  const tools: DocumentTools = { people, entries, early, idOfFile, digestOf, before: beforeEdits };
  const settings = files.get('clausebook.yaml') ?? '';
  const isData = (path: string): boolean => path.endsWith('.csv');
  const data = new Map([...files].filter(([path]) => isData(path)));
  const pages = [...files].filter(([path]) => path.includes('/pages/'));
  const textOn = (path: string, day: string): string => {
    const document = documents.find(({ text }) => text.path === path);
    if (document !== undefined) return finishedText(document, day, tools);
    const file = staged.find((one) => one.path === path);
    return beforeEdits(path, day, file?.on(day) ?? '');
  };

  const first = new Map<string, string>([
    ['.gitattributes', gitAttributes],
    ['.gitignore', gitIgnore],
    ['README.md', readme],
    ['clausebook.yaml', settingsOn(settings, firstDay)],
    ...staged.flatMap((file): readonly [string, string][] => {
      const text = file.on(firstDay);
      return text === null ? [] : [[file.path, beforeEdits(file.path, firstDay, text)]];
    }),
  ]);
  const by = (day: string, message: string, changed: ReadonlyMap<string, string>): PlannedCommit => ({
    day,
    order: 0,
    author: documentController,
    message,
    signedBy: documentController,
    branch: null,
    files: changed,
  });

  const packages: readonly (readonly PlannedCommit[])[] = [
    [by(firstDay, 'Bring the service handbook into Git\n\nServices and registers, as they stand today.', first)],
    [planProcessMap(documents, tools)],
    ...documents.map((document) => planDocument(document, tools)),
    ...documents.map((document) => planReviews(document, (day) => textOn(document.text.path, day))),
    ...staged.map((file) => planStaged(file, people, beforeEdits)),
    planData(data, people),
    planLaterEdits(textOn),
    settingsDays
      .filter((day) => day !== renamedFolder.on)
      .map((day) =>
        by(
          day,
          settingsMessages[day] ?? 'Change the settings',
          new Map([['clausebook.yaml', settingsOn(settings, day)]]),
        ),
      ),
    [
      by(
        renamedFolder.on,
        `Rename ${renamedFolder.from} to ${renamedFolder.to}\n\nIt is no handbook any more. Links follow; no other word changed.`,
        new Map([['clausebook.yaml', settingsOn(settings, renamedFolder.on)]]),
      ),
      by(movedFile.on, 'Move PRO-001 to the procedures\n\nIt is a procedure and no policy.', new Map()),
    ],
    pages.map(([path, text]) =>
      by(pagesSince, 'Add the landing page for readers and auditors', new Map([[path, text]])),
    ),
  ];
  const final = new Map([
    ...files,
    ['.gitattributes', gitAttributes],
    ['.gitignore', gitIgnore],
    ['README.md', readme],
    ['clausebook.yaml', settingsOn(settings, lastDay)],
  ] as const);
  return { commits: inOrder(packages), people, final };
}

const settingsMessages: Readonly<Record<string, string>> = {
  [firstMatrix.inForce]: 'Leave to AUT-001 who may approve',
  '2025-09-22': 'Put the major incident procedure under full control',
  '2025-09-29': 'State the first day of the complete system',
  '2025-10-02': 'List the paper copies that are kept current\n\nFor the days on which the network is down.',
  '2025-12-15': 'Expect periodic reports from January on',
  '2026-06-30': 'Pin the day for the rehearsal of the audit',
};

/** Packages in the order of days; on a day each package stays together. */
function inOrder(packages: readonly (readonly PlannedCommit[])[]): readonly PlannedCommit[] {
  return packages
    .flatMap((commits, group) => commits.map((commit, index) => ({ commit, group, index })))
    .sort(
      (a, b) =>
        (a.commit.day < b.commit.day ? -1 : a.commit.day > b.commit.day ? 1 : 0) ||
        a.group - b.group ||
        a.index - b.index,
    )
    .map(({ commit }) => commit);
}
