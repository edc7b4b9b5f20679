import type { CheckedSms } from '../core/finding/checked-sms.ts';
import type { Finding, Note, RelatedPlace, RuleInfo } from '../core/finding/finding.ts';
import { summarize } from '../core/finding/order.ts';
import { basisInWords } from '../core/finding/words.ts';
import type { Place } from '../core/model/place.ts';
import type { Severity } from '../core/model/settings.ts';
import { fingerprintsOf } from '../core/finding/fingerprint.ts';
import { defineFormat, pathInRepository } from './format.ts';
import type { RenderOptions } from './format.ts';

type Json = Readonly<Record<string, unknown>>;

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  block: 'error',
  error: 'error',
  warn: 'warning',
  info: 'note',
};

// Kinds of notifications: a rule without a result, and what is missing before the SMS claims to be complete.
const notEvaluated = notification(
  'not-evaluated',
  'A rule, or a part of one, could not be evaluated.',
  'Nothing is guessed where something is not known. The message says what to do so that it can be evaluated.',
);
const changed = notification(
  'changed',
  'The settings have lowered a rule or changed its parameters.',
  'The organization asks for less, or for something else, than is usual. Whoever changes the settings answers for it.',
);
const gap = notification(
  'gap',
  'Missing before the SMS claims to be complete; no finding.',
  'It becomes a finding on the day that `in_force_from` states in clausebook.yaml.',
);

/** Code scanning of GitHub wants all of it, of notifications too. */
function notification(id: string, short: string, more: string): Json {
  return { id, shortDescription: text(short), fullDescription: text(`${short} ${more}`), help: text(more) };
}

/** SARIF 2.1.0 (OASIS): one run. */
export default defineFormat({
  name: 'sarif',
  summary: 'SARIF 2.1.0, for code scanning',
  render: (checked, options) => `${JSON.stringify(buildSarif(checked, options), null, 2)}\n`,
});

function buildSarif(checked: CheckedSms, options: RenderOptions): Json {
  const { sms, judgement } = checked;
  const log = new RunWriter(checked, options);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Clausebook',
            ...(options.toolVersion === undefined ? {} : { version: options.toolVersion }),
            rules: judgement.rules.map((rule) => descriptorOf(rule, options)),
            notifications: [notEvaluated, gap, changed],
          },
        },
        // Findings alone do not make a run unsuccessful: this run did what it was started for.
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [
              ...judgement.notes.map((note) => log.note(note)),
              ...judgement.gaps.map((finding) => log.gap(finding)),
            ],
          },
        ],
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: text('Root of the repository.') } },
        results: [...judgement.findings, ...judgement.waived, ...judgement.known].map((finding) => log.result(finding)),
        properties: { organization: sms.settings.organization, asOf: sms.asOf, summary: summarize(judgement) },
      },
    ],
  };
}

function descriptorOf(rule: RuleInfo, { ruleUrl }: RenderOptions): Json {
  const url = ruleUrl?.(rule.id) ?? null;
  return {
    id: rule.id,
    name: rule.name,
    shortDescription: text(rule.summary),
    fullDescription: text(`${rule.summary} Clause ${rule.clause}: ${basisInWords[rule.basis]}.`),
    help: text(rule.fix),
    ...(url === null ? {} : { helpUri: url }),
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { severity: rule.severity, basis: rule.basis, clause: rule.clause, tags: [`clause ${rule.clause}`] },
  };
}

class RunWriter {
  readonly #checked: CheckedSms;
  readonly #options: RenderOptions;
  readonly #fingerprints: ReadonlyMap<Finding, string>;
  readonly #ruleIndex: ReadonlyMap<string, number>;
  readonly #known: ReadonlySet<Finding>;

  constructor(checked: CheckedSms, options: RenderOptions) {
    const { findings, waived, known, rules } = checked.judgement;
    this.#checked = checked;
    this.#options = options;
    this.#fingerprints = fingerprintsOf(checked.sms, [...findings, ...waived, ...known]);
    this.#known = new Set(known);
    this.#ruleIndex = new Map(rules.map((rule, index) => [rule.id, index]));
  }

