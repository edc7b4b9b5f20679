import type { Standard } from './clause.ts';

/** Id of the standard a bare clause number means. */
export const primaryStandardId = 'iso20000-1-2018';

/** Every edition that is built in: the primary standard first, then those it is mapped to. */
export const builtinStandards: readonly Standard[] = [
  {
    id: primaryStandardId,
    reference: 'ISO/IEC 20000-1:2018',
    title: 'Information technology – Service management – Part 1: Service management system requirements',
    form: 'numbers',
    amendments: [
      {
        reference: 'ISO/IEC 20000-1:2018/Amd 1:2024',
        title: 'Climate action changes',
        published: '2024-02',
        touches: [
          {
            clause: '4.1',
            effect: 'requirement',
            note: 'An explicit decision on whether climate change is a relevant issue.',
          },
          {
            clause: '4.2',
            effect: 'note',
            note: 'Interested parties may have climate-related requirements; no new duty by itself.',
          },
        ],
      },
    ],
    exclusionsAllowed: false,
    notes: [
      'No requirement of clauses 4 to 10 may be excluded (1.2): "not applicable" is never a valid state of a normative clause.',
      'The organization itself has to show clauses 4 and 5. For clauses 6 to 10 it may show control over other parties instead (8.2.3).',
      'Conformity cannot be claimed where other parties provide or operate all services, all components or all processes in scope.',
    ],
  },
  {
    id: 'iso20000-1-2011',
    reference: 'ISO/IEC 20000-1:2011',
    title: 'Information technology – Service management – Part 1: Service management system requirements',
    form: 'numbers',
    amendments: [],
    notes: ['Withdrawn; the transition to the 2018 edition ended in September 2021.'],
  },
  {
    id: 'iso9001-2015',
    reference: 'ISO 9001:2015',
    title: 'Quality management systems – Requirements',
    form: 'numbers',
    amendments: [
      { reference: 'ISO 9001:2015/Amd 1:2024', title: 'Climate action changes', published: '2024-02', touches: [] },
    ],
    notes: ['A new edition is being prepared; this mapping stays with the 2015 edition.'],
  },
  {
    id: 'iso27001-2022',
    reference: 'ISO/IEC 27001:2022',
    title:
      'Information security, cybersecurity and privacy protection – Information security management systems – Requirements',
    form: 'codes',
    amendments: [
      {
        reference: 'ISO/IEC 27001:2022/Amd 1:2024',
        title: 'Climate action changes',
        published: '2024-02',
        touches: [],
      },
    ],
    notes: ['References of the form A.x.y are controls of Annex A of the 2022 edition.'],
  },
  {
    id: 'fitsm-1-v3',
    reference: 'FitSM-1 v3.0.1',
    title: 'FitSM – Requirements',
    form: 'codes',
    amendments: [],
    notes: ['GR1 to GR7 are general requirements, PR1 to PR14 process requirements.'],
    attribution:
      'Requirement numbers from FitSM by ITEMO e.V., www.fitsm.eu, licensed under CC BY 4.0. Titles and summaries are written for this project and replace no copy of FitSM-1.',
  },
  {
    id: 'itil-4',
    reference: 'ITIL 4',
    title: 'ITIL 4 management practices',
    form: 'names',
    amendments: [],
    notes: ['Practices are cited by name only.'],
  },
];
