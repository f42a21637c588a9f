/**
 * How much of what is wrong with servers each tool finds, and how often it is wrong itself.
 *
 * Usage: node bench/verify.ts [--tools concordat,schemathesis] [--subjects a,b] [--only mutant-id,…] [--seeds 1,2]
 *   [--max-requests 2000] [--jobs 2] [--output FILE]
 * Every violation of `contract-tests/mutants` is switched on alone; a finding counts when it names the right operation
 * and the right class. Clean servers and odd but conforming variants must come out with nothing. Exit code 1 when
 * Concordat misses its bars: 95 % found, nothing told of what is right.
 */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { subjects } from '../contract-tests/mutants/subjects.ts';
import { renderScores } from './verify-score.ts';
import type { Trial, TrialOutcome } from './verify-trial.ts';

const { values } = parseArgs({
  options: {
    tools: { type: 'string', default: 'concordat' },
    subjects: { type: 'string' },
    only: { type: 'string' },
    seeds: { type: 'string', default: '1' },
    'max-requests': { type: 'string', default: '2000' },
    jobs: { type: 'string', default: '2' },
    output: { type: 'string' },
  },
});
const listOf = (text: string) => text.split(',').map((one) => one.trim());
const wantedSubjects = values.subjects === undefined ? undefined : listOf(values.subjects);
const only = values.only === undefined ? undefined : listOf(values.only);
const maxRequests = Number(values['max-requests']);

const trials: Trial[] = listOf(values.tools).flatMap((tool) =>
  listOf(values.seeds).flatMap((seed) =>
    subjects
      .filter(({ name }) => !wantedSubjects || wantedSubjects.includes(name))
      .flatMap((subject) =>
        [undefined, ...[...subject.variants, ...subject.mutants].map(({ id }) => id)]
          .filter((id) => !only || only.includes(id ?? 'clean'))
          .map((switched) => ({ tool, subject: subject.name, switched, seed: Number(seed), maxRequests })),
      ),
  ),
);

const outcomes: TrialOutcome[] = [];
const queue = [...trials];
await Promise.all(Array.from({ length: Number(values.jobs) }, () => work()));
const { text, isMet } = renderScores(outcomes);
process.stdout.write(text);
if (values.output !== undefined) writeFileSync(values.output, `${JSON.stringify(outcomes, null, 1)}\n`);
process.exitCode = isMet ? 0 : 1;

/** One process, one trial after the other; a process that dies is replaced. */
async function work(): Promise<void> {
  const file = fileURLToPath(new URL('verify-worker.ts', import.meta.url));
  let child = fork(file);
  for (let trial = queue.shift(); trial; trial = queue.shift()) {
    const current = trial;
    outcomes.push(
      await new Promise<TrialOutcome>((resolve) => {
        const onExit = (code: number | null) => {
          child = fork(file);
          resolve(died(current, `the process ended with ${code}`));
        };
        child.once('exit', onExit);
        child.once('message', (outcome) => {
          child.off('exit', onExit);
          resolve(outcome as TrialOutcome);
        });
        child.send(current);
      }),
    );
    if (process.stderr.isTTY) process.stderr.write(`\r${outcomes.length}/${trials.length} servers`);
  }
  child.kill();
}

function died(trial: Trial, failure: string): TrialOutcome {
  const subject = subjects.find(({ name }) => name === trial.subject);
  const mutant = subject?.mutants.find(({ id }) => id === trial.switched);
  const result = { findings: [], requests: 0, elapsedMs: 0, failure };
  const kind = mutant ? 'mutant' : trial.switched === undefined ? 'clean' : 'variant';
  return {
    ...trial,
    kind,
    class: mutant?.class,
    isDetected: false,
    isSuspected: false,
    after: undefined,
    result,
  };
}
