/** Titles of clauses in German, by standard and number. */
export const germanClauseTitles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'iso20000-1-2018': {
    '4': 'Kontext der Organisation',
  },
};
