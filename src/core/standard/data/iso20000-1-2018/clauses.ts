import type { Clause } from '../../clause.ts';
import { clausesUpTo5 } from './clauses-4-5.ts';
import { clauses6 } from './clauses-6.ts';
import { clauses7 } from './clauses-7.ts';
import { clauses81To82 } from './clauses-8-1-to-8-2.ts';
import { clauses83To84 } from './clauses-8-3-to-8-4.ts';
import { clauses85 } from './clauses-8-5.ts';
import { clauses86To87 } from './clauses-8-6-to-8-7.ts';
import { clauses9To10 } from './clauses-9-10.ts';

/** All numbered units of ISO/IEC 20000-1:2018 with Amendment 1:2024, in clause order. */
export const clauses: readonly Clause[] = [...clausesUpTo5, ...clauses6, ...clauses7, ...clauses81To82, ...clauses83To84, ...clauses85, ...clauses86To87, ...clauses9To10];
