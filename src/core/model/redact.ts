import { fieldsOfType } from '../types/fields-of-type.ts';
import { parseTypeExpression } from '../types/type-expression.ts';
import type { Shape } from '../types/type-expression.ts';
import type { SourceFacts } from './facts.ts';
import type { FieldMap } from './fields.ts';
import { isFieldMap } from './fields.ts';
import type { FieldOrigin, Item, Register } from './item.ts';
import type { Withholding } from './withholding.ts';
import { withheldMark } from './withheld-names.ts';

/** Declared shape of a field; null where nothing declares it. */
type ShapeOf = (name: string) => Shape | null;

/** Removes what is withheld from fields, items and files. Values without a trace of it are given back as they are. */
export class Redactor {
  readonly #withheld: Withholding;
  readonly #facts = new Map<SourceFacts, SourceFacts>();
  readonly #shapes = new Map<string, ShapeOf>();

  constructor(withheld: Withholding) {
    this.#withheld = withheld;
  }

  /** A text that may be words; null stays null. */
  text<T extends string | null>(text: T): T {
    return (text === null ? null : this.#withheld.mask(text)) as T;
  }

  /** An id, or null when it is withheld. */
  id(id: string | null): string | null {
    return id === null || this.#withheld.hides(id) ? null : id;
  }

  /**
   * Fields without ids of what is withheld: a value that is such an id goes with its key, a list that loses all its
   * entries goes too (an empty one would say "none"), ids among other words are masked.
   */
  fields(fields: FieldMap, shapeOf: ShapeOf = () => null): FieldMap {
    const entries = Object.entries(fields);
    const kept = entries.flatMap(([name, value]) => {
      const redacted = this.#withheld.names(name) ? undefined : this.#value(value, subjectsOf(shapeOf(name)));
      return redacted === undefined ? [] : [[name, redacted] as const];
    });
    return kept.length === entries.length && kept.every(([name, value]) => value === fields[name])
      ? fields
      : Object.fromEntries(kept);
  }

  item(item: Item): Item {
    const shapeOf = this.#shapesOf(item);
    const fields = this.fields(item.fields, shapeOf);
    return {
      ...item,
      title: this.text(item.title),
      summary: this.text(item.summary),
      facts: item.facts === null ? null : this.facts(item.facts),
      stated: this.fields(item.stated, shapeOf),
      fields,
      origins: this.#origins(item, fields, shapeOf),
      owner: this.id(item.owner),
      // The act stays, so that nothing approved looks unapproved; who acted is not told.
      approvals: item.approvals.map((entry) => ({ ...entry, by: this.id(entry.by) ?? '', role: this.id(entry.role) })),
      claims: item.claims.map((claim) => ({ ...claim, section: this.text(claim.section) })),
    };
  }

  register(register: Register): Register {
    return {
      ...register,
      title: this.text(register.title),
      owner: this.id(register.owner),
      facts: this.facts(register.facts),
      rows: register.rows.filter((id) => !this.#withheld.hides(id)),
      reviewLog: register.reviewLog.map((entry) => ({
        ...entry,
        by: this.id(entry.by),
        outcome: this.text(entry.outcome),
      })),
    };
  }

  /**
   * A file without withheld metadata. The body and what was read from it stay: the renderer masks them. Where the
   * frontmatter names something withheld its lines are blank in `text`, so that the lines below keep their numbers.
   */
  facts(facts: SourceFacts): SourceFacts {
    const known = this.#facts.get(facts);
    if (known !== undefined) return known;
    const head = facts.text.split('\n').slice(0, facts.bodyLine - 1);
    const isClean = !this.#withheld.names(head.join('\n'));
    const fields = this.fields(facts.fields);
    const problems = facts.problems.filter((problem) => ![problem.actual, problem.expected].some(this.#withheld.names));
    const isUnchanged = isClean && fields === facts.fields && problems.length === facts.problems.length;
    const redacted = isUnchanged ? facts : withMetadata(facts, { isClean, fields, problems });
    this.#facts.set(facts, redacted);
    return redacted;
  }

  /** The value, or undefined when it is to go. */
  #value(value: unknown, subjects: ReadonlySet<string>): unknown {
    if (typeof value === 'string') return this.#words(value);
    if (Array.isArray(value)) {
      const entries: readonly unknown[] = value;
      const kept = entries.map((entry) =>
        isFieldMap(entry) ? this.#entry(entry, subjects) : this.#value(entry, noSubjects),
      );
      if (kept.every((entry, index) => entry === entries[index])) return entries;
      const left = kept.filter((entry) => entry !== undefined);
      return left.length === 0 ? undefined : left;
    }
    return isFieldMap(value) ? this.#entry(value, noSubjects) : value;
  }

  /** A map; it goes when it is about something withheld, or when nothing of it is left. */
  #entry(entry: FieldMap, subjects: ReadonlySet<string>): FieldMap | undefined {
    const kept = this.fields(entry);
    if (kept === entry) return entry;
    const isLost = Object.keys(entry).some(
      (key) => (subjects.has(key) || alwaysSubjects.has(key)) && !Object.hasOwn(kept, key),
    );
    return isLost || Object.keys(kept).length === 0 ? undefined : kept;
  }

  #words(text: string): string | undefined {
    const [id = ''] = text.split('#');
    if (this.#withheld.hides(id.trim())) return undefined;
    const masked = this.#withheld.mask(text);
    return masked !== text && !/[\p{L}\p{N}]/u.test(masked.replaceAll(withheldMark, '')) ? undefined : masked;
  }

  /** Declared shapes of the fields of an item; the same for all items of a type and kind. */
  #shapesOf({ type, kind }: Item): ShapeOf {
    const key = `${type.key} ${kind?.key ?? ''}`;
    const known = this.#shapes.get(key);
    if (known !== undefined) return known;
    const types = new Map(fieldsOfType(type, kind).map((field) => [field.name, field.type]));
    const shapeOf: ShapeOf = (name) => {
      const expression = types.get(name);
      return expression === undefined ? null : parseTypeExpression(expression);
    };
    this.#shapes.set(key, shapeOf);
    return shapeOf;
  }

  /** Places of the rows of a table of the body, for the rows that are left. */
  #origins(item: Item, fields: FieldMap, shapeOf: ShapeOf): Item['origins'] {
    const origins: Record<string, FieldOrigin> = {};
    for (const [name, origin] of Object.entries(item.origins)) {
      if (!Object.hasOwn(fields, name)) continue;
      const before = item.fields[name];
      const hasLost = origin.kind === 'body' && Array.isArray(before) && before !== fields[name];
      origins[name] = hasLost
        ? {
            ...origin,
            rows: origin.rows.filter(
              (_, index) => this.#value([before[index]], subjectsOf(shapeOf(name))) !== undefined,
            ),
          }
        : origin;
    }
    return origins;
  }
}

