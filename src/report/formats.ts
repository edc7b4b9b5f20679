import type { ReportFormat } from './format.ts';
import github from './github.ts';
import gitlab from './gitlab.ts';
import json from './json.ts';
import junit from './junit.ts';
import pretty from './pretty.ts';
import sarif from './sarif.ts';

/** Formats by name. */
export const formats: Readonly<Record<string, ReportFormat>> = { pretty, json, sarif, github, gitlab, junit };
