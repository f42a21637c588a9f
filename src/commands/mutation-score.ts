import { resolve } from 'node:path';
import { writeFileSafely } from '../document/write.ts';
import { ToolkitError } from '../error.ts';
import { visible } from '../report/text-layout.ts';
import { type MutationScore, scoreMutations } from '../verify/mutation/mutation-score.ts';
import { renderScore } from '../verify/mutation/render-score.ts';
import { scoreAsJson, summarizeScore } from '../verify/mutation/summarize-score.ts';
import { cleanMock } from './clean-mock.ts';
import type { CommandIo } from './command.ts';
import { type LoadedApi, loadApi, selectFromConfig } from './context.ts';
import type { VerifyRunOptions } from './run-verify.ts';
import { checkPatterns, filterOptions } from './verify-filter.ts';
import { parsePhases, parseShardFlag } from './verify-inputs.ts';
import { progressLine } from './verify-progress.ts';

/** The flags of `verify` that a mutation score looks at. */
export interface MutationScoreOptions extends VerifyRunOptions {
  readonly format: string;
  readonly output: string | undefined;
  /** In percent: below it the command exits 1. */
  readonly mutationScoreMin: number | undefined;
}

/** For each break; what is missed costs all of it. */
const maxRequestsPerBreak = 300;
/** Of the run on the mock that keeps to its document. */
const maxCleanRequests = 5000;

/**
 * Breaks a mock of each API in one way after the other, and prints which breaks `verify` would catch; resolves to the
 * exit code.
 *
 * @throws ToolkitError E_USAGE
 */
export async function runMutationScore(
  args: readonly string[],
  options: MutationScoreOptions,
  io: CommandIo,
): Promise<number> {
  checkFlags(options);
  const { loaded, apis } = await selectFromConfig(args, options, io);
  const filter = {
    include: options.include ?? [],
    exclude: options.exclude ?? [],
    shard: parseShardFlag(options.shard),
  };
  const documents: LoadedApi[] = [];
  for (const selected of apis) documents.push(await loadApi(selected, loaded, options, io));
  checkPatterns(filter, documents);
  const scores: { readonly name: string; readonly score: MutationScore }[] = [];
  for (const api of documents) {
    if (io.signal.aborted) break;
    scores.push({ name: api.name, score: await scoreApi(api, options, filter, io) });
  }
  await print(scores, options, io);
  const least = (options.mutationScoreMin ?? 0) / 100;
  return scores.some(({ score }) => summarizeScore(score).score < least) ? 1 : 0;
}

function checkFlags({ format, server, mutationScoreMin }: MutationScoreOptions): void {
  if (format !== 'text' && format !== 'json') {
    throw new ToolkitError('E_USAGE', `a mutation score is not printed as ${format}`, {
      hint: 'Use --format text or --format json.',
    });
  }
  if (server !== undefined) {
    throw new ToolkitError('E_USAGE', '--mutation-score takes no --server', {
      hint: 'It breaks a mock of the document, so that no server is needed.',
    });
  }
  if (mutationScoreMin !== undefined && !(mutationScoreMin >= 0 && mutationScoreMin <= 100)) {
    throw new ToolkitError('E_USAGE', `--mutation-score-min is ${mutationScoreMin}: it is a percentage`, {
      hint: 'Give a number from 0 to 100.',
    });
  }
}

async function scoreApi(
  { name, model }: LoadedApi,
  options: MutationScoreOptions,
  filter: Parameters<typeof filterOptions>[0],
  io: CommandIo,
): Promise<MutationScore> {
  const line = progressLine(io.stderr, name);
  const phases = parsePhases(options.phases);
  const { includes, excluded } = filterOptions(filter);
  const seed = options.seed ?? 1;
  let operations = 0;
  let last: unknown;
  try {
    return await scoreMutations(model, {
      server: cleanMock(model, seed),
      seed,
      signal: io.signal,
      clock: () => performance.now(),
      maxRequests: options.maxRequests ?? maxRequestsPerBreak,
      maxCleanRequests,
      ...(options.maxSeconds !== undefined && { maxMs: options.maxSeconds * 1000 }),
      ...(phases && { phases }),
      includes: (operation) => (includes?.(operation) ?? true) && !excluded?.(operation),
      onProgress({ done, all, caught, requests, operation, allOperations }) {
        if (operation !== last) operations += 1;
        last = operation;
        const progress = { done, all, operations, allOperations, requests, findings: caught };
        line.show({ operation, title: '' }, progress);
      },
    });
  } finally {
    line.clear();
  }
}

async function print(
  scores: readonly { readonly name: string; readonly score: MutationScore }[],
  { format, output }: MutationScoreOptions,
  io: CommandIo,
): Promise<void> {
  const columns = output === undefined && io.stdout.isTerminal ? io.stdout.columns : 110;
  const text =
    format === 'json'
      ? `${JSON.stringify({ apis: scores.map(({ name, score }) => ({ name, ...(scoreAsJson(score) as object) })) }, undefined, 2)}\n`
      : scores.map(({ name, score }) => safe(renderScore(name, score, columns))).join('\n');
  if (output === undefined) return void io.stdout.write(text);
  await writeFileSafely(resolve(io.cwd, output), text);
  io.stderr.write(`The mutation score is in ${output}.\n`);
}

/** Names of a document do not steer the terminal. */
function safe(text: string): string {
  return text
    .split('\n')
    .map((line) => visible(line))
    .join('\n');
}
