import type { Span } from './days.ts';
import type { Duty, Scene } from './duty.ts';
import { file } from './duty.ts';

/** A process that sets intervals for the activities of a clause; the same in every life. */
export function howOften(
  { begin }: Scene,
  id: string,
  clauses: string,
  activities: readonly (readonly [activity: string, every: Span, clause?: string])[],
): Duty {
  const rows = activities.map(([activity, every, clause]) => `| ${activity} | ${clause ?? clauses} | ${every.text} |`);
  const text = file(
    [
      `id: ${id}`,
      'owner: ROL-002',
      'version: "1.0"',
      'status: approved',
      'classification: internal',
      `clauses: [${clauses
        .split(', ')
        .map((clause) => `"${clause}"`)
        .join(', ')}]`,
      `effective_from: ${begin}`,
    ],
    `## How often

| Activity | Clause | Every |
|---|---|---|
${rows.join('\n')}`,
  );
  const files = { [`content/processes/${id.toLowerCase()}.md`]: text };
  return { perfect: files, omitted: files, planted: [] };
}
