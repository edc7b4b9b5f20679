/** What items, lists, the matrix, the search and the rules say. */
export const germanViews2 = {} as const;
