/** A policy written in a way that an editor of frontmatter could spoil: comments, odd blanks, quotes, flow maps, a fence below. */
export const policyFile = 'policies/pol-004.md';

/**
 * @param more lines of frontmatter besides id, owner, classification, kind and clauses
 * @param body text after the frontmatter
 */
export function hostilePolicy(more: string, body = 'Every service has a budget.'): string {
  return `---
# the budget comes every October
id: POL-004
owner:   ROL-004   # the service owner
classification: 'internal'
kind: financial
clauses: [ "8.4.1" , {ref: '8.4.2', section: "Budget: how"} ]   # both
tags:
    - money   # indented by four
    - "a: b"
${more}---

# Budgeting policy

## Budget: how

${body}

---
status: this is no frontmatter
`;
}

/** The same text with Windows line ends. */
export function withReturns(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
