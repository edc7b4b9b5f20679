import { z } from 'zod';
import { parseDuration } from '../lifecycle/calendar.ts';
import { lifecycles } from '../lifecycle/lifecycles.ts';
import { lifecycleKeys } from '../types/own-type-problems.ts';
import { parseTypeExpression } from '../types/type-expression.ts';
import type { ItemTypeDeclaration } from '../types/declaration.ts';
import { isColour, isReadable } from './colour.ts';
import { defaultIdPattern, interfaceLanguages } from './settings.ts';
import type { InterfaceLanguage, Settings } from './settings.ts';

const date = z.iso.date('expected a day as YYYY-MM-DD');
const duration = z.string().refine((text) => parseDuration(text) !== null, 'expected a duration such as P12M');
const severity = z.enum(['block', 'error', 'warn', 'info', 'off']);
const classification = z.enum(['public', 'customer', 'internal', 'restricted']);
const control = z.enum(['full', 'light', 'register', 'record']);
const grade = z.enum(['A', 'B', 'C', 'D']);
const level = z.enum(['essential', 'standard', 'advanced']);
const isInside = (path: string): boolean =>
  !path.startsWith('/') && !/^[A-Za-z]:/.test(path) && !path.split(/[\\/]/).includes('..');
const folder = z.string().refine(isInside, 'expected a folder inside the repository');
const file = z.string().min(1).refine(isInside, 'expected a file inside the repository');
const packageName = z
  .string()
  .regex(
    /^(?:@[a-z\d][\w.-]*\/)?[a-z\d][\w.-]*$/,
    'expected the name of an installed package such as remark-lint-no-dead-urls',
  );
const pattern = z.string().refine((text) => isPattern(text), 'expected a regular expression');

const expression = z.string().refine((text) => {
  try {
    parseTypeExpression(text);
    return true;
  } catch {
    return false;
  }
}, 'expected a type expression such as list<{what: text, due: date}>');

const lifecycle = z.enum(lifecycleKeys);

// The schema of an editor cannot know the life cycle beside it, so it offers the states of all.
const state = z
  .string()
  .meta({ enum: ['always', ...new Set(Object.values(lifecycles).flatMap(({ states }) => states))] });

const ownKey = z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected small letters, digits and hyphens, such as fire-drill');

const prefix = z.string().regex(/^[A-Z]{2,4}$/, 'expected two to four capital letters, such as DRL');

const field = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/, 'expected small letters, digits and underscores, such as held_on'),
  type: expression,
  supply: z.enum(['typed', 'default', 'derived', 'command']).default('typed'),
  requiredFrom: state.nullable().default(null),
  when: z
    .union([
      z.strictObject({ field: z.string(), is: z.array(z.string()) }),
      z.strictObject({ absent: z.string() }),
      z.strictObject({ control }),
      z.strictObject({ lifecycle }),
      z.strictObject({ text: z.string() }),
    ])
    .optional(),
  source: z
    .strictObject({
      heading: z.string(),
      form: z.enum(['table', 'list', 'text', 'headings']),
      columns: z.record(z.string(), z.array(z.string())).optional(),
    })
    .optional(),
  verb: z.string().optional(),
  note: z.string().optional(),
});

const claimsBy = z.strictObject({
  always: z.array(z.string()).optional(),
  field: z.string().optional(),
  values: z.record(z.string(), z.array(z.string())).optional(),
});

const kind = z.strictObject({
  key: ownKey,
  formerName: z.string().optional(),
  prefix: prefix.optional(),
  level: level.optional(),
  control: control.optional(),
  classification: classification.optional(),
  clauses: z.array(z.string()).default([]),
  claimsBy: claimsBy.optional(),
  fields: z.array(field).optional(),
  headings: z.array(z.string()).optional(),
});

