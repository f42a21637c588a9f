import type { Answer } from '../shared/answer.ts';
import type { Caller } from './accounts.ts';
import { accountOf, datasetOf, upgradeRequired } from './handlers.ts';
import { tooManyJobs } from './limits.ts';
import { invalidField, notFound } from './refusals.ts';
import type { Studio } from './studio.ts';
import type { Generator, StudioHandlers, StudioInput } from './types.ts';

/** What generations go by. */
export interface JobRules {
  readonly clock: () => Date;
  /** Undefined: as many as are asked for. */
  readonly generationsAtOnce: number | undefined;
  readonly createSeed: () => number;
}

/** The operations on generators and evaluations. */
export function createJobHandlers(
  studio: Studio,
  rules: JobRules,
): Pick<
  StudioHandlers,
  'generateData' | 'getGenerator' | 'watchGeneration' | 'runEvaluation' | 'getEvaluation'
> {
  return {
    generateData: (input, caller) => generateData(studio, rules, input, caller),
    getGenerator: ({ path: { id } }, caller) => ({ status: 200, body: generatorOf(studio, caller, id) }),
    watchGeneration: ({ path: { id } }, caller) => {
      generatorOf(studio, caller, id);
      throw upgradeRequired();
    },
    runEvaluation: ({ body }, caller) => runEvaluation(studio, body, caller),
    getEvaluation: ({ path: { id } }, caller) => {
      const evaluation = studio.evaluations.find(accountOf(caller), id);
      if (!evaluation) throw notFound('Evaluation');
      return { status: 200, body: evaluation };
    },
  };
}

/** @throws Refusal 404 */
export function generatorOf({ generators }: Studio, caller: Caller, id: string): Generator {
  const generator = generators.find(accountOf(caller), id);
  if (generator) return generator;
  throw notFound('Generator');
}

function generateData(
  studio: Studio,
  { clock, generationsAtOnce, createSeed }: JobRules,
  { path, body }: StudioInput<'generateData'>,
  caller: Caller,
): Answer {
  const { dataset } = datasetOf(studio, caller, path.dataset_id);
  const { generators, queue } = studio;
  const account = accountOf(caller);
  if (generationsAtOnce !== undefined && generators.countUnfinished(account) >= generationsAtOnce)
    throw tooManyJobs(generationsAtOnce, clock());
  const id = generators.create({
    account,
    datasetId: dataset.id,
    type: body.generator_type,
    rows: body.num_rows ?? 1000,
    epsilon: body.generator_type === 'dp-ctgan' ? (body.epsilon ?? 1) : undefined,
    seed: createSeed(),
  });
  const Location = `/generators/${id}`;
  caller.note.resource = Location;
  queueMicrotask(() => queue.wake());
  return { status: 202, headers: { Location }, body: { generator_id: id, status: 'pending' } };
}

function runEvaluation(studio: Studio, body: StudioInput<'runEvaluation'>['body'], caller: Caller): Answer {
  const generator = generatorOf(studio, caller, body.generator_id);
  const { dataset } = datasetOf(studio, caller, body.dataset_id);
  const account = accountOf(caller);
  if (generator.output_dataset_id === undefined)
    throw invalidField('generator_id', 'The generator has not completed', 'state_error');
  if (!studio.datasets.find(account, generator.output_dataset_id))
    throw invalidField('generator_id', 'The output of the generator was deleted', 'state_error');
  const id = studio.evaluations.create(account, generator.id, dataset.id);
  const Location = `/evaluations/${id}`;
  caller.note.resource = Location;
  queueMicrotask(() => studio.queue.wake());
  return { status: 202, headers: { Location }, body: { evaluation_id: id, status: 'pending' } };
}
