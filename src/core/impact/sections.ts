import { canonicalBody } from '../control/canonical-body.ts';
import type { Heading, SourceFacts } from '../model/facts.ts';

type Text = Pick<SourceFacts, 'body' | 'bodyLine' | 'headings'>;

const noLinks = { resolveLink: () => null };

/**
 * Sections whose own text differs between two texts; layout and order are no difference. A section that is gone or new counts
 * for the one it stood or stands in.
 *
 * @param before older text
 * @param after newer text
 * @returns anchors of both; null where what stands before the first heading differs, which belongs to no section
 */
export function changedSections(before: Text, after: Text): ReadonlySet<string> | null {
  const [old, now] = [sectionsOf(before), sectionsOf(after)];
  if ((old.get('')?.text ?? '') !== (now.get('')?.text ?? '')) return null;
  const changed = new Set<string>();
  for (const slug of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(slug), now.get(slug)];
    if (was?.text === is?.text) continue;
    changed.add(slug);
    const only = was === undefined ? is : is === undefined ? was : undefined;
    if (only !== undefined && only.parent !== null) changed.add(only.parent);
  }
  return changed;
}

/**
 * A section and the ones inside it.
 *
 * @param headings headings of the text in order
 * @param slug anchor of the section
 */
export function sectionsWithin(headings: readonly Heading[], slug: string): ReadonlySet<string> {
  const at = headings.findIndex((heading) => heading.slug === slug);
  const top = headings[at];
  if (top === undefined) return new Set([slug]);
  const rest = headings.slice(at + 1);
  const end = rest.findIndex(({ depth }) => depth <= top.depth);
  return new Set([slug, ...(end < 0 ? rest : rest.slice(0, end)).map((heading) => heading.slug)]);
}

interface Section {
  /** The heading and the text up to the next heading, in canonical form. */
  readonly text: string;
  readonly parent: string | null;
}

function sectionsOf({ body, bodyLine, headings: all }: Text): ReadonlyMap<string, Section> {
  const lines = body.split(/\r\n|\r|\n/);
  const sections = new Map<string, Section>();
  const headings = all.map((heading) => ({ ...heading, at: heading.place.line - bodyLine }));
  const textBetween = (from: number, to: number | undefined): string =>
    canonicalBody(lines.slice(from, to).join('\n'), noLinks).trim();
  const intro = textBetween(0, headings[0]?.at);
  if (intro !== '') sections.set('', { text: intro, parent: null });
  headings.forEach(({ slug, depth, at }, index) => {
    const parent = headings.slice(0, index).findLast((heading) => heading.depth < depth);
    sections.set(slug, { text: textBetween(at, headings[index + 1]?.at), parent: parent?.slug ?? null });
  });
  return sections;
}
