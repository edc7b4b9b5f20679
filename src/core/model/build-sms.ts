import { administrativeFields, canonicalContent, digestOf } from '../control/digest.ts';
import { mayEndControlled } from '../control/replacement.ts';
import type { Catalogue } from '../standard/catalogue.ts';
import { catalogue as builtinCatalogue } from '../standard/catalogue.ts';
import { clauseStates } from '../trace/clause-states.ts';
import { evidenceLinks } from '../trace/evidence-links.ts';
import { intervalsOf } from '../trace/intervals.ts';
import { closest } from '../trace/nearest.ts';
import type { FindId } from '../trace/known-ids.ts';
import { withKnownIds } from '../trace/known-ids.ts';
import type { LinkIndex } from '../trace/link-target.ts';
import { addAliases, resolveLinkTarget } from '../trace/link-target.ts';
import { mandatoryStates, measuredOn } from '../trace/mandatory.ts';
import { linksOf, referencesOf } from '../trace/references.ts';
import type { ReferenceContext } from '../trace/references.ts';
import { expectedSeries } from '../trace/series.ts';
import { registerFields } from '../types/common-fields.ts';
import { parseTypeExpression } from '../types/type-expression.ts';
import { buildTypeTable } from '../types/type-table.ts';
import { approvalsOf, buildItem, controlOfCandidate, replacedBy } from './build-item.ts';
import type { ItemContext } from './build-item.ts';
import { BuildMemory } from './build-memory.ts';
import type { DataFacts, SourceFacts } from './facts.ts';
import { dateField, mapField, mapsField, textField } from './fields.ts';
import { foreignLinks } from './foreign-links.ts';
import { ForeignMapper, mappingFinder, topKeyOf } from './foreign.ts';
import type { AssetHashes } from './included-files.ts';
import { assetsSeenFrom, includedFiles } from './included-files.ts';
import type { Candidate, Identified, RegisterCandidate } from './candidate.ts';
import { identifyItems } from './identify.ts';
import { dataOfRegister, nameBeside } from './identify-rows.ts';
import type { Item, Register } from './item.ts';
import { misfitsOf, misfitsOfRegister } from './misfits.ts';
import type { Settings } from './settings.ts';
import { remembered } from './remembered.ts';
import { statedControl } from './stated-control.ts';
import type { DanglingReference, Relation, Sms } from './sms.ts';

/** Everything an SMS is built from. */
export interface SmsSources {
  readonly settings: Settings;
  /** Standards of the organization; the built-in ones where it is left out. */
  readonly catalogue?: Catalogue;
  /** Day to judge. */
  readonly asOf: string;
  /** Markdown files in path order. */
  readonly files: readonly SourceFacts[];
  /** CSV files in path order. */
  readonly data: readonly DataFacts[];
  /** Landing pages below `pages/`. */
  readonly pages: readonly SourceFacts[];
  /** Other files below the roots: path -> SHA-256 of the bytes. */
  readonly assets: ReadonlyMap<string, string>;
  /** Of texts that stand here as they once were: the files they included then, instead of those of today (`Sms.olderAssets`). */
  readonly olderAssets?: Sms['olderAssets'];
  /** Files below the roots that look like documents, in a form that nothing reads. */
  readonly unread: readonly string[];
  /** SHA-256 of the UTF-8 bytes of a text, hex. */
  readonly sha256: (utf8: string) => string;
  /** What an earlier build of the same process left. */
  readonly memory?: BuildMemory;
}

/**
 * Builds the model of an SMS. Pure: the same sources and the same day give the same model.
 *
 * @param sources files as parsed, settings, the day to judge
 */
