import type { LinkView } from '../site.ts';
import { say, sayCount } from '../words/say.ts';

/** Likelihood against impact, as a table whose cells hold the risks. */
export interface HeatMap {
  readonly kind: 'heat';
  readonly description: string;
  /** Impact, from left to right. */
  readonly columns: readonly number[];
  readonly rows: readonly {
    /** Likelihood, the greatest at the top. */
    readonly likelihood: number;
    readonly cells: readonly {
      readonly score: number;
      /** How near it is to the line up to which a risk is carried: `low` below half of it. */
      readonly level: 'low' | 'carried' | 'above';
      readonly risks: readonly LinkView[];
      /** Risks the cell leaves out. */
      readonly more: number;
    }[];
  }[];
  /** The line up to which a risk is carried; null where none is set. */
  readonly line: number | null;
}

/** A risk with its place on the map. */
export interface RiskOnMap {
  readonly link: LinkView;
  readonly likelihood: number;
  readonly impact: number;
}

const leastScale = 5;
const mostScale = 10;
const mostInCell = 8;

/**
 * Map of risks. The scale reaches as far as the risks do, and at least to 5. Risks that have no place on a scale of whole numbers from 1
 * to 10 are counted in the description.
 *
 * @param assessed those that have a likelihood and an impact
 * @param line acceptance line as a score
 * @param others how many more risks there are that have neither
 * @returns null where no risk has a place
 */
export function heatMap(assessed: readonly RiskOnMap[], line: number | null, others = 0): HeatMap | null {
  const risks = assessed.filter(({ likelihood, impact }) => [likelihood, impact].every(isOnScale));
  if (risks.length === 0) return null;
  const most = Math.max(leastScale, ...risks.flatMap(({ likelihood, impact }) => [likelihood, impact]));
  const scale = Array.from({ length: most }, (_, index) => index + 1);
  return {
    kind: 'heat',
    description: describe(risks, line, others + assessed.length - risks.length),
    columns: scale,
    line,
    rows: scale.toReversed().map((likelihood) => ({
      likelihood,
      cells: scale.map((impact) => {
        const score = likelihood * impact;
        const here = risks.filter((risk) => risk.likelihood === likelihood && risk.impact === impact);
        return {
          score,
          level:
            line === null
              ? ('low' as const)
              : score > line
                ? ('above' as const)
                : score * 2 > line
                  ? ('carried' as const)
                  : ('low' as const),
          risks: here.slice(0, mostInCell).map(({ link }) => link),
          more: Math.max(0, here.length - mostInCell),
        };
      }),
    })),
  };
}

function isOnScale(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= mostScale;
}

function describe(risks: readonly RiskOnMap[], line: number | null, left: number): string {
  const placed = sayCount(risks.length, '1 risk by likelihood and impact', '{count} risks by likelihood and impact');
  const above = risks.filter(({ likelihood, impact }) => likelihood * impact > (line ?? Infinity)).length;
  const against =
    line === null
      ? say('{placed}. No acceptance line is set as a number.', { placed })
      : say('{placed}, {above} of them above the acceptance line of {line}.', { placed, above, line });
  return left === 0
    ? against
    : say('{against} Not on the map: {left}, not assessed or off the scale.', { against, left });
}
