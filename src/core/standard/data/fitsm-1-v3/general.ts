import type { FitsmGroup } from './group.ts';

/** General requirements GR1 to GR7, in our own words. */
export const generalRequirements: readonly FitsmGroup[] = [
  {
    id: 'GR1',
    title: 'Leadership and accountability',
    summary: 'Heading. Somebody at the top answers for the SMS, sets its direction and looks at its results.',
    pdca: 'plan',
    requirements: [
      {
        title: 'An accountable owner of the SMS',
        summary: 'Show who of top management answers for the SMS as a whole, and that this person may decide about it.',
      },
      {
        title: 'Service management policy',
        summary: 'Show a policy for service management that top management has put in force and people know of.',
      },
      {
        title: 'Management reviews',
        summary: 'Show that top management looks at the SMS at intervals you set, and what it decided each time.',
      },
    ],
  },
  {
    id: 'GR2',
    title: 'Documentation',
    summary: 'Heading. What the SMS is, how its processes work and what they produce can be read somewhere.',
    pdca: 'plan',
    requirements: [
      {
        title: 'The core of the SMS in writing',
        summary: 'Show the documents that carry the SMS: what it covers, what it stands for and how it is planned.',
      },
      {
        title: 'A definition of each process',
        summary: 'Show for every process a definition from which people can tell what is done, by whom and why.',
      },
      {
        title: 'Results and records of processes',
        summary: 'Show what processes leave behind: their results, and records of the steps that matter.',
      },
      {
        title: 'Control of documents',
        summary: 'Show how documents are approved, kept up to date, handed out, protected and taken back.',
      },
    ],
  },
  {
    id: 'GR3',
    title: 'Scope and stakeholders',
    summary: 'Heading. Whom the SMS is for and where it begins and ends.',
    pdca: 'plan',
    requirements: [
      {
        title: 'Stakeholders and what they need',
        summary: 'Show who has an interest in the services and the SMS, and what each of them expects.',
      },
      {
        title: 'Scope of the SMS',
        summary: 'Show a statement of which services, parts of the organization and places the SMS covers.',
      },
    ],
  },
  {
    id: 'GR4',
    title: 'Planning',
    summary: 'Heading. How the SMS is to be built and run is planned.',
    pdca: 'plan',
    requirements: [
      {
        title: 'Service management plan',
        summary: 'Show a plan, kept current, of what the SMS is to reach, by which activities, roles and means.',
      },
      {
        title: 'Plans that fit together',
        summary: 'Show that plans for single processes agree with the service management plan.',
      },
    ],
  },
  {
    id: 'GR5',
    title: 'Doing what was planned',
    summary: 'Heading. Plan and processes are put into practice.',
    pdca: 'do',
    requirements: [
      {
        title: 'The plan is carried out',
        summary: 'Show how far the service management plan has been put into practice.',
      },
      {
        title: 'Processes are followed',
        summary: 'Show that people work by the defined processes, and what happens when they do not.',
      },
    ],
  },
  {
    id: 'GR6',
    title: 'Checking',
    summary: 'Heading. Whether the SMS works is measured and looked at.',
    pdca: 'check',
    requirements: [
      {
        title: 'Measures of effect',
        summary: 'Show indicators for the SMS and its processes, their targets and the values measured.',
      },
      {
        title: 'Assessments and audits',
        summary: 'Show assessments or audits of the SMS at intervals you set, and what they found.',
      },
    ],
  },
  {
    id: 'GR7',
    title: 'Improving',
    summary: 'Heading. What is found wrong is put right, and what can be better is made better.',
    pdca: 'act',
    requirements: [
      {
        title: 'Deviations are put right',
        summary: 'Show deviations from what is required, what was done about each, and that it does not come back.',
      },
      {
        title: 'Improvement of the SMS',
        summary: 'Show that the SMS itself is improved time and again, and where the ideas come from.',
      },
    ],
  },
];
