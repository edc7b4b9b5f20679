/** What clauses, findings, the home page, histories and printed pages say. */
export const germanViews1 = {} as const;
