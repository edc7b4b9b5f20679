const letters: Readonly<Record<string, string>> = { day: 'D', tag: 'D', week: 'W', woche: 'W', month: 'M', monat: 'M' };

const numberWords: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, ten: 10 };

/**
 * The time a sentence promises, as a duration: "within 60 days", "innerhalb von 6 Wochen". Five working days count as a week.
 *
 * @param sentence running text
 * @returns null where it promises none
 */
export function promisedTime(sentence: string): string | null {
  const match =
    /(?:within|innerhalb von|binnen|in)\s+(\d{1,3}|one|two|three|four|five|ten)\s+(working |business |arbeits)?(day|week|month|tag|woche|monat)/i.exec(
      sentence,
    );
  const [, count, working, unit] = match ?? [];
  if (count === undefined || unit === undefined) return null;
  const number = numberWords[count.toLowerCase()] ?? Number(count);
  return `P${working === undefined ? number : Math.ceil((number * 7) / 5)}${letters[unit.toLowerCase()] ?? 'D'}`;
}
