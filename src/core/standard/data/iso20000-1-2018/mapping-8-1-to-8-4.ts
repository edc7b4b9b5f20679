import type { ClauseMapping } from '../../clause.ts';

/** Correspondences of clauses 8.1 to 8.4; numbers and practice names only. */
export const mappings81To84: readonly ClauseMapping[] = [
  {
    clause: '8.1',
    references: {
      'iso20000-1-2011': [{ reference: '4.5.3', relation: 'related', confidence: 'high' }],
      'fitsm-1-v3': [
        { reference: 'GR5.1', relation: 'related', confidence: 'high' },
        { reference: 'GR5.2', relation: 'equivalent', confidence: 'high' },
        { reference: 'GR2.3', relation: 'related', confidence: 'high' },
      ],
      'iso9001-2015': [
        { reference: '8.1', relation: 'equivalent', confidence: 'high' },
        { reference: '6.3', relation: 'related', confidence: 'medium' },
      ],
      'iso27001-2022': [
        { reference: '8.1', relation: 'equivalent', confidence: 'high' },
        { reference: '6.3', relation: 'related', confidence: 'medium' },
      ],
    },
    practices: [],
  },
  {
    clause: '8.2.1',
    references: {
      'iso20000-1-2011': [{ reference: '4.5.3', relation: 'related', confidence: 'medium' }],
      'fitsm-1-v3': [{ reference: 'GR5.2', relation: 'related', confidence: 'medium' }],
      'iso9001-2015': [{ reference: '8.5.1', relation: 'related', confidence: 'high' }],
      'iso27001-2022': [],
    },
    practices: ['Service desk', 'Monitoring and event management'],
  },
  {
    clause: '8.2.2',
    references: {
      'iso20000-1-2011': [
        { reference: '4.5.2', relation: 'related', confidence: 'low' },
        { reference: '5.2', relation: 'related', confidence: 'medium' },
      ],
      'fitsm-1-v3': [
        { reference: 'PR1.1', relation: 'related', confidence: 'high' },
        { reference: 'PR1.2', relation: 'related', confidence: 'high' },
      ],
      'iso9001-2015': [
        { reference: '8.2.2', relation: 'related', confidence: 'medium' },
        { reference: '8.2.3', relation: 'related', confidence: 'medium' },
      ],
      'iso27001-2022': [],
    },
    practices: ['Portfolio management', 'Business analysis'],
  },
  {
    clause: '8.2.3.1',
    references: {
      'iso20000-1-2011': [{ reference: '4.2', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [
        { reference: 'PR1.4', relation: 'related', confidence: 'high' },
        { reference: 'PR8.1', relation: 'related', confidence: 'high' },
      ],
      'iso9001-2015': [{ reference: '8.4.1', relation: 'equivalent', confidence: 'medium' }],
      'iso27001-2022': [
        { reference: '8.1', relation: 'related', confidence: 'high' },
        { reference: 'A.5.19', relation: 'related', confidence: 'high' },
      ],
    },
    practices: ['Supplier management'],
  },
  {
    clause: '8.2.3.2',
    references: {
      'iso20000-1-2011': [{ reference: '4.2', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [
        { reference: 'PR2.5', relation: 'related', confidence: 'medium' },
        { reference: 'PR8.4', relation: 'related', confidence: 'medium' },
      ],
      'iso9001-2015': [{ reference: '8.4.2', relation: 'related', confidence: 'high' }],
      'iso27001-2022': [
        { reference: '8.1', relation: 'related', confidence: 'high' },
        { reference: 'A.5.22', relation: 'related', confidence: 'high' },
      ],
    },
    practices: ['Supplier management'],
  },
  {
    clause: '8.2.4',
    references: {
      'iso20000-1-2011': [{ reference: '6.1', relation: 'related', confidence: 'high' }],
      'fitsm-1-v3': [
        { reference: 'PR2.1', relation: 'equivalent', confidence: 'high' },
        { reference: 'PR1.1', relation: 'related', confidence: 'medium' },
      ],
      'iso9001-2015': [{ reference: '8.2.1', relation: 'related', confidence: 'low' }],
      'iso27001-2022': [],
    },
    practices: ['Service catalogue management'],
  },
  {
    clause: '8.2.5',
    references: {
      'iso20000-1-2011': [{ reference: '9.1', relation: 'related', confidence: 'low' }],
      'fitsm-1-v3': [],
      'iso9001-2015': [{ reference: '7.1.3', relation: 'related', confidence: 'medium' }],
      'iso27001-2022': [
        { reference: 'A.5.9', relation: 'related', confidence: 'high' },
        { reference: 'A.5.11', relation: 'related', confidence: 'medium' },
        { reference: 'A.7.14', relation: 'related', confidence: 'medium' },
      ],
    },
    practices: ['IT asset management'],
  },
  {
    clause: '8.2.6',
    references: {
      'iso20000-1-2011': [{ reference: '9.1', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'PR11', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [{ reference: '8.5.2', relation: 'related', confidence: 'medium' }],
      'iso27001-2022': [
        { reference: 'A.8.9', relation: 'related', confidence: 'high' },
        { reference: 'A.5.9', relation: 'related', confidence: 'medium' },
      ],
    },
    practices: ['Service configuration management'],
  },
  {
    clause: '8.3.1',
    references: {
      'iso20000-1-2011': [{ reference: '7', relation: 'related', confidence: 'low' }],
      'fitsm-1-v3': [],
      'iso9001-2015': [],
      'iso27001-2022': [],
    },
    practices: [],
  },
  {
    clause: '8.3.2',
    references: {
      'iso20000-1-2011': [{ reference: '7.1', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'PR7', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [
        { reference: '8.2.1', relation: 'related', confidence: 'high' },
        { reference: '9.1.2', relation: 'related', confidence: 'high' },
        { reference: '5.1.2', relation: 'related', confidence: 'medium' },
      ],
      'iso27001-2022': [],
    },
    practices: ['Relationship management'],
  },
  {
    clause: '8.3.3',
    references: {
      'iso20000-1-2011': [{ reference: '6.1', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [
        { reference: 'PR2.2', relation: 'equivalent', confidence: 'high' },
        { reference: 'PR2.3', relation: 'equivalent', confidence: 'high' },
      ],
      'iso9001-2015': [
        { reference: '8.2.2', relation: 'related', confidence: 'medium' },
        { reference: '8.2.3', relation: 'related', confidence: 'medium' },
        { reference: '8.2.4', relation: 'related', confidence: 'medium' },
      ],
      'iso27001-2022': [],
    },
    practices: ['Service level management'],
  },
  {
    clause: '8.3.4.1',
    references: {
      'iso20000-1-2011': [{ reference: '7.2', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [
        { reference: 'PR8', relation: 'equivalent', confidence: 'high' },
        { reference: 'PR2.4', relation: 'related', confidence: 'high' },
      ],
      'iso9001-2015': [
        { reference: '8.4.1', relation: 'related', confidence: 'high' },
        { reference: '8.4.2', relation: 'related', confidence: 'high' },
        { reference: '8.4.3', relation: 'related', confidence: 'high' },
      ],
      'iso27001-2022': [
        { reference: 'A.5.19', relation: 'related', confidence: 'high' },
        { reference: 'A.5.20', relation: 'related', confidence: 'high' },
        { reference: 'A.5.21', relation: 'related', confidence: 'medium' },
        { reference: 'A.5.22', relation: 'related', confidence: 'high' },
        { reference: 'A.5.23', relation: 'related', confidence: 'medium' },
      ],
    },
    practices: ['Supplier management'],
  },
  {
    clause: '8.3.4.2',
    references: {
      'iso20000-1-2011': [
        { reference: '6.1', relation: 'related', confidence: 'high' },
        { reference: '4.2', relation: 'related', confidence: 'medium' },
      ],
      'fitsm-1-v3': [
        { reference: 'PR2.4', relation: 'equivalent', confidence: 'medium' },
        { reference: 'PR2.5', relation: 'equivalent', confidence: 'medium' },
      ],
      'iso9001-2015': [{ reference: '8.4.1', relation: 'related', confidence: 'low' }],
      'iso27001-2022': [],
    },
    practices: ['Supplier management', 'Service level management'],
  },
  {
    clause: '8.4.1',
    references: {
      'iso20000-1-2011': [{ reference: '6.4', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [],
      'iso9001-2015': [],
      'iso27001-2022': [],
    },
    practices: ['Service financial management'],
  },
  {
    clause: '8.4.2',
    references: {
      'iso20000-1-2011': [{ reference: '6.5', relation: 'related', confidence: 'high' }],
      'fitsm-1-v3': [
        { reference: 'PR5.1', relation: 'related', confidence: 'medium' },
        { reference: 'PR1.2', relation: 'related', confidence: 'medium' },
      ],
      'iso9001-2015': [],
      'iso27001-2022': [],
    },
    practices: ['Capacity and performance management', 'Business analysis'],
  },
  {
    clause: '8.4.3',
    references: {
      'iso20000-1-2011': [{ reference: '6.5', relation: 'equivalent', confidence: 'high' }],
      'fitsm-1-v3': [{ reference: 'PR5', relation: 'equivalent', confidence: 'high' }],
      'iso9001-2015': [{ reference: '7.1.1', relation: 'related', confidence: 'low' }],
      'iso27001-2022': [{ reference: 'A.8.6', relation: 'related', confidence: 'high' }],
    },
    practices: ['Capacity and performance management'],
  },
];
