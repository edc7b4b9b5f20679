import { z } from 'zod';

// What SARIF 2.1.0 says of the parts a report uses, stricter than its JSON Schema: nothing else may be there.
const text = z.string().min(1);
/** Braces are doubled (3.11.5); no embedded link (3.11.6). */
const messageText = text.refine(
  (words) => !/[{}]/.test(words.replaceAll('{{', '').replaceAll('}}', '')) && !words.includes(']('),
);
const message = z.strictObject({ text: messageText });
const index = z.int().min(0);
const level = z.enum(['none', 'note', 'warning', 'error']);
const bag = z.record(z.string(), z.unknown());

/** RFC 3986, path-noscheme: unreserved characters, percent-encoded ones and `/`; no colon in the first segment. */
const relativeUri = z.string().regex(/^(?:[\w.~!'()*-]|%[0-9A-F]{2})+(?:\/(?:[\w.~!'()*-]|%[0-9A-F]{2})+)*$/);

const region = z
  .strictObject({
    startLine: z.int().min(1),
    startColumn: z.int().min(1),
    endLine: z.int().min(1),
    endColumn: z.int().min(1),
  })
  .refine((at) => at.endLine > at.startLine || (at.endLine === at.startLine && at.endColumn >= at.startColumn));

const locationShape = {
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri: relativeUri, uriBaseId: z.literal('%SRCROOT%') }),
    region,
  }),
  logicalLocations: z
    .array(z.strictObject({ name: text, fullyQualifiedName: text }))
    .length(1)
    .optional(),
};
const location = z.strictObject(locationShape);
const relatedLocation = z.strictObject({
  id: index,
  message,
  ...locationShape,
  physicalLocation: locationShape.physicalLocation.optional(),
});

const rule = z.strictObject({
  id: text,
  name: text,
  shortDescription: message,
  fullDescription: message,
  help: message,
  helpUri: z.url().optional(),
  defaultConfiguration: z.strictObject({ level }),
  properties: z.strictObject({ severity: text, basis: text, clause: text, tags: z.array(text) }),
});

const suppression = z.strictObject({
  kind: z.enum(['inSource', 'external']),
  status: z.enum(['accepted', 'underReview', 'rejected']),
  justification: text,
  location: location.optional(),
  properties: bag,
});

const result = z.strictObject({
  ruleId: text,
  ruleIndex: index,
  level,
  message,
  locations: z.array(location).length(1),
  relatedLocations: z.array(relatedLocation).min(1).optional(),
  partialFingerprints: z.strictObject({ 'clausebook/v1': z.string().regex(/^[0-9a-f]{16}:\d+$/) }),
  suppressions: z.array(suppression),
  properties: bag,
});

const notification = z.strictObject({
  descriptor: z.strictObject({ id: text, index }),
  associatedRule: z.strictObject({ id: text, index }),
  level,
  message,
  locations: z.array(location).optional(),
});

const run = z
  .strictObject({
    tool: z.strictObject({
      driver: z.strictObject({
        name: text,
        version: text.optional(),
        rules: z.array(rule),
        notifications: z.array(
          z.strictObject({ id: text, shortDescription: message, fullDescription: message, help: message }),
        ),
      }),
    }),
    invocations: z
      .array(z.strictObject({ executionSuccessful: z.boolean(), toolExecutionNotifications: z.array(notification) }))
      .length(1),
    columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
    originalUriBaseIds: z.record(z.string(), z.strictObject({ description: message })),
    results: z.array(result),
    properties: bag,
  })
  .refine(
    ({ tool, results }) => results.every((entry) => tool.driver.rules[entry.ruleIndex]?.id === entry.ruleId),
    'ruleIndex leads to ruleId',
  )
  .refine(({ tool, invocations }) =>
    invocations.every(({ toolExecutionNotifications }) =>
      toolExecutionNotifications.every(
        ({ descriptor, associatedRule }) =>
          tool.driver.notifications[descriptor.index]?.id === descriptor.id &&
          tool.driver.rules[associatedRule.index]?.id === associatedRule.id,
      ),
    ),
  )
  .refine(
    ({ results }) =>
      new Set(results.map((entry) => entry.partialFingerprints['clausebook/v1'])).size === results.length,
  )
  .refine(({ results }) =>
    results.every(
      ({ relatedLocations = [] }) => new Set(relatedLocations.map(({ id }) => id)).size === relatedLocations.length,
    ),
  );

/** A SARIF log as Clausebook writes it. */
export const sarifLog = z.strictObject({
  $schema: z.literal('https://json.schemastore.org/sarif-2.1.0.json'),
  version: z.literal('2.1.0'),
  runs: z.array(run).length(1),
});
