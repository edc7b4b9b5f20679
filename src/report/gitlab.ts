import type { Finding, Note } from '../core/finding/finding.ts';
import type { CheckedSms } from '../core/finding/checked-sms.ts';
import type { Severity } from '../core/model/settings.ts';
import { fingerprintsOf, fingerprintsOfNotes } from '../core/finding/fingerprint.ts';
import { defineFormat, pathInRepository } from './format.ts';
import type { RenderOptions } from './format.ts';
import { oneLine } from './plain-text.ts';

/** An entry of GitLab's code quality report; the merge request shows those whose fingerprint its target does not have. */
interface Degradation {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'blocker' | 'critical' | 'major' | 'minor' | 'info';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

const severities: Readonly<Record<Severity, Degradation['severity']>> = {
  block: 'blocker',
  error: 'critical',
  warn: 'minor',
  info: 'info',
};

/** Code quality report of GitLab (a JSON list): what counts with its severity, everything else that must be seen as `info`. */
export default defineFormat({
  name: 'gitlab',
  summary: 'GitLab code quality, shown in merge requests',
  render: (checked, options) => `${JSON.stringify(degradationsOf(checked, options), null, 2)}\n`,
});

function degradationsOf(checked: CheckedSms, options: RenderOptions): readonly Degradation[] {
  const { findings, waived, known, gaps, notes } = checked.judgement;
  const prints = fingerprintsOf(checked.sms, [...findings, ...waived, ...known, ...gaps]);
  const ofNotes = fingerprintsOfNotes(notes);
  const entry = (finding: Finding, severity: Degradation['severity'], description: string): Degradation => ({
    description: oneLine(description),
    check_name: finding.rule,
    fingerprint: prints.get(finding) ?? '',
    severity,
    location: {
      path: pathInRepository(finding.place.file, options),
      lines: { begin: finding.place.line, end: finding.place.endLine },
    },
  });
  return [
    ...findings.map((finding) =>
      finding.elsewhere
        ? entry(finding, 'info', `Due in what this change does not touch: ${finding.message} Fix: ${finding.fix}`)
        : entry(finding, severities[finding.severity], `${finding.message} Fix: ${finding.fix}`),
    ),
    ...waived.map((finding) =>
      entry(
        finding,
        'info',
        `Waived by ${finding.waiver?.id ?? ''} until ${finding.waiver?.until ?? ''}: ${finding.message}`,
      ),
    ),
    ...known.map((finding) => entry(finding, 'info', `Known since the SMS was taken over: ${finding.message}`)),
    ...gaps.map((finding) => entry(finding, 'info', `Gap, before the SMS claims to be complete: ${finding.message}`)),
    ...notes.map((note) => noteEntry(note, ofNotes.get(note) ?? '', checked, options)),
  ];
}

/** A note stands at its item, else at the settings: GitLab drops an entry without a place. */
function noteEntry(note: Note, fingerprint: string, { sms }: CheckedSms, options: RenderOptions): Degradation {
  const place = (note.item === null ? undefined : sms.items.get(note.item))?.place;
  return {
    description: oneLine(`${note.kind === 'changed' ? 'Changed' : 'Not evaluated'}: ${note.message} ${note.remedy}`),
    check_name: note.rule,
    fingerprint,
    severity: 'info',
    location: {
      path: pathInRepository(place?.file ?? 'clausebook.yaml', options),
      lines: { begin: place?.line ?? 1, end: place?.endLine ?? 1 },
    },
  };
}
