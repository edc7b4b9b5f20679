import type { SourceFacts, Table } from '../../core/model/facts.ts';
import { remembered } from '../../core/model/remembered.ts';
import { mapsField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { slugsUnder } from '../cont/_documents.ts';
import { claimsClause } from '../../core/trace/claims-clause.ts';
import { defineRule } from '../define-rule.ts';
import { isEmergencyWord } from './_changes.ts';

const clause = '8.5.3';

export default defineRule({
  id: 'OPER-020',
  name: 'kinds-of-release-are-defined',
  severity: 'warn',
  basis: 'std',
  clause,
  level: 'essential',
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary:
    'Policy or process define the kinds of release, emergency releases included, with their rhythm and handling.',
  fix: 'Add a table under "Kinds of release": type, rhythm, handling; one row for emergencies.',
  *check({ sms }) {
    const definitions = definitionsIn(sms);
    const [first] = definitions;
    if (first === undefined) {
      const holder = holderOf(sms);
      // Where nothing at all is said about releases the missing clause is the one cause.
      if (holder !== null)
        yield {
          item: holder.id,
          place: holder.place,
          message: `Nothing in force says which kinds of release there are. Expected them in ${holder.id} (${holder.title}) or the release policy, with rhythm and handling, one of them for emergencies: add a table under "Kinds of release".`,
        };
      return;
    }
    // Several documents may share the definition: what one leaves open another may say.
    const missing = ['emergencies', 'how often they come', 'how they are handled'].filter(
      (_, index) => !definitions.some(({ says }) => says[index]),
    );
    if (missing.length === 0) return;
    yield {
      item: first.item.id,
      place: first.item.place,
      message: `${first.item.id} (${first.item.title}) defines kinds of release and says nothing about ${listWords(missing)}. Expected type, rhythm and handling of each kind, emergency releases included: complete the table.`,
    };
  },
});

interface Definition {
  readonly item: Item;
  /** Whether it speaks of emergencies, rhythm and handling. */
  readonly says: readonly [boolean, boolean, boolean];
}

const heading =
  /(?:kinds?|types?|categor\w+|classes) of releases?|releases? (?:kinds?|types?|categor\w+|classes)|release-?(?:arten|typen|kategorien)|arten von releases?/;

function definitionsIn(sms: Sms): readonly Definition[] {
  return [...sms.items.values()].flatMap((item): readonly Definition[] => {
    if (!item.inForce || item.type.class !== 'document' || item.storage !== 'file' || item.facts === null) return [];
    const rows = mapsField(item, 'release_types');
    if (rows.length > 0) return [{ item, says: ofRows(rows) }];
    const says = ofSection(item.facts);
    return says === null ? [] : [{ item, says }];
  });
}

function ofRows(rows: readonly FieldMap[]): Definition['says'] {
  const has = (name: string): boolean => rows.some((row) => typeof row[name] === 'string' && row[name] !== '');
  return [rows.some((row) => isEmergencyWord(Object.values(row).join(' '))), has('rhythm'), has('handling')];
}

/** What stands under the heading; where it is no table nobody can tell rhythm and handling apart, and both are believed. */
const ofSection = remembered((facts: SourceFacts): Definition['says'] | null => {
  const slugs = slugsUnder(facts, (meaning) => heading.test(meaning));
  if (slugs.size === 0) return null;
  const isUnder = (entry: { readonly heading: { readonly slug: string } | null }): boolean =>
    entry.heading !== null && slugs.has(entry.heading.slug);
  const tables = facts.tables.filter((table) => isUnder(table) && table.rows.length > 0);
  const texts = [
    ...facts.paragraphs.filter(isUnder).map(({ text }) => text),
    ...facts.lists.filter(isUnder).flatMap(({ items }) => items.map(({ text }) => text)),
    ...tables.flatMap(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text).join(' '))),
  ];
  if (texts.length === 0) return null;
  const inColumn = (words: RegExp): boolean =>
    tables.length === 0 || tables.some((table) => hasColumn(table, words)) || texts.some((text) => words.test(text));
  return [texts.some(isEmergencyWord), inColumn(rhythm), inColumn(handling)];
});

const rhythm = /rhythm|frequen|how often|\bwhen\b|cadence|schedule|every|rhythmus|häufig|wie oft|wann|takt/i;
const handling = /handl|managed|\bhow\b|\bsteps?\b|procedure|process|treat|vorgehen|behandl|ablauf|umgang/i;

function hasColumn(table: Table, words: RegExp): boolean {
  return table.columns.some((column) => words.test(column));
}

/** The process or policy that speaks of releases. */
function holderOf(sms: Sms): Item | null {
  const isHolder = (item: Item): boolean =>
    item.inForce && claimsClause(item, clause) && ['process', 'policy', 'procedure'].includes(item.type.key);
  return [...sms.items.values()].find(isHolder) ?? null;
}
