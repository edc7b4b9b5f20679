import type { ControlStrength } from '../../core/types/declaration.ts';

const strengths: readonly ControlStrength[] = ['full', 'light', 'register', 'record'];

/** True where a strength of control asks for less than another. */
export function isWeakerControl(strength: ControlStrength, other: ControlStrength): boolean {
  return strengths.indexOf(strength) > strengths.indexOf(other);
}
