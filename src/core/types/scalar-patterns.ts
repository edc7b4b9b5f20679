/** Written forms of the scalars of a declaration that are more than plain text; zod and JSON Schema share them. */
export const scalarPatterns = {
  datetime: {
    pattern: /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?$/,
    expected: 'expected YYYY-MM-DDTHH:MM',
  },
  duration: {
    pattern: /^P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?)?$/,
    expected: 'expected a duration such as P3M or P14D',
  },
  period: {
    pattern: /^\d{4}(?:-(?:0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/,
    expected: 'expected a period such as 2026-03, 2026-Q1 or 2026',
  },
  sha256: { pattern: /^[0-9a-f]{64}$/, expected: 'expected 64 hexadecimal digits' },
  rule: { pattern: /^[A-Z]{4}-\d{3}$/, expected: 'expected a rule id such as REVW-002' },
} as const;
