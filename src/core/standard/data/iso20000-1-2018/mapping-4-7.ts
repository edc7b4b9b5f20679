import type { ClauseMapping } from '../../clause.ts';

/** Correspondences of clauses 4 to 7; numbers and practice names only. */
export const mappings4To7: readonly ClauseMapping[] = [
  {
    clause: '4.1',
    references: {
      'iso20000-1-2011': [],
      'fitsm-1-v3': [{ reference: 'GR3.1', relation: 'related', confidence: 'medium' }],
      'iso9001-2015': [{ reference: '4.1', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [{ reference: '4.1', relation: 'equivalent', confidence: 'high' }],
    },
    practices: ['Strategy management'],
  },
  {
    clause: '4.2',
    references: {
      'iso20000-1-2011': [{ reference: '7.1', relation: 'related', confidence: 'low' }],
      'fitsm-1-v3': [{ reference: 'GR3.1', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [{ reference: '4.2', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [{ reference: '4.2', relation: 'equivalent', confidence: 'high' }],
    },
    practices: ['Relationship management'],
  },
  {
    clause: '4.3',
    references: {
      'iso20000-1-2011': [{ reference: '4.5.1', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [
        { reference: 'GR3.2', relation: 'equivalent', confidence: 'high' },
        { reference: 'GR2.1', relation: 'related', confidence: 'high' },
      ],
      'iso9001-2015': [{ reference: '4.3', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [{ reference: '4.3', relation: 'equivalent', confidence: 'high' }],
    },
    practices: [],
  },
  {
    clause: '4.4',
    references: {
      'iso20000-1-2011': [
        { reference: '4.5', relation: 'related', confidence: 'medium' },
        { reference: '4.5.3', relation: 'related', confidence: 'medium' },
      ],
      'fitsm-1-v3': [
        { reference: 'GR5.2', relation: 'related', confidence: 'medium' },
        { reference: 'GR2.2', relation: 'related', confidence: 'medium' },
      ],
      'iso9001-2015': [{ reference: '4.4.1', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [{ reference: '4.4', relation: 'equivalent', confidence: 'high' }],
    },
    practices: [],
  },
  {
    clause: '5.1',
    references: {
      'iso20000-1-2011': [{ reference: '4.1.1', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'GR1.1', relation: 'related', confidence: 'high' }],
      'iso9001-2015': [
        { reference: '5.1.1', relation: 'equivalent', confidence: 'high' },
        { reference: '5.1.2', relation: 'related', confidence: 'medium' },
      ],
      'iso27001-2022': [{ reference: '5.1', relation: 'equivalent', confidence: 'high' }],
    },
    practices: ['Strategy management'],
  },
  {
    clause: '5.2.1',
    references: {
      'iso20000-1-2011': [{ reference: '4.1.2', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'GR1.2', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [{ reference: '5.2.1', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [{ reference: '5.2', relation: 'equivalent', confidence: 'high' }],
    },
    practices: [],
  },
  {
    clause: '5.2.2',
    references: {
      'iso20000-1-2011': [{ reference: '4.1.2', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [
        { reference: 'GR1.2', relation: 'equivalent', confidence: 'high' },
        { reference: 'GR2.1', relation: 'related', confidence: 'medium' },
      ],
      'iso9001-2015': [{ reference: '5.2.2', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [{ reference: '5.2', relation: 'equivalent', confidence: 'high' }],
    },
    practices: [],
  },
  {
    clause: '5.3',
    references: {
      'iso20000-1-2011': [
        { reference: '4.1.3', relation: 'equivalent', confidence: 'high' },
        { reference: '4.1.4', relation: 'related', confidence: 'high' },
      ],
      'fitsm-1-v3': [
        { reference: 'GR1.1', relation: 'related', confidence: 'high' },
        { reference: 'GR4.1', relation: 'related', confidence: 'medium' },
      ],
      'iso9001-2015': [{ reference: '5.3', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [{ reference: '5.3', relation: 'equivalent', confidence: 'high' }],
    },
    practices: ['Workforce and talent management'],
  },
  {
    clause: '6.1.1',
    references: {
      'iso20000-1-2011': [{ reference: '4.1.1', relation: 'related', confidence: 'medium' }],
      'fitsm-1-v3': [],
      'iso9001-2015': [{ reference: '6.1.1', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [{ reference: '6.1.1', relation: 'equivalent', confidence: 'high' }],
    },
    practices: ['Risk management'],
  },
  {
    clause: '6.1.2',
    references: {
      'iso20000-1-2011': [{ reference: '4.5.2', relation: 'related', confidence: 'medium' }],
      'fitsm-1-v3': [],
      'iso9001-2015': [{ reference: '6.1.1', relation: 'related', confidence: 'medium' }],
      'iso27001-2022': [{ reference: '6.1.2', relation: 'related', confidence: 'high' }],
    },
    practices: ['Risk management'],
  },
  {
    clause: '6.1.3',
    references: {
      'iso20000-1-2011': [{ reference: '4.5.2', relation: 'related', confidence: 'medium' }],
      'fitsm-1-v3': [],
      'iso9001-2015': [{ reference: '6.1.2', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [
        { reference: '6.1.1', relation: 'equivalent', confidence: 'high' },
        { reference: '6.1.3', relation: 'related', confidence: 'medium' },
      ],
    },
    practices: ['Risk management'],
  },
  {
    clause: '6.2.1',
    references: {
      'iso20000-1-2011': [
        { reference: '4.1.1', relation: 'related', confidence: 'high' },
        { reference: '4.5.2', relation: 'related', confidence: 'medium' },
      ],
      'fitsm-1-v3': [
        { reference: 'GR1.2', relation: 'related', confidence: 'medium' },
        { reference: 'GR4.1', relation: 'related', confidence: 'medium' },
      ],
      'iso9001-2015': [{ reference: '6.2.1', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [{ reference: '6.2', relation: 'equivalent', confidence: 'high' }],
    },
    practices: ['Measurement and reporting'],
  },
  {
    clause: '6.2.2',
    references: {
      'iso20000-1-2011': [{ reference: '4.5.2', relation: 'related', confidence: 'medium' }],
      'fitsm-1-v3': [{ reference: 'GR4.1', relation: 'related', confidence: 'medium' }],
      'iso9001-2015': [{ reference: '6.2.2', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [{ reference: '6.2', relation: 'equivalent', confidence: 'high' }],
    },
    practices: [],
  },
  {
    clause: '6.3',
    references: {
      'iso20000-1-2011': [{ reference: '4.5.2', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [
        { reference: 'GR4.1', relation: 'equivalent', confidence: 'high' },
        { reference: 'GR4.2', relation: 'equivalent', confidence: 'high' },
      ],
      'iso9001-2015': [{ reference: '8.1', relation: 'related', confidence: 'low' }],
      'iso27001-2022': [{ reference: '8.1', relation: 'related', confidence: 'low' }],
    },
    practices: ['Strategy management'],
  },
  {
    clause: '7.1',
    references: {
      'iso20000-1-2011': [{ reference: '4.4.1', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [],
      'iso9001-2015': [
        { reference: '7.1.1', relation: 'equivalent', confidence: 'high' },
        { reference: '7.1.2', relation: 'related', confidence: 'high' },
        { reference: '7.1.3', relation: 'related', confidence: 'high' },
      ],
      'iso27001-2022': [{ reference: '7.1', relation: 'equivalent', confidence: 'high' }],
    },
    practices: ['Workforce and talent management', 'Infrastructure and platform management'],
  },
  {
    clause: '7.2',
    references: {
      'iso20000-1-2011': [{ reference: '4.4.2', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'GR4.1', relation: 'related', confidence: 'medium' }],
      'iso9001-2015': [{ reference: '7.2', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [{ reference: '7.2', relation: 'equivalent', confidence: 'high' }],
    },
    practices: ['Workforce and talent management'],
  },
  {
    clause: '7.3',
    references: {
      'iso20000-1-2011': [{ reference: '4.4.2', relation: 'equivalent', confidence: 'medium' }],
      'fitsm-1-v3': [{ reference: 'GR4.1', relation: 'related', confidence: 'medium' }],
      'iso9001-2015': [{ reference: '7.3', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [
        { reference: '7.3', relation: 'equivalent', confidence: 'high' },
        { reference: 'A.6.3', relation: 'related', confidence: 'high' },
      ],
    },
    practices: ['Workforce and talent management', 'Organizational change management'],
  },
  {
    clause: '7.4',
    references: {
      'iso20000-1-2011': [{ reference: '4.1.3', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'PR7.3', relation: 'related', confidence: 'low' }],
      'iso9001-2015': [{ reference: '7.4', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [{ reference: '7.4', relation: 'equivalent', confidence: 'high' }],
    },
    practices: ['Relationship management'],
  },
  {
    clause: '7.5.1',
    references: {
      'iso20000-1-2011': [{ reference: '4.3.1', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'GR2.1', relation: 'related', confidence: 'high' }],
      'iso9001-2015': [{ reference: '7.5.1', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [{ reference: '7.5.1', relation: 'equivalent', confidence: 'high' }],
    },
    practices: ['Knowledge management'],
  },
  {
    clause: '7.5.2',
    references: {
      'iso20000-1-2011': [{ reference: '4.3.2', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'GR2.4', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [{ reference: '7.5.2', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [{ reference: '7.5.2', relation: 'equivalent', confidence: 'high' }],
    },
    practices: [],
  },
  {
    clause: '7.5.3.1',
    references: {
      'iso20000-1-2011': [
        { reference: '4.3.2', relation: 'equivalent', confidence: 'high' },
        { reference: '4.3.3', relation: 'equivalent', confidence: 'high' },
      ],
      'fitsm-1-v3': [{ reference: 'GR2.4', relation: 'related', confidence: 'high' }],
      'iso9001-2015': [{ reference: '7.5.3.1', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [
        { reference: '7.5.3', relation: 'equivalent', confidence: 'high' },
        { reference: 'A.5.33', relation: 'related', confidence: 'high' },
      ],
    },
    practices: [],
  },
  {
    clause: '7.5.3.2',
    references: {
      'iso20000-1-2011': [
        { reference: '4.3.2', relation: 'equivalent', confidence: 'high' },
        { reference: '4.3.3', relation: 'equivalent', confidence: 'high' },
      ],
      'fitsm-1-v3': [{ reference: 'GR2.4', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [{ reference: '7.5.3.2', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [
        { reference: '7.5.3', relation: 'equivalent', confidence: 'high' },
        { reference: 'A.5.33', relation: 'related', confidence: 'high' },
        { reference: 'A.5.12', relation: 'related', confidence: 'medium' },
      ],
    },
    practices: [],
  },
  {
    clause: '7.5.4',
    references: {
      'iso20000-1-2011': [{ reference: '4.3.1', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [
        { reference: 'GR2.1', relation: 'equivalent', confidence: 'high' },
        { reference: 'GR2.2', relation: 'equivalent', confidence: 'high' },
        { reference: 'GR2.3', relation: 'equivalent', confidence: 'high' },
      ],
      'iso9001-2015': [
        { reference: '4.4.2', relation: 'related', confidence: 'medium' },
        { reference: '7.5.1', relation: 'related', confidence: 'medium' },
      ],
      'iso27001-2022': [
        { reference: '7.5.1', relation: 'related', confidence: 'medium' },
        { reference: 'A.5.37', relation: 'related', confidence: 'medium' },
      ],
    },
    practices: [],
  },
  {
    clause: '7.6',
    references: {
      'iso20000-1-2011': [],
      'fitsm-1-v3': [{ reference: 'PR10.4', relation: 'related', confidence: 'low' }],
      'iso9001-2015': [{ reference: '7.1.6', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [],
    },
    practices: ['Knowledge management'],
  },
];
