import type { ReportFormat } from './format.ts';
import pretty from './pretty.ts';

/** Formats by name. */
export const formats: Readonly<Record<string, ReportFormat>> = { pretty };
