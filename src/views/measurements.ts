import type { Site } from './site.ts';

/** The value of a measure in a period. */
export interface Measurement {
  readonly period: string;
  /** As written in the file. */
  readonly text: string;
  readonly number: number | null;
  readonly comment: string;
}

const known = new WeakMap<Site, ReadonlyMap<string, readonly Measurement[]>>();

/** Values of all measures by id in lower case, oldest first: `data/KPI-001.csv` holds those of KPI-001. */
export function siteMeasurements(site: Site): ReadonlyMap<string, readonly Measurement[]> {
  const found = known.get(site);
  if (found !== undefined) return found;
  const byMeasure = new Map<string, readonly Measurement[]>();
  for (const file of site.checked.sms.data) {
    if (!file.columns.includes('period') || !file.columns.includes('value')) continue;
    const name =
      file.file
        .split('/')
        .at(-1)
        ?.replace(/\.csv$/i, '')
        .toLowerCase() ?? '';
    const values = file.rows.map(({ values: row }): Measurement => {
      const text = row['value']?.trim() ?? '';
      const number = Number(text.replace(',', '.'));
      return {
        period: row['period'] ?? '',
        text,
        number: text === '' || Number.isNaN(number) ? null : number,
        comment: row['comment'] ?? '',
      };
    });
    byMeasure.set(
      name,
      values.toSorted((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0)),
    );
  }
  known.set(site, byMeasure);
  return byMeasure;
}
