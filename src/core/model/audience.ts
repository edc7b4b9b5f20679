import type { CheckedSms } from '../finding/checked-sms.ts';
import type { Finding, Judgement, RelatedPlace } from '../finding/finding.ts';
import { joinPath } from '../trace/link-target.ts';
import type { Classification } from '../types/declaration.ts';
import type { DataFacts } from './facts.ts';
import { PhraseIndex } from './phrases.ts';
import { Redactor } from './redact.ts';
import type { Settings } from './settings.ts';
import type { ClauseState, Relation, Sms } from './sms.ts';
import { cutHistory } from './audience-history.ts';
import { isInside, withholdingFor } from './withholding.ts';
import type { Withholding } from './withholding.ts';

/**
 * The model as an audience may see it: what is classified above it has left no trace. Pure, and the same when applied
 * twice.
 *
 * - Items and registers above the audience go, with all that stands inside them, and with every relation, evidence link,
 *   finding, note, series and misfit that names one of them. Files that hold nothing else go too.
 * - Fields of others lose the ids (`Redactor`). Titles are looked for in the words of findings and notes only: what an
 *   author wrote in a visible document is as public as the document.
 * - For those inside, states of clauses and of mandatory rows stay, since they are true and name nobody; their lists of items
 *   are cut. To others nothing is said of the SMS as a whole: no state, and no finding about no item.
 * - What a rule counted among the withheld is said to nobody.
 * - Bodies are left as they are; who renders them masks links and ids (`withholdingFor`).
 *
 * @param checked the whole model
 * @param audience highest classification to show
 */
export function visibleSms(checked: CheckedSms, audience: Classification): CheckedSms {
  const withheld = withholdingFor(checked.sms, audience);
  const notes = checked.judgement.notes.filter((note) => !countsWithheld.has(note.rule));
  if (withheld.isEmpty) {
    return notes.length === checked.judgement.notes.length
      ? checked
      : { sms: checked.sms, judgement: { ...checked.judgement, notes } };
  }
  const cut = cutSms(checked.sms, withheld, isInside(audience));
  const sms = { ...cut, ...cutHistory(checked.sms, withheld, audience), base: null };
  const told = { sms: checked.sms, judgement: { ...checked.judgement, notes } };
  return { sms, judgement: cutJudgement(told, sms, withheld, isInside(audience)) };
}

/** Rules whose notes tell how much lies above the audience of the settings. */
const countsWithheld: ReadonlySet<string> = new Set(['ACCS-002']);

