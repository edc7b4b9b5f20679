import { generateRegistry } from './generate-registry.ts';
import { generateReportSchemas } from './generate-report-schemas.ts';

/** Gives generated files: path from the root -> content. */
export type Generator = (root: string) => Promise<ReadonlyMap<string, string>>;

/** All generators, in the order they depend on one another. */
export const generators: readonly Generator[] = [generateRegistry, generateReportSchemas];
