/** Least contrast of text to its background that people with weak eyes can read (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5;

/** Backgrounds of the theme that the accent colour stands on. */
const lightBackground = '#f6f7f8';
const darkBackground = '#1c2227';

/** True for a colour written as `#1d5a8c`. */
export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/** True when text in a colour can be read on the light backgrounds of the theme. */
export function isReadable(colour: string): boolean {
  return contrast(colour, lightBackground) >= leastContrast;
}

/** The colour itself, or the nearest lighter one that can be read on the dark backgrounds of the theme. */
export function forDarkTheme(colour: string): string {
  for (let share = 0; share <= 100; share += 5) {
    const lighter = mixed(colour, '#ffffff', share / 100);
    if (contrast(lighter, darkBackground) >= leastContrast + 1) return lighter;
  }
  return '#ffffff';
}

/** Contrast of two colours, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour)
    .map((channel) => channel / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A colour with a share of another one, from 0 to 1. */
export function mixed(colour: string, other: string, share: number): string {
  const others = channels(other);
  const parts = channels(colour).map((channel, at) => Math.round(channel * (1 - share) + (others[at] ?? 0) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
