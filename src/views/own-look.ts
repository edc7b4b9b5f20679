import { forDarkTheme, mixed } from '../core/model/colour.ts';
import type { Settings } from '../core/model/settings.ts';

/** Path of the style sheet with the organization's colour, from the top of the site. */
export const pathOfColours = 'look/colours.css';

/**
 * Style sheet with the accent colour of the organization; what it does not say stays as the theme has it. Paper stays black and white.
 *
 * @param settings settings of the site
 * @returns null where no colour is set
 */
export function coloursCss({ accent, accentDark }: Settings['site']): string | null {
  if (accent === null) return null;
  const dark = accentDark ?? forDarkTheme(accent);
  // Doubled, so that it holds wherever the style sheet of the theme stands.
  const rules = (colour: string, surface: string): string =>
    `:root:root{--cb-accent:${colour};--cb-accent-soft:${mixed(surface, colour, 0.12)}}`;
  return [
    `@media screen and (prefers-color-scheme: light){${rules(accent, '#ffffff')}}`,
    `@media screen and (prefers-color-scheme: dark){${rules(dark, '#14181c')}}`,
    '',
  ].join('\n');
}

/** Path of the logo, from the top of the site; null where none is set. */
export function pathOfLogo({ logo }: Settings['site']): string | null {
  return logo === null ? null : `look/logo${/\.[a-z]+$/i.exec(logo)?.[0].toLowerCase() ?? ''}`;
}