/** A file with other metadata; what stands in its body is read when somebody asks, as in the file itself. */
function withMetadata(
  facts: SourceFacts,
  changed: Pick<SourceFacts, 'fields' | 'problems'> & { readonly isClean: boolean },
): SourceFacts {
  return {
    file: facts.file,
    sha256: facts.sha256,
    hasFrontmatter: facts.hasFrontmatter,
    bodyLine: facts.bodyLine,
    headings: facts.headings,
    opening: facts.opening,
    fields: changed.fields,
    problems: changed.problems,
    get text() {
      if (changed.isClean) return facts.text;
      return facts.text
        .split('\n')
        .map((line, index) => (index < facts.bodyLine - 1 ? '' : line))
        .join('\n');
    },
    get body() {
      return facts.body;
    },
    get written() {
      return facts.written;
    },
    get tables() {
      return facts.tables;
    },
    get lists() {
      return facts.lists;
    },
    get paragraphs() {
      return facts.paragraphs;
    },
    get links() {
      return facts.links;
    },
    get codeBlocks() {
      return facts.codeBlocks;
    },
    locate: (path) => facts.locate(path),
    locateValue: (path) => facts.locateValue(path),
  };
}

const noSubjects: ReadonlySet<string> = new Set();

/** Keys that say what an entry of a list is about, whatever the field is. */
const alwaysSubjects: ReadonlySet<string> = new Set(['id', 'target', 'ref']);

/** The first entry of a declared record, where it names an item: `person` of a post, `process` of an interface. */
function subjectsOf(shape: Shape | null): ReadonlySet<string> {
  if (shape?.kind === 'list') return subjectsOf(shape.of);
  if (shape?.kind === 'choice') return new Set(shape.of.flatMap((of) => [...subjectsOf(of)]));
  const [first] = shape?.kind === 'record' ? shape.entries : [];
  return first !== undefined && holdsReference(first.shape) ? new Set([first.name]) : noSubjects;
}

function holdsReference(shape: Shape): boolean {
  return shape.kind === 'reference' || (shape.kind === 'choice' && shape.of.some(holdsReference));
}
