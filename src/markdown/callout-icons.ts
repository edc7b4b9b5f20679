import type { CalloutKind } from './arrange-blocks.ts';

// Drawn on 16 by 16; no two have the same outline.
const outlines: Readonly<Record<CalloutKind, string>> = {
  note: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM8 7.25v4M8 4.6v.3',
  tip: 'M5.5 10.5a4.5 4.5 0 1 1 5 0v1.5h-5ZM6.25 14.5h3.5',
  important: 'M2 2.5h12v8.5H8.5L5 14v-3H2ZM8 4.75v2.5M8 8.9v.3',
  warning: 'M8 1.75 14.75 14H1.25ZM8 6v4M8 11.8v.3',
  caution: 'M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3ZM8 4.5v4.25M8 11v.3',
};

/** The sign of a callout as SVG: the word beside it says the same. */
export function calloutIcon(kind: CalloutKind): string {
  return `<svg class="callout-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${outlines[kind]}"></path></svg>`;
}
