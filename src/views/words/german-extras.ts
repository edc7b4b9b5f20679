/** What the pages of single items say, by family, and the charts. */
export const germanExtras = {} as const;
