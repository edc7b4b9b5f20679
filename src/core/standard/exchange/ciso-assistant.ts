import { z } from 'zod';

// CISO Assistant: backend/library/libraries/*.yaml and documentation/library_creation of intuitem/ciso-assistant-community.
// Its importer takes the keys it knows by name and reads over others: `clausebook` holds what has no place there.
const ofNode = z.object({
  group: z.string().optional(),
  pdca: z.enum(['plan', 'do', 'check', 'act']).optional(),
});

const ofFramework = z.object({
  exclusions_allowed: z.boolean().optional(),
  form: z.enum(['numbers', 'codes']).optional(),
});

const node = z.object({
  urn: z.string(),
  assessable: z.boolean().default(false),
  depth: z.number().default(1),
  parent_urn: z.string().nullish(),
  ref_id: z.coerce.string().nullish(),
  name: z.string().nullish(),
  description: z.string().nullish(),
  annotation: z.string().nullish(),
  typical_evidence: z.string().nullish(),
  questions: z.unknown().optional(),
  clausebook: ofNode.optional().catch(undefined),
});

const framework = z.object({
  urn: z.string(),
  ref_id: z.coerce.string().nullish(),
  name: z.string(),
  description: z.string().nullish(),
  requirement_nodes: z.array(node),
  clausebook: ofFramework.optional().catch(undefined),
});

const relationships = ['equal', 'intersect', 'subset', 'superset', 'not_related'] as const;

const mappingSet = z.object({
  urn: z.string(),
  ref_id: z.string().optional(),
  name: z.string().optional(),
  source_framework_urn: z.string(),
  target_framework_urn: z.string(),
  requirement_mappings: z.array(
    z.object({
      source_requirement_urn: z.string(),
      target_requirement_urn: z.string(),
      relationship: z.enum(relationships),
      annotation: z.string().nullish(),
    }),
  ),
});

/** A library file of CISO Assistant, as far as it is read or written here. */
export const cisoLibrarySchema = z.object({
  urn: z.string(),
  locale: z.string().default('en'),
  ref_id: z.coerce.string(),
  name: z.string(),
  description: z.string().nullish(),
  copyright: z.string().nullish(),
  version: z.union([z.number(), z.string()]).optional(),
  provider: z.string().nullish(),
  packager: z.string().nullish(),
  dependencies: z.array(z.string()).optional(),
  objects: z.object({
    framework: framework.optional(),
    frameworks: z.array(framework).optional(),
    requirement_mapping_set: mappingSet.optional(),
    requirement_mapping_sets: z.array(mappingSet).optional(),
  }),
});

export type CisoLibrary = z.output<typeof cisoLibrarySchema>;
export type CisoNode = z.output<typeof node>;
export type CisoMappingSet = z.output<typeof mappingSet>;

/** Names of ours in CISO Assistant. Programs there compare them without case. */
export const urnOf = {
  library: (standard: string): string => `urn:clausebook:risk:library:${standard}`,
  framework: (standard: string): string => `urn:clausebook:risk:framework:${standard}`,
  node: (standard: string, clause: string): string => `urn:clausebook:risk:req_node:${standard}:${clause}`,
  mapping: (from: string, to: string): string => `urn:clausebook:risk:req_mapping_set:${from}-to-${to}`,
};

/** Last part of a name: the standard of a framework, the clause of a node. */
export function lastPart(urn: string): string {
  return urn.slice(urn.lastIndexOf(':') + 1);
}
