// Verb -> label on the item that states the relation, and on the item it leads to.
const labels: Readonly<Record<string, readonly [string, string]>> = {
  owner: ['Owner', 'Owns'],
  covers: ['Covers', 'Covered by'],
  depends_on: ['Depends on', 'Needed by'],
  measured_by: ['Measured by', 'Measures'],
  measures: ['Measures', 'Measured by'],
  interfaces_with: ['Interfaces with', 'Interfaces with'],
  part_of: ['Part of', 'Procedures'],
  tests: ['Tests', 'Tested by'],
  with: ['With', 'Contracts'],
  underpins: ['Underpins', 'Underpinned by'],
  delivered_to: ['Delivered to', 'Services'],
  agreed_with: ['Agreed with', 'Agreements'],
  reports_on: ['Reports on', 'Reports'],
  plans: ['Plans', 'Planned in'],
  affects: ['Affects', 'Affected by'],
  invokes: ['Invokes', 'Invoked by'],
  answers: ['Answers', 'Answered by'],
  arises_from: ['Arises from', 'Leads to'],
  held_by: ['Held by', 'Posts'],
  deputised_by: ['Deputy', 'Deputy for'],
  about: ['About', 'Meetings'],
  reviews: ['Reviews', 'Reviewed in'],
  kept_in: ['Kept in', 'Keeps'],
  waives: ['Waives', 'Waived by'],
  under: ['Under', 'Cases'],
  schedules: ['Schedules', 'Scheduled by'],
  met_by: ['Met by', 'Meets'],
  protects: ['Protects', 'Protected by'],
  supersedes: ['Supersedes', 'Superseded by'],
  activities: ['Roles in its steps', 'Takes part in'],
  actions: ['Actions of', 'Has actions in'],
  approvals: ['Approved by', 'Approved'],
  closed: ['Closed by', 'Closed'],
  definition: ['Made for', 'Records'],
  known_error_of: ['Known error of', 'Known errors'],
  supports: ['Supports', 'Supported by'],
  process: ['Process', 'Procedures'],
  findings: ['Findings', 'Found in'],
  relates_to: ['Related to', 'Related to'],
};

/**
 * Label of a relation on one of its two ends.
 *
 * @param verb verb or field name of the relation
 * @param end `from` for the item that states it, `to` for the other
 */
export function verbLabel(verb: string, end: 'from' | 'to'): string {
  const words = verb.replaceAll('_', ' ');
  const known = labels[verb] ?? [words.charAt(0).toUpperCase() + words.slice(1), `Named under “${words}” in`];
  return known[end === 'from' ? 0 : 1];
}
