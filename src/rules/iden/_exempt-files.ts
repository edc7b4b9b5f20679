const exemptNames = /^(?:readme|licen[cs]e|changelog|contributing)(?:[._-][^/]*)?$/i;

/**
 * True for a file that nobody takes for a controlled document: README, LICENSE, CHANGELOG and CONTRIBUTING, names that
 * begin with `_` and folders of parts to include.
 *
 * @param file path from the root of the SMS
 */
export function isExempt(file: string): boolean {
  const steps = file.split('/');
  const name = (steps.at(-1) ?? '').replace(/\.[^.]*$/, '');
  return (
    exemptNames.test(name) ||
    steps.some((step) => step.startsWith('_')) ||
    steps.slice(0, -1).some((step) => /^includes?$/i.test(step))
  );
}
