/** What papers for meetings, pages of roles and people, maps and the state of the SMS say. */
export const germanPages = {} as const;
