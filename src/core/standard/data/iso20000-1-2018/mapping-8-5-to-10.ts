import type { ClauseMapping } from '../../clause.ts';

/** Correspondences of clauses 8.5 to 10; numbers and practice names only. */
export const mappings85To10: readonly ClauseMapping[] = [
  {
    clause: '8.5.1.1',
    references: {
      'iso20000-1-2011': [{ reference: '9.2', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [
        { reference: 'PR12.1', relation: 'related', confidence: 'high' },
        { reference: 'PR12.2', relation: 'related', confidence: 'high' },
      ],
      'iso9001-2015': [{ reference: '8.5.6', relation: 'related', confidence: 'medium' }],
      'iso27001-2022': [{ reference: 'A.8.32', relation: 'related', confidence: 'high' }],
    },
    practices: ['Change enablement'],
  },
  {
    clause: '8.5.1.2',
    references: {
      'iso20000-1-2011': [
        { reference: '9.2', relation: 'equivalent', confidence: 'high' },
        { reference: '5.1', relation: 'related', confidence: 'high' },
      ],
      'fitsm-1-v3': [{ reference: 'PR12.1', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [{ reference: '8.5.6', relation: 'related', confidence: 'medium' }],
      'iso27001-2022': [{ reference: 'A.8.32', relation: 'related', confidence: 'high' }],
    },
    practices: ['Change enablement'],
  },
  {
    clause: '8.5.1.3',
    references: {
      'iso20000-1-2011': [{ reference: '9.2', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [
        { reference: 'PR12.3', relation: 'equivalent', confidence: 'high' },
        { reference: 'PR12.4', relation: 'equivalent', confidence: 'high' },
        { reference: 'PR12.5', relation: 'equivalent', confidence: 'high' },
        { reference: 'PR12.6', relation: 'related', confidence: 'high' },
      ],
      'iso9001-2015': [{ reference: '8.5.6', relation: 'related', confidence: 'medium' }],
      'iso27001-2022': [{ reference: 'A.8.32', relation: 'related', confidence: 'high' }],
    },
    practices: ['Change enablement'],
  },
  {
    clause: '8.5.2.1',
    references: {
      'iso20000-1-2011': [
        { reference: '5.2', relation: 'equivalent', confidence: 'high' },
        { reference: '5.1', relation: 'related', confidence: 'high' },
      ],
      'fitsm-1-v3': [{ reference: 'PR1.3', relation: 'related', confidence: 'high' }],
      'iso9001-2015': [
        { reference: '8.3.2', relation: 'related', confidence: 'high' },
        { reference: '8.3.3', relation: 'related', confidence: 'medium' },
      ],
      'iso27001-2022': [{ reference: 'A.5.8', relation: 'related', confidence: 'medium' }],
    },
    practices: ['Service design', 'Project management'],
  },
  {
    clause: '8.5.2.2',
    references: {
      'iso20000-1-2011': [{ reference: '5.3', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'PR1.3', relation: 'related', confidence: 'medium' }],
      'iso9001-2015': [
        { reference: '8.3.3', relation: 'related', confidence: 'high' },
        { reference: '8.3.5', relation: 'related', confidence: 'high' },
      ],
      'iso27001-2022': [{ reference: 'A.8.27', relation: 'related', confidence: 'low' }],
    },
    practices: ['Service design', 'Architecture management'],
  },
  {
    clause: '8.5.2.3',
    references: {
      'iso20000-1-2011': [
        { reference: '5.4', relation: 'equivalent', confidence: 'high' },
        { reference: '5.3', relation: 'related', confidence: 'medium' },
      ],
      'fitsm-1-v3': [
        { reference: 'PR1.3', relation: 'related', confidence: 'medium' },
        { reference: 'PR13.4', relation: 'related', confidence: 'medium' },
      ],
      'iso9001-2015': [
        { reference: '8.3.4', relation: 'related', confidence: 'high' },
        { reference: '8.6', relation: 'related', confidence: 'high' },
      ],
      'iso27001-2022': [{ reference: 'A.8.29', relation: 'related', confidence: 'medium' }],
    },
    practices: ['Service validation and testing', 'Software development and management'],
  },
  {
    clause: '8.5.3',
    references: {
      'iso20000-1-2011': [{ reference: '9.3', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'PR13', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [{ reference: '8.6', relation: 'related', confidence: 'medium' }],
      'iso27001-2022': [
        { reference: 'A.8.31', relation: 'related', confidence: 'medium' },
        { reference: 'A.8.32', relation: 'related', confidence: 'medium' },
      ],
    },
    practices: ['Release management', 'Deployment management'],
  },
  {
    clause: '8.6.1',
    references: {
      'iso20000-1-2011': [{ reference: '8.1', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'PR9', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [{ reference: '8.7', relation: 'related', confidence: 'low' }],
      'iso27001-2022': [{ reference: 'A.5.26', relation: 'related', confidence: 'low' }],
    },
    practices: ['Incident management', 'Service desk', 'Monitoring and event management'],
  },
  {
    clause: '8.6.2',
    references: {
      'iso20000-1-2011': [{ reference: '8.1', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'PR9', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [],
      'iso27001-2022': [],
    },
    practices: ['Service request management', 'Service desk'],
  },
  {
    clause: '8.6.3',
    references: {
      'iso20000-1-2011': [{ reference: '8.2', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'PR10', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [{ reference: '10.2', relation: 'related', confidence: 'low' }],
      'iso27001-2022': [],
    },
    practices: ['Problem management'],
  },
  {
    clause: '8.7.1',
    references: {
      'iso20000-1-2011': [{ reference: '6.3', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'PR4', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [],
      'iso27001-2022': [{ reference: 'A.8.14', relation: 'related', confidence: 'high' }],
    },
    practices: ['Availability management'],
  },
  {
    clause: '8.7.2',
    references: {
      'iso20000-1-2011': [{ reference: '6.3', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'PR4', relation: 'related', confidence: 'high' }],
      'iso9001-2015': [{ reference: '8.2.1', relation: 'related', confidence: 'low' }],
      'iso27001-2022': [
        { reference: 'A.5.29', relation: 'related', confidence: 'high' },
        { reference: 'A.5.30', relation: 'related', confidence: 'high' },
      ],
    },
    practices: ['Service continuity management'],
  },
  {
    clause: '8.7.3.1',
    references: {
      'iso20000-1-2011': [{ reference: '6.6.1', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'PR6.1', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [],
      'iso27001-2022': [
        { reference: '5.2', relation: 'equivalent', confidence: 'high' },
        { reference: 'A.5.1', relation: 'equivalent', confidence: 'high' },
      ],
    },
    practices: ['Information security management'],
  },
  {
    clause: '8.7.3.2',
    references: {
      'iso20000-1-2011': [
        { reference: '6.6.2', relation: 'equivalent', confidence: 'high' },
        { reference: '6.6.3', relation: 'related', confidence: 'medium' },
      ],
      'fitsm-1-v3': [
        { reference: 'PR6.2', relation: 'equivalent', confidence: 'high' },
        { reference: 'PR6.3', relation: 'equivalent', confidence: 'high' },
        { reference: 'PR6.5', relation: 'related', confidence: 'high' },
      ],
      'iso9001-2015': [],
      'iso27001-2022': [
        { reference: '6.1.2', relation: 'equivalent', confidence: 'high' },
        { reference: '6.1.3', relation: 'equivalent', confidence: 'high' },
        { reference: '8.2', relation: 'equivalent', confidence: 'high' },
        { reference: '8.3', relation: 'equivalent', confidence: 'high' },
      ],
    },
    practices: ['Information security management'],
  },
  {
    clause: '8.7.3.3',
    references: {
      'iso20000-1-2011': [{ reference: '6.6.3', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'PR6.4', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [],
      'iso27001-2022': [
        { reference: 'A.5.24', relation: 'related', confidence: 'high' },
        { reference: 'A.5.25', relation: 'related', confidence: 'high' },
        { reference: 'A.5.26', relation: 'related', confidence: 'high' },
        { reference: 'A.5.27', relation: 'related', confidence: 'high' },
        { reference: 'A.6.8', relation: 'related', confidence: 'medium' },
      ],
    },
    practices: ['Information security management', 'Incident management'],
  },
  {
    clause: '9.1',
    references: {
      'iso20000-1-2011': [{ reference: '4.5.4.1', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'GR6.1', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [
        { reference: '9.1.1', relation: 'equivalent', confidence: 'high' },
        { reference: '9.1.3', relation: 'related', confidence: 'high' },
      ],
      'iso27001-2022': [{ reference: '9.1', relation: 'equivalent', confidence: 'high' }],
    },
    practices: ['Measurement and reporting'],
  },
  {
    clause: '9.2.1',
    references: {
      'iso20000-1-2011': [{ reference: '4.5.4.2', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'GR6.2', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [{ reference: '9.2.1', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [{ reference: '9.2.1', relation: 'equivalent', confidence: 'high' }],
    },
    practices: [],
  },
  {
    clause: '9.2.2',
    references: {
      'iso20000-1-2011': [{ reference: '4.5.4.2', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'GR6.2', relation: 'related', confidence: 'high' }],
      'iso9001-2015': [{ reference: '9.2.2', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [{ reference: '9.2.2', relation: 'equivalent', confidence: 'high' }],
    },
    practices: [],
  },
  {
    clause: '9.3',
    references: {
      'iso20000-1-2011': [{ reference: '4.5.4.3', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'GR1.3', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [
        { reference: '9.3.1', relation: 'equivalent', confidence: 'high' },
        { reference: '9.3.2', relation: 'equivalent', confidence: 'high' },
        { reference: '9.3.3', relation: 'equivalent', confidence: 'high' },
      ],
      'iso27001-2022': [
        { reference: '9.3.1', relation: 'equivalent', confidence: 'high' },
        { reference: '9.3.2', relation: 'equivalent', confidence: 'high' },
        { reference: '9.3.3', relation: 'equivalent', confidence: 'high' },
      ],
    },
    practices: [],
  },
  {
    clause: '9.4',
    references: {
      'iso20000-1-2011': [{ reference: '6.2', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'PR3', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [{ reference: '9.1.3', relation: 'related', confidence: 'low' }],
      'iso27001-2022': [],
    },
    practices: ['Measurement and reporting'],
  },
  {
    clause: '10.1.1',
    references: {
      'iso20000-1-2011': [{ reference: '4.5.5.1', relation: 'related', confidence: 'medium' }],
      'fitsm-1-v3': [{ reference: 'GR7.1', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [{ reference: '10.2.1', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [{ reference: '10.2', relation: 'equivalent', confidence: 'high' }],
    },
    practices: ['Continual improvement'],
  },
  {
    clause: '10.1.2',
    references: {
      'iso20000-1-2011': [{ reference: '4.5.5.1', relation: 'related', confidence: 'medium' }],
      'fitsm-1-v3': [{ reference: 'GR7.1', relation: 'related', confidence: 'medium' }],
      'iso9001-2015': [{ reference: '10.2.2', relation: 'equivalent', confidence: 'high' }],
      'iso27001-2022': [{ reference: '10.2', relation: 'equivalent', confidence: 'high' }],
    },
    practices: ['Continual improvement'],
  },
  {
    clause: '10.2',
    references: {
      'iso20000-1-2011': [
        { reference: '4.5.5.1', relation: 'equivalent', confidence: 'high' },
        { reference: '4.5.5.2', relation: 'equivalent', confidence: 'high' },
      ],
      'fitsm-1-v3': [
        { reference: 'GR7.2', relation: 'equivalent', confidence: 'high' },
        { reference: 'PR14', relation: 'equivalent', confidence: 'high' },
      ],
      'iso9001-2015': [
        { reference: '10.1', relation: 'related', confidence: 'high' },
        { reference: '10.3', relation: 'equivalent', confidence: 'high' },
      ],
      'iso27001-2022': [{ reference: '10.1', relation: 'equivalent', confidence: 'high' }],
    },
    practices: ['Continual improvement'],
  },
];
