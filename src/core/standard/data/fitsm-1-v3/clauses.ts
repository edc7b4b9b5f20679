import type { Clause } from '../../clause.ts';
import { generalRequirements } from './general.ts';
import { clausesOfGroup } from './group.ts';
import { processes1To7 } from './processes-1-to-7.ts';
import { processes8To14 } from './processes-8-to-14.ts';

/**
 * FitSM-1 version 3.0.1: 17 general requirements and 65 of processes, below 21 headings. Requirement numbers from FitSM by
 * ITEMO e.V., www.fitsm.eu, licensed under CC BY 4.0; titles and summaries are ours.
 */
export const fitsmClauses: readonly Clause[] = [...generalRequirements, ...processes1To7, ...processes8To14].flatMap(
  clausesOfGroup,
);
