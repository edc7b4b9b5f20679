import { plainValue } from '../../core/history/plain-value.ts';
import { comparableText } from '../../core/history/redline.ts';
import { fieldLabel } from '../field-label.ts';
import type { Site } from '../site.ts';
import { hasText } from './history-page.ts';
import { hasHistory } from './paths.ts';
import { redlineText } from './redline-view.ts';
import { stepsOf } from './steps.ts';

/** `history/text-version-1.0.json`: the text of a version, for comparison in a reader's browser. */
export interface VersionText {
  readonly label: string;
  /** The text line by line, without wrapping. */
  readonly lines: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  /** Pictures and attachments: path -> SHA-256. */
  readonly files: Readonly<Record<string, string>>;
}

interface TextPath {
  readonly params: { readonly item: string; readonly text: string };
  readonly props: { readonly id: string; readonly key: string };
}

/** Paths of the texts of all versions that can be compared. */
export function versionTextPaths(site: Site): readonly TextPath[] {
  const { items } = site.checked.sms;
  return [...items.keys()].flatMap((id) => {
    if (!hasHistory(site, id)) return [];
    const steps = stepsOf(site, id).filter(hasText);
    // Two texts stand compared on the page.
    return steps.length < 3
      ? []
      : steps.map(({ key }) => ({ params: { item: id.toLowerCase(), text: `text-${key}` }, props: { id, key } }));
  });
}

/**
 * The text of one version.
 *
 * @param site the site
 * @param id id of an item
 * @param key name of the version on the page of its history
 */
export function versionText(site: Site, id: string, key: string): VersionText {
  const step = stepsOf(site, id).find((candidate) => candidate.key === key);
  if (step === undefined || step.snapshot === null) throw new Error(`${id} has no text ${key}.`);
  const { type } = step.snapshot;
  const { lines, fields, files } = comparableText(redlineText(site, step.snapshot));
  return {
    label: step.label,
    lines,
    files,
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, words]) => [fieldLabel(name, type), plainValue(words)]),
    ),
  };
}
