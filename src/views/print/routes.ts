/** Address of the list of what can be printed as one. */
export const routeOfPrint = '/print/';

/** Address of a part of a section to be printed: `/print/policies/`, `/print/all/2/`. */
export function routeOfPart(section: string, number: number): string {
  return `${routeOfPrint}${section}/${number === 1 ? '' : `${number}/`}`;
}

/** Address of the style sheet with the margins of each document of a part. */
export function routeOfSheets(section: string, number: number): string {
  return `${routeOfPrint}${section}/sheets-${number}.css`;
}

/**
 * True for pages made to be printed: they hold many documents whole, so the budget of weight for pages that are read does not apply.
 *
 * @param file path of a file of the published folder
 */
export function isPaper(file: string): boolean {
  return /^print\/.+\/index\.html$/.test(file);
}
