import type { ClauseMapping, FalseFriend } from '../../clause.ts';
import { mappings4To7 } from './mapping-4-7.ts';
import { mappings81To84 } from './mapping-8-1-to-8-4.ts';
import { mappings85To10 } from './mapping-8-5-to-10.ts';

export { legacyClauses, legacyProcessGroups } from './legacy.ts';

/**
 * Correspondence of ISO/IEC 20000-1:2018 with neighbouring requirement sets, in clause order. Our own judgement;
 * the published correlation documents were not copied.
 */
export const mappings: readonly ClauseMapping[] = [...mappings4To7, ...mappings81To84, ...mappings85To10];

/** Clause numbers that must never be mapped by number alone. */
export const falseFriends: readonly FalseFriend[] = [
  {
    clauses: ['6.3'],
    subject: 'service management plan',
    elsewhere: 'planning of changes (9001:2015 and 27001:2022)',
    note: 'same number, different subject; control of planned SMS changes sits in 20000-1 8.1',
  },
  {
    clauses: ['10.1', '10.2'],
    subject: '10.1 nonconformity, 10.2 continual improvement',
    elsewhere: '27001:2022 has them the other way round; 9001:2015 uses 10.2 and 10.3',
    note: 'never map by number',
  },
  {
    clauses: ['8.2', '8.3'],
    subject: 'service portfolio / relationship and agreement',
    elsewhere: '27001:2022 security risk assessment / treatment; 9001:2015 requirements / design',
    note: 'clause 8 is discipline-specific in every standard',
  },
  { clauses: ['9.4'], subject: 'service reporting', elsewhere: 'no such clause in 9001 or 27001' },
  { clauses: ['7.5.4'], subject: 'SMS documented information', elsewhere: 'no such clause in 9001 or 27001' },
  { clauses: ['7.6'], subject: 'knowledge', elsewhere: '9001:2015 keeps organizational knowledge in 7.1.6; 27001 has none' },
];
