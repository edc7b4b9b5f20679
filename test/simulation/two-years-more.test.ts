import { expect, it } from 'vitest';
import { runs } from '../support/runs.ts';
import { wrongSeeds } from './exact.ts';

// A file of its own, so that both halves of the seeds run side by side. `npm run simulate` lives a thousand.
it('finds exactly the omissions that were planted in two years, second half of the seeds', async () => {
  expect(await wrongSeeds(100, runs(100))).toEqual([]);
}, 600_000);