const itemType = z.strictObject({
  key: ownKey,
  prefix,
  level: level.default('essential'),
  pack: z.string().optional(),
  group: z.string().default('Own types'),
  purpose: z.string(),
  class: z.enum(['document', 'record', 'master']),
  storage: z.enum(['file', 'row', 'section', 'data']).default('file'),
  control,
  lifecycle,
  classification: classification.optional(),
  personalData: z.boolean().optional(),
  eventDriven: z.boolean().optional(),
  clauses: z.array(z.string()).default([]),
  claimsBy: claimsBy.optional(),
  alwaysClaims: z.array(z.string()).optional(),
  kinds: z.array(kind).optional(),
  fields: z.array(field).default([]),
  relations: z.array(z.strictObject({ verb: z.string(), to: z.array(z.string()) })).default([]),
  retention: z.string().default('as decided'),
  headings: z.array(z.string()).default([]),
  section: z.strictObject({ parent: z.string(), list: z.string(), heading: z.string() }).optional(),
  belowLevel: z.string().optional(),
  typedBudget: z.int().optional(),
  without: z.array(z.string()).optional(),
  note: z.string().optional(),
});

const ending = z
  .string()
  .regex(/^(?:\.[a-z0-9]+)+$/i, 'expected what the names of files end in, such as .html.md.erb')
  .refine((text) => !/\.csv$/i.test(text), 'expected the ending of texts: .csv is that of data');

const foreign = z.strictObject({
  files: z.string(),
  endings: z.array(ending).optional(),
  bare: z.boolean().optional(),
  type: z.string().optional(),
  kind: z.string().optional(),
  id: z.string().optional(),
  keys: z.record(z.string(), z.string()).optional(),
  defaults: z.record(z.string(), z.unknown()).optional(),
  values: z.record(z.string(), z.record(z.string(), z.string().nullable())).optional(),
  links: z.record(z.string(), z.string()).optional(),
  ignore: z.array(z.string()).optional(),
});

const platformKey = z.strictObject({
  name: z.string().min(1).describe('Name of the platform, as in "GitHub".'),
  key: z.string().min(1).describe('OpenSSH public key, its SHA256 fingerprint, or armored OpenPGP public keys.'),
  from: date.nullish().describe('First day on which the key counts.'),
  to: date.nullish().describe('Last day on which the key counts.'),
});

