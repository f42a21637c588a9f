import { runTrial } from './verify-run.ts';
import type { Trial } from './verify-trial.ts';

process.on('message', async (trial: Trial) => {
  process.send?.(await runTrial(trial));
});
