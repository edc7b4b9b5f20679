import { isMap } from 'yaml';
import { bodyOn, earlierBody, withRightsFrom, withoutHeadings } from './dated-body.ts';
import type { Cut, DayView } from './dated-frontmatter.ts';
import { applyCuts, endOf, laterParts, scalarOf, startOf } from './dated-frontmatter.ts';
import type { DemoText } from './demo-files.ts';
import type { PlannedVersion, VersionedDocument } from './document-versions.ts';
import { lastDay, wave, withoutSections, yearly } from './story.ts';

/** Agreements that the complete system renegotiated would have run until this day. */
const earlierTermEnd = '2026-03-31';

/** A state of a document on its way. */
export interface DocumentState {
  readonly status: string;
  /** Lines of its approval entries. */
  readonly entryLines: readonly string[];
  /** How much of the final text is left out, 0 to 1. */
  readonly level: number;
  /** What was so on the day of the state. */
  readonly view: DayView;
}

/**
 * Text of a document in a version and state.
 *
 * @param document the document
 * @param version which version
 * @param state how far it has come
 */
export function documentText(document: VersionedDocument, version: PlannedVersion, state: DocumentState): string {
  const { text } = document;
  const yaml = frontmatterOf(text, version, state);
  const body = version.isFinal && state.level === 0 ? text.body : earlierText(text, version, state);
  return `---\n${yaml}---\n${body}`;
}

function earlierText({ id, body }: DemoText, version: PlannedVersion, { level, view }: DocumentState): string {
  const dropped = withoutSections[`${id} ${version.version}`];
  const shorter = earlierBody(version.isFinal ? body : withRightsFrom(body, version.approved), level, id);
  const older = yearly.has(id) ? withYear(shorter, version.inForce.slice(0, 4)) : shorter;
  const dated = version.isFinal ? shorter : bodyOn(older, view);
  return dropped === undefined ? dated : withoutHeadings(dated, dropped);
}

/** The year of the story's end, where it stands alone, becomes another one. */
function withYear(body: string, year: string): string {
  return body.replaceAll(new RegExp(`(?<![-\\d])${lastDay.slice(0, 4)}(?!-\\d)`, 'g'), year);
}

function frontmatterOf(text: DemoText, version: PlannedVersion, state: DocumentState): string {
  const { map, yaml } = text;
  const cuts: Cut[] = [];
  const approvals = map.items.find((pair) => String(pair.key) === 'approvals');
  const end = yaml.indexOf('\n', endOf(approvals ?? map)) + 1;
  if (approvals !== undefined) {
    const insert =
      state.entryLines.length === 0 ? '' : `approvals:\n${state.entryLines.map((line) => `${line}\n`).join('')}`;
    cuts.push({ from: startOf(approvals), to: end, insert });
  }
  const set = (name: string, value: string): void => {
    const node: unknown = map.get(name, true);
    if (node !== undefined) cuts.push({ from: startOf(node), to: endOf(node), insert: value });
  };
  if (state.status !== scalarOf(map, 'status')) set('status', state.status);
  if (!version.isFinal) {
    set('version', `"${version.version}"`);
    set('effective_from', version.inForce);
    set('from', version.inForce);
    if (version.inForce < wave.inForce && map.has('from')) set('to', earlierTermEnd);
    const horizon: unknown = map.get('horizon');
    if (isMap(horizon) && (scalarOf(horizon, 'from') ?? '') > version.inForce) {
      set('horizon', `{from: ${version.inForce}, to: ${version.inForce.slice(0, 4)}-12-31}`);
    }
  }
  const later = laterParts(yaml, map, { ...state.view, isFinal: version.isFinal, laterFields: {} });
  const isInApprovals = ({ from }: Cut): boolean => approvals !== undefined && from >= startOf(approvals) && from < end;
  return applyCuts(yaml, [...later.filter((cut) => !isInApprovals(cut)), ...cuts]);
}

/** Heading of a text; its id where it has none. */
export function titleOf({ body, id }: DemoText): string {
  return /^# (.*)$/m.exec(body)?.[1] ?? id;
}
