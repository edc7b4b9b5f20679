import type { TypeTable } from '../types/type-table.ts';
import { prefixOf } from '../types/type-table.ts';
import type { Candidate, Collector, Identified } from './candidate.ts';
import { withheldForItsId, withoutNulls } from './candidate.ts';
import type { DataFacts, SourceFacts } from './facts.ts';
import { textField } from './fields.ts';
import type { MappedFields } from './foreign.ts';
import { identifyData, identifyRegister } from './identify-rows.ts';
import { addCandidate } from './identify-sections.ts';
import type { Place } from './place.ts';
import { typeOfItem } from './type-of-item.ts';

/**
 * Finds every item: files, rows of registers, lists inside a parent, lines of data files.
 *
 * @param files parsed Markdown files, in path order
 * @param data parsed CSV files, in path order
 * @param table item types
 * @param mapper foreign mapping of the settings
 */
export function identifyItems(
  files: readonly SourceFacts[],
  data: readonly DataFacts[],
  table: TypeTable,
  mapper: { readonly map: (facts: SourceFacts) => MappedFields },
): Identified {
  const collector: Collector = { table, candidates: [], registers: [], withheld: [] };
  for (const facts of files) identifyFile(collector, facts, mapper.map(facts), data);
  for (const file of data) identifyData(collector, file);
  return withoutDoubles(collector);
}

function identifyFile(
  collector: Collector,
  facts: SourceFacts,
  mapped: MappedFields,
  data: readonly DataFacts[],
): void {
  const start: Place = { file: facts.file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const fatal = facts.problems.find((problem) => problem.fatal);
  const stated = withoutNulls(mapped.fields);
  const id = textField(stated, 'id');
  if (fatal !== undefined) {
    collector.withheld.push({
      file: facts.file,
      id,
      reason: 'unreadable',
      place: fatal.place,
      message: fatal.actual,
      related: [],
    });
    return;
  }
  if (!facts.hasFrontmatter && Object.keys(stated).length === 0) return;
  if (id === null) {
    const message = 'The file states no id, so it is no item and is left out.';
    collector.withheld.push({
      file: facts.file,
      id: null,
      reason: 'no-id',
      place: facts.hasFrontmatter ? facts.locate([]) : start,
      message,
      related: [],
    });
    return;
  }
  const sourceOfId = mapped.sources.get('id') ?? 'id';
  if (withheldForItsId(collector, id, facts.file, () => facts.locateValue([sourceOfId]))) return;
  if (textField(stated, 'type') === 'register' || prefixOf(id).toUpperCase() === 'REG') {
    identifyRegister(collector, facts, stated, id, data);
    return;
  }
  const found = typeOfItem(collector.table, id, stated, facts.file, mapped.type);
  if (found === null) {
    const message = `No item type has the prefix "${prefixOf(id)}"${textField(stated, 'type') === null ? '' : ` or the key "${textField(stated, 'type') ?? ''}"`}.`;
    collector.withheld.push({
      file: facts.file,
      id,
      reason: 'unknown-type',
      place: facts.locateValue(['type' in stated ? 'type' : 'id']),
      message,
      related: [],
    });
    return;
  }
  addCandidate(collector, {
    id,
    ...found,
    storage: 'file',
    parent: null,
    file: facts.file,
    facts,
    path: [],
    stated,
    mapped,
    inherited: {},
    // Looked up when somebody asks: finding a place means parsing the frontmatter once more.
    get place() {
      return facts.locate([sourceOfId]);
    },
  });
}

/** Two items with one id, compared without case: the first in path order stays, the others are withheld. */
function withoutDoubles(collector: Collector): Identified {
  const places = new Map<string, () => Place>();
  const dropped = new Set<string>();
  const withhold = (file: string, id: string, place: Place, other: Place): void => {
    const message = `The id ${id} is already used in ${other.file}, line ${other.line}.`;
    collector.withheld.push({ file, id, reason: 'double-id', place, message, related: [other] });
    dropped.add(`${file}\n${id}`);
  };
  const registers = collector.registers.filter(({ id, facts }) => {
    const placeOf = (): Place => facts.locate(['id']);
    const other = places.get(id.toLowerCase());
    if (other === undefined) places.set(id.toLowerCase(), placeOf);
    else withhold(facts.file, id, placeOf(), other());
    return other === undefined;
  });
  const candidates: Candidate[] = [];
  for (const candidate of collector.candidates) {
    if (candidate.parent !== null && dropped.has(`${candidate.file}\n${candidate.parent}`)) continue;
    const key = candidate.id.toLowerCase();
    const other = places.get(key);
    if (other !== undefined) {
      withhold(candidate.file, candidate.id, candidate.place, other());
      continue;
    }
    places.set(key, () => candidate.place);
    candidates.push(candidate);
  }
  return { candidates, registers, withheld: collector.withheld };
}
