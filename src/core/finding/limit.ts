import type { Finding, Judgement } from './finding.ts';
import type { Touched } from './touched.ts';
import { isAboutTouched } from './touched.ts';

/**
 * Limits what a report lists to what a change brought: findings about what it touched, and those that were not there before it. All
 * others go on counting.
 *
 * @param judgement the whole truth
 * @param touched what the change touched
 * @param isNew true for a finding that the state before the change did not have
 */
export function limitToChange(judgement: Judgement, touched: Touched, isNew: (finding: Finding) => boolean): Judgement {
  const isOfChange = (finding: Finding): boolean => isAboutTouched(touched, finding) || isNew(finding);
  return {
    ...judgement,
    findings: judgement.findings.filter(isOfChange),
    unlisted: [...judgement.unlisted, ...judgement.findings.filter((finding) => !isOfChange(finding))],
  };
}
