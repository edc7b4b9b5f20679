import type { FieldDeclaration, ItemTypeDeclaration, KindDeclaration } from './declaration.ts';
import { parseTypeExpression } from './type-expression.ts';
import type { Shape } from './type-expression.ts';

// One line per heading: what a reader looks for there.
const guidance: Readonly<Record<string, string>> = {
  actions: 'What follows, who does it, until when.',
  answer: 'The steps that solve it, in the order one tries them.',
  'back to everyday': 'How work returns to the normal way, and who decides that it has.',
  boundaries: 'What is not part of it, and why; sites, organizations, technology.',
  cause: 'Why it happened, and how you found out; "none needed" with a reason is an answer.',
  check: 'How one sees that it worked.',
  conclusion: 'What the result means for the SMS as a whole.',
  content: 'What will be done.',
  'context and parties': 'Issues that matter and parties with a say, or the registers that hold them.',
  correction: 'What was done at once, on which day, and what the consequences were.',
  criteria: 'What it was judged against: clauses, own documents, agreements.',
  cycle: 'First and last day, and what is covered in it.',
  decisions: 'What was decided; "no need" is a decision.',
  delegation: 'How a right passes to somebody else, and for how long.',
  'depends on': 'What has to be there first.',
  design: 'Parties, means, skills, technology and agreements, as far as they matter.',
  disposal: 'How it is done and who allows it.',
  'does it still fit, suffice and work?': 'The conclusion of top management, with reasons.',
  exceptions: 'One bullet per exception; "none" is an answer.',
  fields: 'What the form asks for.',
  'first hour': 'What is done, by whom, in the first sixty minutes.',
  'getting services back': 'Which service comes back in which order, and how.',
  goal: 'What is to be reached.',
  hold: 'When disposal stops, and who says so.',
  'hours and support': 'When the service runs, when somebody helps, and how to reach them.',
  'how to fill it in': 'What to write where.',
  'how we check': 'How often somebody compares the data with the world.',
  'how we follow it': 'How progress is seen, by whom and how often.',
  'how we test': 'What is tried, how often, and what counts as passed.',
  'if it fails': 'What to do then, and whom to call.',
  impact: 'Who could not work, how long, and what it cost.',
  'in an emergency': 'Who tells whom when the usual ways are down.',
  inputs: 'Keep every heading; "nothing new" is an answer.',
  'inputs and outputs': 'What comes in from whom, what goes out to whom.',
  interfaces: 'Which processes it works with, and what passes between them.',
  'kinds of item': 'What is recorded, how deeply, and what matters most.',
  controls: 'What was decided about each control, and why.',
  coverage: 'Which audit looks at which clauses and processes, when, by whom.',
  rights: 'Which role may do what to which type, and since when.',
  rules: 'What is kept how long, counted from when.',
  targets: 'What is promised, with the measure that shows it.',
  'workload limits': 'How much the service carries, and what happens beyond.',
  timeline: 'What happened at which minute.',
  workload: 'Volume against the limits agreed.',
  requirements: 'What the service has to fulfil, and who asked for it.',
  'how to order': 'What can be asked for, and where it is described.',
  limits: 'What it does not do.',
  means: 'People, money, time and tools.',
  'measuring and improving': 'How you see whether the SMS works, and what you do about it.',
  method: 'How it was done.',
  'method and samples': 'How evidence was gathered: interviews, observation, records, documents.',
  methods: 'How audits are done here.',
  obligations: 'Laws, contracts and policies that bind you.',
  organization: 'Which organization, or part of it, runs the SMS.',
  'others who take part':
    'Customers acting as suppliers, internal and external suppliers, and how they are controlled.',
  purpose: 'What goes wrong without this process.',
  records: 'One bullet per record that is kept, with the place where it is.',
  recovery: 'How the service came back.',
  reporting: 'What is reported, to whom, how often.',
  result: 'What came out.',
  results: 'Target and actual value of every promise.',
  review: 'What was learnt, by whom it was looked at, on which day.',
  'roles and authorities': 'Who may decide what; the register of the organization holds the names.',
  scenario: 'What was assumed to have happened.',
  scope: 'What the contract covers.',
  services: 'Which services this is about.',
  'similar cases': 'Where else it could have happened, and what you found there.',
  situation: 'What somebody sees who needs this.',
  statement: 'What was required, what was found, where, and when.',
  steps: 'What is done, in order; one line per step.',
  summary: 'The whole story in five lines.',
  'switching on': 'Who switches the plan on, when, and how one knows.',
  technology: 'Tools that carry the SMS.',
  'test and acceptance': 'What was tried, whether it passed, who accepted it.',
  topics: 'What was talked about.',
  trend: 'The last periods side by side.',
  'what first': 'What you do first, and why.',
  'what is supplied': 'One bullet per thing the other side does.',
  'what it tells us': 'The conclusion, in plain words.',
  'what promised levels do to it': 'What the agreed levels cost in capacity.',
  'what they must meet': 'Levels, rules and duties of the supplier.',
  'what was missing': 'What did not work and what follows; "nothing was missing" is an answer.',
  'what we commit to': 'One bullet per commitment that can be checked.',
  'what we do about it': 'Actions, with names and days.',
  'what you get': 'The outcome for the customer, not the technology.',
  when: 'When this procedure is used.',
  'when to use': 'When this instruction is used, and when not.',
  'where they are kept': 'The tool, and how to look something up.',
  'who decides what': 'What they decide alone, what you decide.',
  'who does what': 'Duties by role.',
  'who else is affected': 'Other services, customers and suppliers.',
  'who it concerns': 'Who has to know it and act by it.',
  'who to call': 'Roles and numbers, also out of hours.',
  'who was told': 'Who heard what, when, by whom.',
  why: 'Why it is needed, in a few sentences.',
  'why this way': 'Why these areas, this often, by these people.',
  'working with others': 'What other organizations do for the services, and how you control it.',
};