const rule = z.union([
  severity,
  z.strictObject({
    severity: severity.optional(),
    parameters: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
]);

/** `clausebook.yaml` as people write it: snake_case keys, everything but the organization has a default. */
export const settingsSchema = z.strictObject({
  organization: z.string().min(1).describe('Name of the organization, as on the certificate.'),
  site: z
    .strictObject({
      title: z.string().optional().describe('Title of the manual.'),
      language: z
        .enum(interfaceLanguages)
        .optional()
        .describe(
          'Language in which the manual speaks of itself; without it that of `language` where it is one of these, else English.',
        ),
      url: z
        .url('expected an address such as https://manual.example.com')
        .optional()
        .describe('Address under which the manual is published.'),
      base: z
        .string()
        .regex(/^\/(?:[\w.~-]+\/)*[\w.~-]*$/, 'expected a path that begins with /')
        .default('/')
        .describe('Path below that address.'),
      feedback: z.string().optional().describe('Address for "this is wrong" (https or mailto).'),
      edit: z.string().optional().describe('Address of the repository for editing; the path of the file is appended.'),
      logo: z
        .string()
        .refine(isInside, 'expected a file inside the repository')
        .refine((path) => /\.(?:svg|png|webp|jpe?g)$/i.test(path), 'expected a picture: svg, png, webp or jpg')
        .optional()
        .describe('Picture in the header, by its path from the folder of the SMS.'),
      accent: z
        .string()
        .refine(isColour, 'expected a colour such as #1d5a8c')
        .refine(
          (colour) => !isColour(colour) || isReadable(colour),
          'expected a darker colour, with a contrast of at least 4.5 to the pages, so that everybody can read it',
        )
        .optional()
        .describe('Colour of links and marks.'),
      accent_dark: z
        .string()
        .refine(isColour, 'expected a colour such as #86bdea')
        .optional()
        .describe('The same for dark screens; a lighter shade of the accent by default.'),
      footer: z
        .array(
          z.strictObject({
            text: z.string().min(1),
            href: z
              .string()
              .regex(
                /^(?:https?:\/\/|mailto:|\/(?!\/))/i,
                'expected an address (https or mailto) or a path of the manual such as /pol-001/',
              )
              .optional(),
          }),
        )
        .max(8)
        .default([])
        .describe('Lines and links at the foot of every page, such as the imprint.'),
      paper_copies: z
        .record(z.string(), z.string())
        .default({})
        .describe(
          'Items that are also kept on paper as controlled copies, with the role that issues and exchanges them: {CTP-001: ROL-020}.',
        ),
      terms_not_in: z
        .array(z.string())
        .default([])
        .describe("Globs of files, and ids, in whose texts terms of the glossary are not explained; '**' for all."),
    })
    .prefault({}),
  standards: z
    .array(z.string())
    .min(1)
    .default(['iso20000-1-2018'])
    .describe('Standards whose clauses are traced, the primary one first.'),
  own_standards: z
    .array(file)
    .max(20)
    .default([])
    .describe('Files with standards of your own, from the folder of clausebook.yaml; see docs/standards.md.'),
  roots: z.array(folder).min(1).default(['policies', 'content']).describe('Folders that hold the SMS.'),
  exclude: z.array(z.string()).default([]).describe('Globs of files that are no part of it.'),
  time_zone: z
    .string()
    .refine((zone) => isTimeZone(zone), 'expected an IANA time zone such as Europe/London')
    .default('UTC'),
  language: z.string().default('en'),
  level: level.default('essential').describe('Which item types and rules are loaded.'),
  packs: z.array(z.string()).default([]).describe('Single packs of types besides the level.'),
  as_of: date.nullish().describe('Day to judge instead of today.'),
  in_force_from: date
    .nullish()
    .describe('Day the SMS starts to claim completeness; before it what is missing is a gap, no finding.'),
  adopted: date.nullish().describe('Day from which Git keeps the SMS; older content is taken over as it is.'),
  series_start: date.nullish().describe('First day on which periodic records are expected.'),
  history: z
    .enum(['git', 'none'])
    .default('git')
    .describe('none: commits of this repository say nothing about the SMS.'),
  protected_branch: z
    .string()
    .min(1)
    .default('main')
    .describe('Branch whose state is the controlled one; what is built from another is a preview.'),
  audience: classification.default('internal').describe('Highest classification that a build contains.'),
  control: z.record(z.string(), control).default({}).describe('Glob or type key -> strength of control.'),
  approvers: z
    .record(z.string(), z.array(z.string()))
    .default({})
    .describe('Type key -> roles that may approve, below level standard.'),
  owner: z.string().nullish().describe('Role that owns records which name none.'),
  id_pattern: pattern.default(defaultIdPattern).describe('Form of ids; IDEN-003 warns of others.'),
  version_pattern: pattern.default('^[0-9]+\\.[0-9]+$'),
  expected_minimum_grade: z
    .union([grade, z.record(z.string(), grade)])
    .optional()
    .describe('Least grade of proof an approval needs: one for all, or type key (or default) -> grade.'),
  platform_keys: z
    .array(platformKey)
    .default([])
    .describe('Keys with which the platform signs what is merged there: such an approval is grade B.'),
  allowed_signers: z
    .string()
    .nullish()
    .describe('File with further keys of people, in the format that ssh-keygen calls allowed signers.'),
  baseline: z
    .string()
    .nullish()
    .describe('File that lists the findings known when the SMS was taken over; written by clausebook baseline.'),
  review_interval: z.record(z.string(), duration).default({}).describe('Type key, or default -> interval of review.'),
  warn_before: duration
    .default('P30D')
    .describe(
      'How long before its day the closing lines of a check name what falls due; also how far `due` looks ahead.',
    ),
  own_rules: folder.nullish().describe('Folder with modules (*.mjs) that hold rules of your own.'),
  lint: z
    .strictObject({
      preset: z.boolean().default(true).describe('Look for what is wrong in any document: see LINT-001.'),
      plugins: z
        .array(z.union([packageName, z.tuple([packageName, z.unknown()])]))
        .default([])
        .describe('Packages of the remark-lint kind, each alone or as [name, options].'),
    })
    .prefault({}),
  impact: z
    .record(z.string(), z.enum(['from', 'to', 'both', 'none']))
    .default({})
    .describe('Verb of a relation -> which end has to be looked at when the other changes.'),
  rules: z
    .record(z.string().regex(/^[A-Z]{4}-\d{3}$/, 'expected a rule id such as REVW-002'), rule)
    .default({})
    .describe('Severity and parameters per rule.'),
  exclusions: z.array(z.strictObject({ clause: z.string(), reason: z.string() })).default([]),
  known_keys: z.array(z.string()).default([]).describe('Frontmatter keys of your own that are no mistakes.'),
  aliases: z.record(z.string(), z.string()).default({}).describe('Other names of items, for links and search.'),
  foreign: z.array(foreign).default([]).describe('How an existing set is read without editing it.'),
  types: z.array(itemType).default([]).describe('Item types of your own.'),
});

const systemIn = { en: 'service management system', de: 'Service-Management-System' } as const;

/** The language in which the manual speaks of itself. */
function languageOf({ site, language }: z.output<typeof settingsSchema>): InterfaceLanguage {
  const [main] = language.toLowerCase().split('-');
  return site.language ?? interfaceLanguages.find((known) => known === main) ?? 'en';
}

/**
 * Settings with every default filled in.
 *
 * @param input result of `settingsSchema`
 */
export function toSettings(input: z.output<typeof settingsSchema>): Settings {
  return {
    organization: input.organization,
    site: {
      title: input.site.title ?? `${input.organization}: ${systemIn[languageOf(input)]}`,
      language: languageOf(input),
      url: input.site.url ?? null,
      base: input.site.base,
      feedback: input.site.feedback ?? null,
      edit: input.site.edit ?? null,
      logo: input.site.logo?.replace(/^\.\//, '') ?? null,
      accent: input.site.accent ?? null,
      accentDark: input.site.accent_dark ?? null,
      footer: input.site.footer.map(({ text, href }) => ({ text, href: href ?? null })),
      paperCopies: input.site.paper_copies,
      termsNotIn: input.site.terms_not_in,
    },
    standards: input.standards,
    ownStandards: input.own_standards,
    roots: input.roots.map((root) => root.replace(/^\.\//, '').replace(/\/+$/, '')),
    exclude: input.exclude,
    timeZone: input.time_zone,
    language: input.language,
    level: input.level,
    packs: input.packs,
    asOf: input.as_of ?? null,
    inForceFrom: input.in_force_from ?? null,
    adopted: input.adopted ?? null,
    seriesStart: input.series_start ?? null,
    history: input.history,
    protectedBranch: input.protected_branch,
    audience: input.audience,
    control: input.control,
    approvers: input.approvers,
    owner: input.owner ?? null,
    idPattern: input.id_pattern,
    versionPattern: input.version_pattern,
    minimumGrade:
      typeof input.expected_minimum_grade === 'string'
        ? { default: input.expected_minimum_grade }
        : (input.expected_minimum_grade ?? {}),
    platformKeys: input.platform_keys.map(({ name, key, from, to }) => ({
      name,
      key,
      from: from ?? null,
      to: to ?? null,
    })),
    allowedSigners: input.allowed_signers ?? null,
    baseline: input.baseline ?? null,
    reviewInterval: { default: 'P12M', ...input.review_interval },
    warnBefore: input.warn_before,
    ownRules: input.own_rules?.replace(/^\.\//, '').replace(/\/+$/, '') ?? null,
    lint: {
      preset: input.lint.preset,
      plugins: input.lint.plugins.map((plugin) =>
        typeof plugin === 'string' ? { name: plugin } : { name: plugin[0], options: plugin[1] },
      ),
    },
    impact: input.impact,
    rules: Object.fromEntries(
      Object.entries(input.rules).map(([id, value]) => [id, typeof value === 'string' ? { severity: value } : value]),
    ) as Settings['rules'],
    exclusions: input.exclusions,
    knownKeys: input.known_keys,
    aliases: input.aliases,
    foreign: input.foreign as Settings['foreign'],
    types: input.types as readonly ItemTypeDeclaration[],
  };
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source !== '';
  } catch {
    return false;
  }
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
