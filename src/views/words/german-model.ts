/** Types: one item in running text, and the list of all. */
export const germanTypes: Readonly<Record<string, readonly [string, string]>> = {
  policy: ['Richtlinie', 'Richtlinien'],
};
