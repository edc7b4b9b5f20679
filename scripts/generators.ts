import { generateCommandsReference } from './generate-commands-reference.ts';
import { generateRegistry } from './generate-registry.ts';
import { generateReportSchemas } from './generate-report-schemas.ts';
import { generateRulesReference } from './generate-rules-reference.ts';
import { generateSchemas } from './generate-schemas.ts';
import { generateTypesReference } from './generate-types-reference.ts';

/** Gives generated files: path from the root -> content. */
export type Generator = (root: string) => Promise<ReadonlyMap<string, string>>;

/** All generators, in the order they depend on one another. */
export const generators: readonly Generator[] = [
  generateRegistry,
  generateReportSchemas,
  generateSchemas,
  generateTypesReference,
  generateCommandsReference,
  generateRulesReference,
];