function cutSms(sms: Sms, withheld: Withholding, tellsWhole: boolean): Sms {
  const redactor = new Redactor(withheld);
  const isShown = (id: string): boolean => !withheld.hides(id);
  const items = [...sms.items.values()].filter((item) => isShown(item.id)).map((item) => redactor.item(item));
  const registers = [...sms.registers.values()]
    .filter((register) => isShown(register.id))
    .map((register) => redactor.register(register));
  const ownFiles = new Set([...items, ...registers].map((holder) => holder.file));
  const files = sms.files.filter((facts) => ownFiles.has(facts.file)).map((facts) => redactor.facts(facts));
  const pages = sms.pages.filter((page) => !withheld.hidesFile(page.file)).map((page) => redactor.facts(page));
  const data = cutData(sms, new Set(items.map((item) => item.id)), ownFiles, redactor);
  const linked = new Set(
    [...files, ...pages].flatMap((facts) =>
      facts.links.map((link) => joinPath(facts.file, link.target.replace(/[?#].*$/, ''))),
    ),
  );
  const dataFiles = new Set(data.map((file) => file.file));
  const relations = sms.relations
    .filter((relation) => isShown(relation.from) && isShown(relation.to))
    .map((relation) => withSection(relation, redactor.text(relation.section)));
  const evidence = sms.evidence
    .filter((link) => isShown(link.item))
    .map((link) => ({ ...link, section: redactor.text(link.section) }));
  return {
    ...sms,
    settings: cutSettings(sms.settings, redactor),
    files,
    pages,
    data,
    assets: new Map([...sms.assets].filter(([path]) => linked.has(path) || dataFiles.has(path))),
    olderAssets: new Map([...sms.olderAssets].filter(([file]) => ownFiles.has(file))),
    unread: [],
    items: new Map(items.map((item) => [item.id, item])),
    registers: new Map(registers.map((register) => [register.id, register])),
    withheld: sms.withheld
      .filter((entry) => !withheld.hidesFile(entry.file) && !withheld.names(`${entry.id ?? ''} ${entry.message}`))
      .map((entry) => ({ ...entry, related: entry.related.filter((place) => !withheld.hidesFile(place.file)) })),
    relations,
    relationsFrom: Map.groupBy(relations, (relation) => relation.from),
    relationsTo: Map.groupBy(relations, (relation) => relation.to),
    dangling: sms.dangling
      .filter(
        (reference) =>
          isShown(reference.from) && !withheld.hidesFile(reference.place.file) && !withheld.names(reference.target),
      )
      .map((reference) => ({
        ...reference,
        nearest: reference.nearest !== null && withheld.names(reference.nearest) ? null : reference.nearest,
      })),
    evidence,
    clauseStates: new Map(
      [...sms.clauseStates].map(([key, state]) => {
        const cut = cutState(state, isShown, redactor);
        return [key, tellsWhole ? cut : withoutState(cut)];
      }),
    ),
    mandatory: sms.mandatory.map((state) => {
      const items = state.items.filter(isShown);
      if (!tellsWhole) return { ...state, state: 'not evaluated' as const, items };
      return items.length < state.items.length ? { ...state, items, isCut: true as const } : { ...state, items };
    }),
    // A period whose record is withheld must not look like one without a record.
    series: sms.series.filter((period) => [period.definition, period.subject, period.record ?? ''].every(isShown)),
    misfits: sms.misfits.filter(
      (misfit) =>
        !withheld.hidesFile(misfit.file) &&
        !withheld.names(
          [misfit.item, misfit.path.join(' '), misfit.actual, misfit.expected, misfit.nearest].join('\n'),
        ),
    ),
  };
}

function withSection(relation: Relation, section: string | null): Relation {
  if (section === relation.section) return relation;
  const { from, verb, to, path, place, anchor } = relation;
  // The heading is hidden or another one: its anchor would still tell its words.
  return { from, verb, to, path, place, section, sectionAnchor: null, anchor };
}

/** CSV files with rows of visible items, or with the values of a visible measure, whose name they have. */
function cutData(
  sms: Sms,
  items: ReadonlySet<string>,
  files: ReadonlySet<string>,
  redactor: Redactor,
): readonly DataFacts[] {
  const names = new Set([...items].map((id) => `${id.toLowerCase()}.csv`));
  return sms.data
    .filter((file) => files.has(file.file) || names.has(file.file.split('/').at(-1)?.toLowerCase() ?? ''))
    .map((file) => ({
      ...file,
      rows: file.rows
        .filter((row) => redactor.id(row.values['id'] ?? '') !== null)
        .map((row) => ({
          ...row,
          values: Object.fromEntries(file.columns.map((column) => [column, redactor.text(row.values[column] ?? '')])),
        })),
      problems: [],
    }));
}

function cutSettings(settings: Settings, redactor: Redactor): Settings {
  const { approvers, aliases, control } = settings;
  return {
    ...settings,
    owner: redactor.id(settings.owner),
    approvers: redactor.fields(approvers) as Settings['approvers'],
    aliases: redactor.fields(aliases) as Settings['aliases'],
    control: redactor.fields(control) as Settings['control'],
    exclude: settings.exclude.map((glob) => redactor.text(glob)),
    foreign: settings.foreign.map(
      (mapping) => redactor.fields({ ...mapping }) as unknown as Settings['foreign'][number],
    ),
  };
}

function cutState(state: ClauseState, isShown: (id: string) => boolean, redactor: Redactor): ClauseState {
  const evidence = state.evidence
    .filter((link) => isShown(link.item))
    .map((link) => ({ ...link, section: redactor.text(link.section) }));
  const isCut = evidence.length < state.evidence.length;
  // The sentence of this state counts the items, and so would tell how many are withheld.
  const because =
    isCut && state.state === 'evidenced'
      ? state.because.replace(/^\d+ items? shows? it/, 'Items show it')
      : state.because;
  return { ...state, evidence, because };
}

/** A clause of which only the items are shown: its state comes from the whole SMS. */
function withoutState(state: ClauseState): ClauseState {
  return {
    ...state,
    state: 'not evaluated',
    flags: [],
    missingRows: [],
    because: 'This audience sees a part of the SMS, so nothing is said of the clause as a whole.',
  };
}

function cutJudgement(
  { sms, judgement }: CheckedSms,
  visible: Sms,
  withheld: Withholding,
  tellsWhole: boolean,
): Judgement {
  const all = [
    ...judgement.findings,
    ...judgement.waived,
    ...judgement.known,
    ...judgement.unlisted,
    ...judgement.gaps,
  ];
  const related = all.flatMap((finding) => finding.related.map((place) => place.message));
  const words = [...all.map(wordsOf), ...related, ...judgement.notes.map((note) => `${note.message}\n${note.remedy}`)];
  const secrets = new PhraseIndex(secretTitles(sms, visible, withheld, words));
  const tells = (text: string): boolean => withheld.names(text) || secrets.in(text).size > 0;
  const rows = withheldPlaces(sms, withheld);
  const isShown = (finding: Finding): boolean =>
    !withheld.hidesFile(finding.place.file) &&
    (tellsWhole || finding.item !== null) &&
    !(finding.item === null && rows.has(`${finding.place.file}:${finding.place.line}`)) &&
    ![finding.item, finding.waiver?.id].some((id) => typeof id === 'string' && withheld.hides(id)) &&
    !tells(wordsOf(finding));
  const isRelatedShown = ({ item, message, place }: RelatedPlace): boolean =>
    (item === null || !withheld.hides(item)) && (place === null || !withheld.hidesFile(place.file)) && !tells(message);
  const cut = (findings: readonly Finding[]): readonly Finding[] =>
    findings.filter(isShown).map((finding) => ({ ...finding, related: finding.related.filter(isRelatedShown) }));
  return {
    ...judgement,
    findings: cut(judgement.findings),
    waived: cut(judgement.waived),
    known: cut(judgement.known),
    unlisted: cut(judgement.unlisted),
    gaps: cut(judgement.gaps),
    notes: judgement.notes.filter(
      (note) => (note.item === null || !withheld.hides(note.item)) && !tells(`${note.message}\n${note.remedy}`),
    ),
  };
}

/** All words a rule has written for a finding, but those about related places. */
function wordsOf(finding: Finding): string {
  return [finding.message, finding.actual, finding.expected, finding.fix].join('\n');
}

/** Titles of what is withheld that stand in words of the rules, and in no text this audience may read anyhow. */
function secretTitles(sms: Sms, visible: Sms, withheld: Withholding, words: readonly string[]): readonly string[] {
  const holders = [...sms.items.values(), ...sms.registers.values()].filter((holder) => withheld.ids.has(holder.id));
  const titles = new PhraseIndex(holders.map((holder) => holder.title));
  const used = new Set(words.flatMap((text) => [...titles.in(text)]));
  if (used.size === 0) return [];
  const index = new PhraseIndex(used);
  for (const text of readableTexts(visible)) {
    for (const title of index.in(text)) used.delete(title);
  }
  return [...used];
}

function* readableTexts(sms: Sms): Iterable<string> {
  for (const item of sms.items.values()) {
    yield `${item.title}\n${item.summary}\n${JSON.stringify(item.stated)}`;
  }
  for (const register of sms.registers.values()) yield register.title;
  for (const facts of [...sms.files, ...sms.pages]) yield facts.body;
  for (const { title, summary } of sms.settings.standards.flatMap((id) => sms.catalogue.clauses(id)))
    yield `${title}\n${summary}`;
  for (const type of sms.types.values()) yield `${type.key}\n${type.purpose}`;
}

/** Places in files that are shown at which something withheld begins, for findings that name no item. */
function withheldPlaces(sms: Sms, withheld: Withholding): ReadonlySet<string> {
  const items = [...sms.items.values()].filter((item) => withheld.ids.has(item.id) && !withheld.hidesFile(item.file));
  return new Set(items.map(({ place }) => `${place.file}:${place.line}`));
}