  result(finding: Finding): Json {
    const index = this.#ruleIndex.get(finding.rule);
    return {
      ruleId: finding.rule,
      ...(index === undefined ? {} : { ruleIndex: index }),
      level: finding.elsewhere ? 'note' : levels[finding.severity],
      message: text(finding.message),
      locations: [this.#location(finding.place, finding.item)],
      ...(finding.related.length === 0
        ? {}
        : { relatedLocations: finding.related.map((place, id) => this.#related(place, id)) }),
      partialFingerprints: { 'clausebook/v1': this.#fingerprints.get(finding) ?? '' },
      // Where one result has the property, all must have it (3.27.23).
      suppressions: this.#suppressionsOf(finding),
      properties: withoutNulls({
        severity: finding.severity,
        basis: finding.basis,
        clause: finding.clause,
        item: finding.item,
        actual: finding.actual,
        expected: finding.expected,
        fix: finding.fix,
        due: finding.due,
        clock: finding.clock,
      }),
    };
  }

  note(note: Note): Json {
    const item = note.item === null ? undefined : this.#checked.sms.items.get(note.item);
    return {
      descriptor: note.kind === 'changed' ? { id: changed.id, index: 2 } : { id: notEvaluated.id, index: 0 },
      associatedRule: this.#rule(note.rule),
      level: 'note',
      message: text(`${note.message} ${note.remedy}`),
      ...(item === undefined ? {} : { locations: [this.#location(item.place, item.id)] }),
    };
  }

  gap(finding: Finding): Json {
    return {
      descriptor: { id: gap.id, index: 1 },
      associatedRule: this.#rule(finding.rule),
      level: 'none',
      message: text(finding.message),
      locations: [this.#location(finding.place, finding.item)],
    };
  }

  #rule(id: string): Json {
    const index = this.#ruleIndex.get(id);
    return { id, ...(index === undefined ? {} : { index }) };
  }

  #suppressionsOf(finding: Finding): readonly Json[] {
    if (finding.waiver !== null) return [this.#suppression(finding.waiver)];
    return this.#known.has(finding)
      ? [
          {
            kind: 'external',
            status: 'accepted',
            justification: 'Known since the SMS was taken over.',
            properties: { baseline: this.#checked.sms.baseline?.file ?? null },
          },
        ]
      : [];
  }

  #suppression(waiver: NonNullable<Finding['waiver']>): Json {
    const item = this.#checked.sms.items.get(waiver.id);
    return {
      kind: 'external',
      status: 'accepted',
      justification: `Waiver ${waiver.id}, until ${waiver.until}${item === undefined ? '' : `: ${item.title}`}`,
      ...(item === undefined ? {} : { location: this.#location(item.place, item.id) }),
      properties: { waiver: waiver.id, until: waiver.until },
    };
  }

  #related({ item, message, place }: RelatedPlace, id: number): Json {
    return { id, message: text(message), ...(place === null ? {} : this.#physical(place)), ...logical(item) };
  }

  #location(place: Place, item: string | null): Json {
    return { ...this.#physical(place), ...logical(item) };
  }

  #physical(place: Place): Json {
    return {
      physicalLocation: {
        artifactLocation: { uri: uriOf(pathInRepository(place.file, this.#options)), uriBaseId: '%SRCROOT%' },
        region: {
          startLine: place.line,
          startColumn: place.column,
          endLine: place.endLine,
          endColumn: place.endColumn,
        },
      },
    };
  }
}

function logical(item: string | null): Json {
  return item === null ? {} : { logicalLocations: [{ name: item, fullyQualifiedName: item }] };
}

/** Relative reference of RFC 3986 for a path: everything but unreserved characters is percent-encoded. */
function uriOf(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

/** A message in plain text: braces would be placeholders, `[words](target)` would be a link (3.11.5, 3.11.6). */
function text(words: string): { readonly text: string } {
  return { text: words.replaceAll(/[{}]/g, '$&$&').replaceAll('](', '] (') };
}

function withoutNulls(properties: Json): Json {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
}
