// Lives the two years of a simulated organization for many seeds: `npm run simulate`, `npm run simulate -- 5000`.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { wrongSeeds } from '../test/simulation/exact.ts';

interface Share {
  readonly from: number;
  readonly count: number;
}

if (isMainThread) {
  const count = Number(process.argv[2] ?? 1000);
  if (!Number.isInteger(count) || count < 1) throw new Error(`"${process.argv[2] ?? ''}" is no number of seeds.`);
  const lanes = Math.min(availableParallelism(), Math.ceil(count / 100));
  const shares = Array.from({ length: lanes }, (_, lane): Share => {
    const from = Math.floor((count * lane) / lanes);
    return { from, count: Math.floor((count * (lane + 1)) / lanes) - from };
  });
  const wrong = (await Promise.all(shares.map(live))).flat();
  console.log([...wrong, `${count} seeds, ${wrong.length} lines of differences`].join('\n'));
  process.exitCode = wrong.length > 0 ? 1 : 0;
} else {
  const { from, count } = workerData as Share;
  parentPort?.postMessage(await wrongSeeds(from, count));
}

function live(share: Share): Promise<readonly string[]> {
  return new Promise((done, failed) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: share });
    worker.once('message', done).once('error', failed);
  });
}