const subheadings: Readonly<Record<string, readonly string[]>> = {
  'management-review/Inputs': [
    'Services',
    'Other parties',
    'Feedback',
    'SMS performance',
    'Objectives',
    'Policies',
    'Risks',
    'Resources',
    'Context',
    'Changes ahead',
    'Ideas',
    'Earlier actions',
  ],
};

/**
 * Headings below a heading that belong to a type from the start.
 *
 * @param type declaration of the type
 * @param heading heading of the type
 */
export function subheadingsOf(type: ItemTypeDeclaration, heading: string): readonly string[] {
  return subheadings[`${type.key}/${heading}`] ?? [];
}

/**
 * One line that says what stands under a heading; for tables and lists that are read as data also their form.
 *
 * @param type declaration of the type
 * @param kind its kind, or null
 * @param heading heading of the type
 */
export function guidanceFor(type: ItemTypeDeclaration, kind: KindDeclaration | null, heading: string): string {
  const fields = [...type.fields, ...(kind?.fields ?? [])].filter((field) => field.source?.heading === heading);
  const forms = fields.map(formOf).filter((form) => form !== null);
  return [guidance[heading.toLowerCase()] ?? 'What applies here.', ...forms].join(' ');
}

function formOf(field: FieldDeclaration): string | null {
  if (field.source?.form !== 'table') return null;
  const columns = recordOf(parseTypeExpression(field.type)).map((name) =>
    columnTitle(field.source?.columns?.[name]?.[0] ?? name),
  );
  return `A table with the columns: ${columns.join(', ')}.`;
}

function recordOf(shape: Shape): readonly string[] {
  if (shape.kind === 'list') return recordOf(shape.of);
  if (shape.kind === 'choice') return shape.of.map(recordOf).find((entries) => entries.length > 0) ?? [];
  return shape.kind === 'record' ? shape.entries.map((entry) => entry.name) : [];
}

function columnTitle(name: string): string {
  const words = name.replaceAll(/[_-]/g, ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
