import type { FitsmGroup } from './group.ts';

/** Process requirements PR8 to PR14, in our own words. */
export const processes8To14: readonly FitsmGroup[] = [
  {
    id: 'PR8',
    title: 'Supplier relationships',
    summary: 'Heading. Suppliers inside and outside are known, looked after and judged.',
    pdca: 'do',
    requirements: [
      {
        title: 'Suppliers',
        summary: 'Show who the suppliers are, those within your own house included.',
      },
      {
        title: 'A contact for each supplier',
        summary: 'Show for each supplier the person on your side who looks after the relationship.',
      },
      {
        title: 'Channels',
        summary: 'Show how you talk with each supplier, and to whom matters are escalated.',
      },
      {
        title: 'Evaluation',
        summary: 'Show how suppliers did, judged at intervals you set.',
      },
    ],
  },
  {
    id: 'PR9',
    title: 'Incidents and service requests',
    summary: 'Heading. Disturbances end soon, and requests are fulfilled.',
    pdca: 'do',
    requirements: [
      {
        title: 'Recording and priority',
        summary: 'Show that each incident and request is recorded, sorted and ranked with agreed targets in mind.',
      },
      {
        title: 'Resolution and fulfilment',
        summary: 'Show how incidents were solved and requests fulfilled, with what is known of errors and agreements.',
      },
      {
        title: 'Escalation',
        summary: 'Show that cases go to specialists and to managers by the same rules every time.',
      },
      {
        title: 'Keeping people informed',
        summary: 'Show that users and customers hear how their cases stand.',
      },
      {
        title: 'Closure',
        summary: 'Show that incidents and requests are closed by the same rules every time.',
      },
      {
        title: 'Major incidents',
        summary: 'Show what makes an incident a major one, and how such incidents were handled.',
      },
    ],
  },
  {
    id: 'PR10',
    title: 'Problems',
    summary: 'Heading. What lies behind incidents is found and taken away.',
    pdca: 'do',
    requirements: [
      {
        title: 'Finding problems',
        summary: 'Show problems on record that were found by looking for patterns among incidents.',
      },
      {
        title: 'Investigation',
        summary: 'Show how problems are investigated, and which actions solve them or soften them.',
      },
      {
        title: 'Known errors',
        summary: 'Show that what stays unsolved is on record as a known error, with what helps meanwhile.',
      },
      {
        title: 'Current knowledge of errors',
        summary: 'Show that what is known of errors and of ways round them is kept current for those who need it.',
      },
    ],
  },
  {
    id: 'PR11',
    title: 'Configuration',
    summary: 'Heading. What services are made of is known and kept under control.',
    pdca: 'do',
    requirements: [
      {
        title: 'What is covered',
        summary: 'Show what configuration management covers: which kinds of items and which relations between them.',
      },
      {
        title: 'Depth of information',
        summary: 'Show that enough is recorded of each item to keep it under control.',
      },
      {
        title: 'Configuration database',
        summary: 'Show the database that holds the items and how they hang together.',
      },
      {
        title: 'Control of items',
        summary: 'Show that items change in a controlled way and that the database follows.',
      },
      {
        title: 'Verification',
        summary: 'Show comparisons of the database with reality at intervals you set.',
      },
    ],
  },
  {
    id: 'PR12',
    title: 'Changes',
    summary: 'Heading. Changes are weighed, decided and followed up, so that they do no harm.',
    pdca: 'do',
    requirements: [
      {
        title: 'Recording and classes',
        summary: 'Show that each change is recorded and classed by set criteria, emergencies and major ones among them.',
      },
      {
        title: 'Steps for each class',
        summary: 'Show how changes of each class are handled, step by step.',
      },
      {
        title: 'Assessment',
        summary: 'Show how changes are weighed: use, risk, effect, effort and whether they can be done.',
      },
      {
        title: 'Approval',
        summary: 'Show who approved which change, at the level that set criteria ask for.',
      },
      {
        title: 'Looking back and closing',
        summary: 'Show reviews of changes after the fact where they were due, and how changes are closed.',
      },
      {
        title: 'Schedule of changes',
        summary: 'Show a current schedule of approved changes with their dates, and that those concerned know it.',
      },
    ],
  },
  {
    id: 'PR13',
    title: 'Releases and deployment',
    summary: 'Heading. Changes go live together, tested and with a way back.',
    pdca: 'do',
    requirements: [
      {
        title: 'Strategies',
        summary: 'Show how releases are made and brought out for which components, fitting their rhythm, effect and tools.',
      },
      {
        title: 'What goes into a release',
        summary: 'Show the criteria by which approved changes are put into a release.',
      },
      {
        title: 'Planning',
        summary: 'Show plans for bringing out releases, with the criteria of acceptance where they are needed.',
      },
      {
        title: 'Building and testing',
        summary: 'Show that releases were tested before they went live, as much as their kind and effect ask for.',
      },
      {
        title: 'A way back',
        summary: 'Show what was prepared for the case that a deployment fails.',
      },
      {
        title: 'Success or failure',
        summary: 'Show for each deployment whether it worked.',
      },
    ],
  },
  {
    id: 'PR14',
    title: 'Continual service improvement',
    summary: 'Heading. Ideas for better services and processes are collected, judged and carried out.',
    pdca: 'act',
    requirements: [
      {
        title: 'Opportunities',
        summary: 'Show a record of opportunities that reports, measurements, assessments and audits brought up.',
      },
      {
        title: 'Assessment of opportunities',
        summary: 'Show how opportunities were judged and what was decided to do.',
      },
      {
        title: 'Control of improvements',
        summary: 'Show how improvements under way are followed until they are done.',
      },
    ],
  },
];