export function buildSms(sources: SmsSources): Sms {
  const { asOf, files, data, catalogue = builtinCatalogue, memory = new BuildMemory() } = sources;
  const table = buildTypeTable(sources.settings);
  const mappingOf = mappingFinder(sources.settings.foreign);
  const identified = identifyItems(files, data, table, new ForeignMapper(sources.settings, files, table));
  memory.enter({ ...sources, catalogue, table, olderAssets: sources.olderAssets, identified });
  const index = (memory.index ??= linkIndex(identified, sources));
  const settings = withKnownNames(sources.settings, index.findId);
  const items = buildItems(identified.candidates, { ...sources, settings, catalogue, memory }, table.inUse, index);
  const registers = new Map(
    identified.registers.map((register) => [register.id, buildRegister(register, items, index.findId)]),
  );

  const anchors = anchorIndex(items, registers, sources.pages);
  memory.enterAnchors(anchors);
  const context: ReferenceContext = {
    index,
    table,
    nearestId: rememberedNearest([...items.keys(), ...registers.keys()]),
    anchorsOf: (id) => anchors.get(id) ?? new Set(),
    isForeign: (file) => mappingOf(file) !== null,
  };
  const relations: Relation[] = [];
  const dangling: DanglingReference[] = [];
  const take = (found: {
    readonly relations: readonly Relation[];
    readonly dangling: readonly DanglingReference[];
  }): void => {
    relations.push(...found.relations);
    dangling.push(...found.dangling);
  };
  for (const item of items.values()) {
    const { id, facts } = item;
    take(memory.fields.get(facts, id, () => referencesOf(item, context)));
    if (item.storage === 'file' && facts !== null) take(memory.links.get(facts, id, () => linksOf(id, facts, context)));
  }
  for (const { id, facts } of registers.values()) take(memory.links.get(facts, id, () => linksOf(id, facts, context)));
  for (const register of identified.registers) {
    const target = textField(register.stated, 'data');
    if (target === null || dataOfRegister(register.facts.file, target, data) !== undefined) continue;
    const place = register.facts.locateValue(['data']);
    const nearest = closest(
      target,
      data.map((file) => nameBeside(register.facts.file, file.file)),
    );
    dangling.push({ from: register.id, target, place, kind: 'data', path: ['data'], nearest });
  }
  for (const page of sources.pages) dangling.push(...linksOf(page.file, page, context).dangling);

  const measured = new Set([...measuredOn(data, asOf)].map((name) => index.findId(name) ?? name));
  const mandatory = mandatoryStates(catalogue.mandatoryRows, [...items.values()], measured, asOf);
  const input = {
    items,
    intervals: intervalsOf({ items }),
    mandatory,
    catalogue,
    asOf,
    settings,
  };
  const evidence = evidenceLinks(input);
  const states = settings.standards.flatMap((standard) => clauseStates(input, evidence, standard));
  return {
    settings,
    asOf,
    catalogue,
    types: table.inUse,
    files,
    data,
    pages: sources.pages,
    assets: sources.assets,
    olderAssets: sources.olderAssets ?? new Map(),
    unread: sources.unread,
    items,
    registers,
    withheld: identified.withheld,
    relations,
    relationsFrom: Map.groupBy(relations, (relation) => relation.from),
    relationsTo: Map.groupBy(relations, (relation) => relation.to),
    dangling,
    evidence,
    clauseStates: new Map(states.map((state) => [`${state.standard}/${state.clause}`, state])),
    mandatory,
    signers: { files: [], problems: [] },
    baseline: null,
    history: null,
    settingsPast: null,
    historyLimits: [],
    instead: new Map(),
    base: null,
    lint: [],
    notRun: [],
    series: expectedSeries(items, settings, asOf),
    misfits: [
      ...identified.candidates.flatMap((candidate) =>
        candidate.storage === 'section'
          ? []
          : memory.misfits.get(candidate.facts, candidate.id, () => misfitsOf(candidate, table.inUse, settings)),
      ),
      ...identified.registers.flatMap((register) => misfitsOfRegister(register, table.known, settings)),
    ],
  };
}

/** A dead link is often repeated on many pages: each wrong word is compared with all ids once. */
function rememberedNearest(ids: readonly string[]): (word: string) => string | null {
  const known = new Map<string, string | null>();
  return (word) => {
    const nearest = known.has(word) ? (known.get(word) ?? null) : closest(word, ids);
    known.set(word, nearest);
    return nearest;
  };
}

