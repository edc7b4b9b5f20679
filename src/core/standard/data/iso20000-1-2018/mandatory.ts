import type { MandatoryRow } from '../../clause.ts';
import { documents01To21 } from './mandatory-documents-01-21.ts';
import { documents22To42 } from './mandatory-documents-22-42.ts';
import { records01To24 } from './mandatory-records-01-24.ts';
import { records25To51 } from './mandatory-records-25-51.ts';

/**
 * Documented information that ISO/IEC 20000-1:2018 needs to exist: documents (maintained), then records (retained).
 * One item may prove several rows, and the standard prescribes no format.
 */
export const mandatoryRows: readonly MandatoryRow[] = [...documents01To21, ...documents22To42, ...records01To24, ...records25To51];
