import type { FitsmGroup } from './group.ts';

/** Process requirements PR1 to PR7, in our own words. */
export const processes1To7: readonly FitsmGroup[] = [
  {
    id: 'PR1',
    title: 'Service portfolio management',
    summary: 'Heading. Which services there are, were and will be, from the first idea to the end.',
    pdca: 'do',
    requirements: [
      {
        title: 'Service portfolio',
        summary: 'Show a current portfolio in which every service is specified.',
      },
      {
        title: 'Weighing of proposals',
        summary: 'Show how ideas for new or changed services are weighed: who wants them, what they take, what they bring.',
      },
      {
        title: 'Services over their life',
        summary: 'Show plans for new services and large changes, with dates, responsibilities, technology and acceptance.',
      },
      {
        title: 'Suppliers behind each service',
        summary: 'Show for each service who inside and outside contributes to it, in which role, and whom to call.',
      },
    ],
  },
  {
    id: 'PR2',
    title: 'Service level management',
    summary: 'Heading. What customers can have, what was agreed with them, and what others promised in support.',
    pdca: 'do',
    requirements: [
      {
        title: 'Service catalogue',
        summary: 'Show a current catalogue of the services on offer.',
      },
      {
        title: 'Service level agreements',
        summary: 'Show an agreement for every service a customer gets, and that it is looked at again at intervals you set.',
      },
      {
        title: 'Performance against agreed targets',
        summary: 'Show how what was delivered compares with the targets agreed with customers.',
      },
      {
        title: 'Supporting agreements',
        summary: 'Show what internal groups and outside suppliers agreed to deliver, where needed, and the reviews of it.',
      },
      {
        title: 'Performance of supporting parties',
        summary: 'Show how supporting services and components compare with the targets agreed for them.',
      },
    ],
  },
  {
    id: 'PR3',
    title: 'Service reporting',
    summary: 'Heading. Who is told what about services and processes, how often and how.',
    pdca: 'check',
    requirements: [
      {
        title: 'Which reports are needed',
        summary: 'Show the reports there have to be: results against targets, important events, deviations found.',
      },
      {
        title: 'Specified reports',
        summary: 'Show for each report what its readers agreed to: purpose, readers, rhythm, content, form and channel.',
      },
      {
        title: 'Reports as specified',
        summary: 'Show the reports themselves, delivered to their readers when they were due.',
      },
    ],
  },
  {
    id: 'PR4',
    title: 'Availability and continuity',
    summary: 'Heading. Services are there when they were promised, and come back after a disaster.',
    pdca: 'do',
    requirements: [
      {
        title: 'What is required',
        summary: 'Show the requirements on availability and continuity that follow from agreements, and their reviews.',
      },
      {
        title: 'Risks',
        summary: 'Show assessments, at intervals you set, of what may interrupt services.',
      },
      {
        title: 'Measures',
        summary: 'Show what is done to make interruptions rarer and milder, such as plans and tests.',
      },
      {
        title: 'Monitoring of availability',
        summary: 'Show the availability measured for services and their components.',
      },
    ],
  },
  {
    id: 'PR5',
    title: 'Capacity',
    summary: 'Heading. Services have enough of what they need, today and tomorrow.',
    pdca: 'do',
    requirements: [
      {
        title: 'What is required',
        summary: 'Show the capacity and speed that agreements and expected demand ask for, and their reviews.',
      },
      {
        title: 'What there is',
        summary: 'Show what capacity there is today and how much of it is used.',
      },
      {
        title: 'Capacity planning',
        summary: 'Show how future capacity is planned: people, technology and money.',
      },
      {
        title: 'Analysis of performance',
        summary: 'Show how load is watched, and what warnings and exceptions led to.',
      },
    ],
  },
  {
    id: 'PR6',
    title: 'Information security',
    summary: 'Heading. Information about and within services is kept safe.',
    pdca: 'do',
    requirements: [
      {
        title: 'Requirements and policies',
        summary: 'Show what information security has to reach, the policies that say so, and their reviews.',
      },
      {
        title: 'Risks',
        summary: 'Show assessments of information security risks at intervals you set.',
      },
      {
        title: 'Controls',
        summary: 'Show the controls that answer the risks: on buildings, in technology and in how people work.',
      },
      {
        title: 'Events and incidents',
        summary: 'Show how security events and incidents are handled, each in the same way.',
      },
      {
        title: 'Access',
        summary: 'Show how access is granted, changed and taken away, each time in the same way.',
      },
    ],
  },
  {
    id: 'PR7',
    title: 'Customer relationships',
    summary: 'Heading. Customers are known, heard and asked.',
    pdca: 'do',
    requirements: [
      {
        title: 'Customers',
        summary: 'Show who the customers of the services are.',
      },
      {
        title: 'A contact for each customer',
        summary: 'Show for each customer the person on your side who looks after the relationship.',
      },
      {
        title: 'Channels',
        summary: 'Show how customers order, escalate and complain, and how you reach them.',
      },
      {
        title: 'Service reviews',
        summary: 'Show meetings with customers about their services at intervals you set.',
      },
      {
        title: 'Complaints',
        summary: 'Show complaints and how each was dealt with, in the same way every time.',
      },
      {
        title: 'Satisfaction',
        summary: 'Show how content customers are, and what you do about it.',
      },
    ],
  },
];