function buildItems(
  candidates: readonly Candidate[],
  sources: SmsSources & Pick<ItemContext, 'catalogue'> & { readonly memory: BuildMemory },
  types: ItemContext['types'],
  index: LinkIndex,
): ReadonlyMap<string, Item> {
  const { settings, catalogue, asOf, memory } = sources;
  const items = new Map<string, Item>();
  const controlOf = statedControl(settings);
  const { digestOf, includesOf } = lookups(sources, index);
  const replaced = replacedIds(candidates, { asOf, controlOf, digestOf, findId: index.findId });
  memory.enterReplaced(replaced);
  const context: ItemContext = {
    settings,
    catalogue,
    asOf,
    types,
    controlOf,
    replaced,
    digestOf,
    includesOf,
    parentOf: (id) => items.get(id),
    findId: index.findId,
  };
  for (const candidate of candidates)
    items.set(
      candidate.id,
      memory.items.get(candidate.facts, candidate.id, () => buildItem(candidate, context)),
    );
  return items;
}

/** What an item looks up when it is asked. It holds on to nothing else of the build: items outlive it. */
function lookups(
  { assets, olderAssets, sha256 }: Pick<SmsSources, 'assets' | 'olderAssets' | 'sha256'>,
  index: LinkIndex,
): Pick<ItemContext, 'digestOf' | 'includesOf'> {
  const seenFrom = (file: string): Sms['assets'] => assetsSeenFrom(file, { assets, olderAssets });
  return {
    digestOf: (candidate) => digestOfCandidate(candidate, { assets: seenFrom(candidate.file), sha256 }, index),
    includesOf: ({ storage, facts, file }) =>
      storage !== 'file' || facts === null ? [] : includedFiles(facts, index, seenFrom(file)),
  };
}

/**
 * Ids that an approved document in force on the day says it replaces. What is under full control is not ended by something that
 * nobody approved.
 */
function replacedIds(
  candidates: readonly Candidate[],
  context: Pick<ItemContext, 'asOf' | 'controlOf' | 'digestOf' | 'findId'>,
): ReadonlySet<string> {
  const { asOf, findId } = context;
  const controlled = new Set(
    candidates.flatMap((candidate) => (controlOfCandidate(candidate, context) === 'full' ? [candidate.id] : [])),
  );
  const replaced = new Set<string>();
  for (const candidate of candidates) {
    const { stated } = candidate;
    const status = textField(stated, 'status');
    const from = dateField(stated, 'effective_from') ?? dateField(stated, 'from');
    const ids = replacedBy(stated).map((id) => findId(id) ?? id);
    if (ids.length === 0 || (status !== 'approved' && status !== 'agreed') || (from !== null && from > asOf)) continue;
    const heir = {
      control: controlOfCandidate(candidate, context),
      version: textField(stated, 'version'),
      approvals: approvalsOf(stated),
      digest: context.digestOf(candidate),
    };
    const mayEnd = mayEndControlled(heir, asOf);
    for (const id of ids) if (mayEnd || !controlled.has(id)) replaced.add(id);
  }
  return replaced;
}

/**
 * Digest of what was found, as the file states it.
 *
 * @param candidate file, row, section or line
 * @param sources files that are included, hash
 * @param index what links lead to
 */
export function digestOfCandidate(
  candidate: Candidate,
  sources: { readonly assets: AssetHashes; readonly sha256: SmsSources['sha256'] },
  index: LinkIndex,
): string {
  const { facts, file, storage } = candidate;
  // Foreign keys are bound as the file states them, so that a change of the mapping breaks no approval.
  const fields = storage === 'file' && facts !== null ? statedInFile(candidate, facts) : candidate.stated;
  const content = canonicalContent({
    fields,
    body: storage === 'file' ? (facts?.written ?? '') : '',
    includes: [],
    resolveLink: (target) => {
      const found = resolveLinkTarget(target, file, index);
      if (found.kind === 'item') return found.id;
      const hash = found.kind === 'asset' ? sources.assets.get(found.file) : undefined;
      return hash === undefined ? null : `sha256:${hash}`;
    },
  });
  return digestOf(content, sources.sha256);
}

function statedInFile(candidate: Candidate, facts: SourceFacts): Readonly<Record<string, unknown>> {
  const administrative = new Set(
    [...(candidate.mapped?.sources ?? [])].flatMap(([target, source]) =>
      isAdministrative(target) ? [topKeyOf(source)] : [],
    ),
  );
  return Object.fromEntries(
    Object.entries(facts.fields).filter(([key, value]) => value !== null && !administrative.has(key)),
  );
}

