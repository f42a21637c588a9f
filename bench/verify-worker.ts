import { runTrial } from './verify-run.ts';
import type { Trial } from './verify-trial.ts';

process.on('message', async (trial: Trial) => {
  process.send?.(await runTrial(trial));
});

// An end of the benchmark is the end of its workers, and of the programs that they have started.
process.on('disconnect', () => process.exit());
