import { z } from 'zod';
import type { ForeignClause, Imported, ImportWish } from './imported.ts';
import { clausesAsWritten, CodeGiver, oneLine, standardIdOf } from './imported.ts';

// https://pages.nist.gov/OSCAL/resources/concepts/layer/control/catalog/: groups hold groups or controls, controls hold controls.
const list = z.array(z.unknown()).default([]);
const unit = z.object({
  id: z.string().optional(),
  title: z.string().default(''),
  props: z.array(z.object({ name: z.string(), value: z.unknown() })).default([]),
  parts: list,
  params: list,
  groups: list,
  controls: list,
});
const part = z.object({ name: z.string().default(''), prose: z.string().default(''), parts: list });
const catalogSchema = z.object({
  catalog: unit.omit({ title: true }).extend({
    metadata: z.object({ title: z.string().min(1), version: z.string().default(''), remarks: z.string().optional() }),
  }),
});

/** Deeper units than this are left out: nobody writes them, and a file may be made to have no end. */
const deepest = 12;

/**
 * A standard from an OSCAL catalog. Ids, titles, groups and order stay; a withdrawn control is no requirement any more.
 *
 * @param data the JSON or YAML as plain data
 * @param wish what is asked for
 * @returns null when it is no OSCAL catalog
 */
export function fromOscal(data: unknown, wish: ImportWish): Imported | null {
  const parsed = catalogSchema.safeParse(data);
  if (!parsed.success) return null;
  const { catalog } = parsed.data;
  const { title, version } = catalog.metadata;
  const reading = new Reading(wish.withText);
  reading.units(catalog.groups, catalog.controls, null, 1);
  const name =
    (version === '' || title.includes(version) ? title : `${title} ${version}`).trim() || 'Imported standard';
  return {
    standard: {
      id: wish.id ?? standardIdOf(name),
      reference: wish.reference ?? oneLine(name, 120),
      title: oneLine(title, 500) || name,
      clauses: clausesAsWritten(reading.clauses),
    },
    leftOut: reading.leftOut(),
  };
}

class Reading {
  readonly clauses: ForeignClause[] = [];
  readonly #codes = new CodeGiver();
  readonly #withText: boolean;
  #texts = 0;
  #parameters = 0;
  #withdrawn = 0;
  #unread = 0;

  constructor(withText: boolean) {
    this.#withText = withText;
  }

  units(groups: readonly unknown[], controls: readonly unknown[], parent: string | null, depth: number): void {
    for (const group of groups) this.#unit(group, false, parent, depth);
    for (const control of controls) this.#unit(control, true, parent, depth);
  }

  #unit(data: unknown, isControl: boolean, parent: string | null, depth: number): void {
    const parsed = unit.safeParse(data);
    if (!parsed.success || depth > deepest) {
      this.#unread += 1;
      return;
    }
    const { id, title, props, parts, params, groups, controls } = parsed.data;
    const code = this.#codes.give(id ?? (title === '' ? 'group' : title));
    const isWithdrawn = props.some(
      ({ name, value }) => name === 'status' && String(value).toLowerCase() === 'withdrawn',
    );
    if (isWithdrawn) this.#withdrawn += 1;
    this.#parameters += params.length;
    const text = statementOf(parts, 1);
    if (text !== '') this.#texts += 1;
    this.clauses.push({
      id: code,
      title: oneLine(title, 500) || code,
      parent,
      normative: isControl && !isWithdrawn,
      summary: this.#withText ? text.slice(0, 20_000) : '',
      typicalEvidence: [],
    });
    this.units(groups, controls, code, depth + 1);
  }

  leftOut(): readonly string[] {
    const sentences = [
      this.#texts > 0 && !this.#withText
        ? `The texts of ${this.#texts} units, which may be under copyright (--with-text takes them over).`
        : null,
      this.#withText ? 'Guidance and everything else but the statements.' : null,
      this.#parameters > 0 ? `${this.#parameters} parameters.` : null,
      this.#withdrawn > 0 ? `${this.#withdrawn} withdrawn controls are kept as headings: nothing is asked for.` : null,
      this.#unread > 0 ? `${this.#unread} units that cannot be read or lie deeper than ${deepest} levels.` : null,
      this.#codes.words(),
    ];
    return sentences.flatMap((sentence) => sentence ?? []);
  }
}

/** What a control asks for: its statement with the items below it; of a group its objective or overview. */
function statementOf(parts: readonly unknown[], depth: number): string {
  const texts = parts.flatMap((data) => {
    const parsed = part.safeParse(data);
    if (!parsed.success || depth > deepest) return [];
    const { name, prose, parts: inner } = parsed.data;
    if (!['statement', 'item', 'objective', 'overview'].includes(name)) return [];
    // `{{ insert: param, ac-1_prm_1 }}` stands for a value that each organization sets.
    const own = prose.replaceAll(/\{\{\s*insert:\s*param,\s*([^}\s]+)\s*\}\}/g, '[$1]').trim();
    return [own, statementOf(inner, depth + 1)].filter((text) => text !== '');
  });
  return texts.join('\n');
}
