import { germanComponents } from './german-components.ts';
import { germanExtras } from './german-extras.ts';
import { germanKnown } from './german-known.ts';
import { germanStanding } from './german-standing.ts';
import { germanFrame } from './german-frame.ts';
import { germanPacks } from './german-packs.ts';
import { germanPages } from './german-pages.ts';
import { germanProof } from './german-proof.ts';
import { germanReasons } from './german-reasons.ts';
import { germanRoutes } from './german-routes.ts';
import { germanViews1 } from './german-views-1.ts';
import { germanViews2 } from './german-views-2.ts';

/** The table of the interface: English text -> German text. */
export const german = {
  ...germanFrame,
  ...germanComponents,
  ...germanRoutes,
  ...germanExtras,
  ...germanPacks,
  ...germanPages,
  ...germanViews1,
  ...germanViews2,
  ...germanStanding,
  ...germanKnown,
  ...germanReasons,
  ...germanProof,
} as const;
