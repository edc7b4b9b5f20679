import picomatch from 'picomatch';
import type { ControlStrength } from '../types/declaration.ts';
import type { Settings } from './settings.ts';

/** Strength of control that the settings give a file or type instead of the one of the type; null where they give none. */
export type StatedControl = (file: string, typeKey: string) => ControlStrength | null;

/**
 * What the settings say of the strength of control: the first key that names the type or matches the file.
 *
 * @param settings the map `control`
 */
export function statedControl({ control }: Pick<Settings, 'control'>): StatedControl {
  const patterns = Object.entries(control).map(([pattern, strength]) => ({
    pattern,
    strength,
    matches: picomatch(pattern, { dot: true }),
  }));
  return (file, typeKey) =>
    patterns.find((entry) => entry.pattern === typeKey || entry.matches(file))?.strength ?? null;
}
