/**
 * How much of what is wrong with servers each tool finds, and how often it is wrong itself.
 *
 * Usage: node bench/verify.ts [--tools concordat,schemathesis,specmatic,dredd] [--subjects a,b] [--only id,subject/id,…]
 *   [--every 1] [--seeds 1,2] [--max-requests 2000] [--jobs 2] [--output FILE] [--from FILE,…]
 * Every violation of `contract-tests/mutants` is switched on alone; a finding counts when it names the right operation
 * and the right class. Clean servers and odd but conforming variants must come out with nothing. `--every 10` takes one
 * mutant and one variant in ten, of every class. Peers are installed by `node bench/verify-peers.ts`; `--from` prints
 * what earlier runs wrote to `--output`, and tries nothing. Exit code 1 when Concordat misses its bars: 95 % found,
 * nothing told of what is right; 2 when nothing was tried.
 */
import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { subjects } from '../contract-tests/mutants/subjects.ts';
import { isInstalled, type Peer, peers } from './verify-peers.ts';
import { sampleTrials } from './verify-sample.ts';
import { renderScores } from './verify-score.ts';
import { judgeTrial, type Trial, type TrialOutcome } from './verify-trial.ts';

const { values } = parseArgs({
  options: {
    tools: { type: 'string', default: 'concordat' },
    subjects: { type: 'string' },
    only: { type: 'string' },
    every: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    'max-requests': { type: 'string', default: '2000' },
    jobs: { type: 'string', default: '2' },
    output: { type: 'string' },
    from: { type: 'string' },
  },
});
const listOf = (text: string) => text.split(',').map((one) => one.trim());
const wantedSubjects = values.subjects === undefined ? undefined : listOf(values.subjects);

const trials =
  values.from === undefined
    ? sampleTrials(
        subjects.filter(({ name }) => !wantedSubjects || wantedSubjects.includes(name)),
        {
          tools: listOf(values.tools).filter(isThere),
          seeds: listOf(values.seeds).map(Number),
          maxRequests: Number(values['max-requests']),
          every: Number(values.every),
          only: values.only === undefined ? undefined : listOf(values.only),
        },
      )
    : [];
const outcomes: TrialOutcome[] = listOf(values.from ?? '')
  .filter((file) => file !== '')
  .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')));
const queue = [...trials];
await Promise.all(Array.from({ length: Number(values.jobs) }, () => work()));
if (outcomes.length === 0) {
  process.stderr.write('No server was tried: correct --tools, --subjects, --only or a number.\n');
  process.exitCode = 2;
} else {
  const { text, isMet } = renderScores(outcomes);
  process.stdout.write(text);
  if (values.output !== undefined) writeFileSync(values.output, `${JSON.stringify(outcomes, null, 1)}\n`);
  process.exitCode = isMet ? 0 : 1;
}

/** A peer that is not installed is left out, and told. */
function isThere(tool: string): boolean {
  const peer: Peer | undefined = Object.values(peers).find(({ name }) => name === tool);
  if (!peer || isInstalled(peer)) return true;
  process.stderr.write(
    `${tool} is left out: it is not installed; node bench/verify-peers.ts ${tool} does it\n`,
  );
  return false;
}

/** One process, one trial after the other; a process that dies is replaced. */
async function work(): Promise<void> {
  if (queue.length === 0) return;
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
  if (!subject) throw new Error(`there is no ${trial.subject}`);
  const result = { findings: [], requests: 0, elapsedMs: 0, isCutOff: false, failure };
  return judgeTrial(subject, trial, result);
}