/** True for a key of ours, or a place inside it, that no digest covers. */
function isAdministrative(target: string): boolean {
  const [top] = target.split('.');
  return administrativeFields.some((name) => name === top);
}

function linkIndex(identified: Identified, sources: SmsSources): LinkIndex {
  const ids = new Map<string, string>();
  const ofFile = new Map<string, string>();
  for (const register of identified.registers) {
    ids.set(register.id.toLowerCase(), register.id);
    ofFile.set(register.facts.file, register.id);
  }
  for (const candidate of identified.candidates) {
    ids.set(candidate.id.toLowerCase(), candidate.id);
    if (candidate.storage === 'file') ofFile.set(candidate.file, candidate.id);
  }
  addAliases(ids, sources.settings.aliases);
  return {
    findId: (text) => ids.get(text.toLowerCase()) ?? null,
    idOfFile: (file) => ofFile.get(file) ?? null,
    hasAsset: (file, from) => assetsSeenFrom(from, sources).has(file),
    pages: new Set(sources.pages.map(({ file }) => file)),
    foreign: foreignLinks(sources.settings, sources.files),
    standards: sources.catalogue?.standards ?? builtinCatalogue.standards,
    bareStandard: sources.settings.standards[0] ?? builtinCatalogue.primaryStandard,
  };
}

function anchorIndex(
  items: ReadonlyMap<string, Item>,
  registers: ReadonlyMap<string, Register>,
  pages: SmsSources['pages'],
): ReadonlyMap<string, ReadonlySet<string>> {
  const anchors = new Map<string, ReadonlySet<string>>();
  const children: Item[] = [];
  for (const item of items.values()) {
    if (item.storage === 'file') anchors.set(item.id, item.facts === null ? new Set() : slugsOf(item.facts));
    else children.push(item);
  }
  for (const [parent, entries] of Map.groupBy(children, (item) => item.parent)) {
    const own = parent === null ? undefined : anchors.get(parent);
    if (parent === null || own === undefined) continue;
    anchors.set(parent, new Set([...own, ...entries.map(({ id }) => id.toLowerCase())]));
  }
  for (const register of registers.values()) anchors.set(register.id, slugsOf(register.facts));
  for (const page of pages) anchors.set(page.file, slugsOf(page));
  return anchors;
}

const slugsOf = remembered(
  ({ headings }: SourceFacts): ReadonlySet<string> => new Set(headings.map(({ slug }) => slug)),
);

/** Ids in the settings, spelt as the items spell them. */
function withKnownNames(settings: Settings, findId: FindId): Settings {
  const known = (id: string): string => findId(id) ?? id;
  return {
    ...settings,
    owner: settings.owner === null ? null : known(settings.owner),
    approvers: Object.fromEntries(Object.entries(settings.approvers).map(([type, roles]) => [type, roles.map(known)])),
    aliases: Object.fromEntries(Object.entries(settings.aliases).map(([alias, id]) => [alias, known(id)])),
  };
}

const registerShapes = new Map(registerFields.map((field) => [field.name, parseTypeExpression(field.type)]));

function buildRegister(candidate: RegisterCandidate, items: ReadonlyMap<string, Item>, findId: FindId): Register {
  const { facts } = candidate;
  const stated = Object.fromEntries(
    Object.entries(candidate.stated).map(([name, value]) => {
      const shape = registerShapes.get(name);
      return [name, shape === undefined ? value : withKnownIds(value, shape, findId)];
    }),
  );
  const review = mapField(stated, 'review');
  const classification = textField(stated, 'classification');
  return {
    id: candidate.id,
    title: textField(stated, 'title') ?? facts.headings[0]?.text ?? candidate.id,
    of: candidate.of,
    owner: textField(stated, 'owner'),
    classification:
      classification === 'public' || classification === 'customer' || classification === 'restricted'
        ? classification
        : 'internal',
    file: facts.file,
    facts,
    rows: [...items.values()].filter((item) => item.parent === candidate.id).map((item) => item.id),
    reviewInterval: review === null ? null : textField(review, 'interval'),
    reviewLog: (review === null ? [] : mapsField(review, 'log')).flatMap((entry) => {
      const at = dateField(entry, 'at');
      return at === null ? [] : [{ at, by: textField(entry, 'by'), outcome: textField(entry, 'outcome') }];
    }),
  };
}
