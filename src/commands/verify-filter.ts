import { operationLabel } from '../contract/finding.ts';
import { ToolkitError } from '../error.ts';
import type { Operation } from '../model/model.ts';
import { nearestWord } from '../suggestion.ts';
import { matchesOperation } from '../verify/operation-pattern.ts';
import { isInShard, type Shard } from '../verify/shard.ts';
import type { VerifyOptions } from '../verify/verify-options.ts';
import type { LoadedApi } from './context.ts';

/** Which operations are meant. */
export interface OperationFilter {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly shard: Shard | undefined;
}

/** The filter as the run takes it. */
export function filterOptions({
  include,
  exclude,
  shard,
}: OperationFilter): Pick<VerifyOptions, 'includes' | 'excluded'> {
  const isNamed = (patterns: readonly string[], operation: Operation) =>
    patterns.some((pattern) => matchesOperation(pattern, operation));
  return {
    ...((include.length > 0 || shard) && {
      includes: (operation) =>
        (include.length === 0 || isNamed(include, operation)) && (!shard || isInShard(operation, shard)),
    }),
    ...(exclude.length > 0 && { excluded: (operation) => isNamed(exclude, operation) }),
  };
}

/**
 * Refuses patterns that mean no operation of any API: a misspelt exclusion would call what must not be called.
 *
 * @throws ToolkitError E_USAGE
 */
export function checkPatterns({ include, exclude }: OperationFilter, apis: readonly LoadedApi[]): void {
  const operations = apis.flatMap(({ model }) => model.operations);
  for (const [flag, patterns] of [
    ['--include', include],
    ['--exclude', exclude],
  ] as const) {
    for (const pattern of patterns) {
      if (operations.some((operation) => matchesOperation(pattern, operation))) continue;
      throw new ToolkitError('E_USAGE', `${flag} ${JSON.stringify(pattern)} means no operation`, {
        hint: hintFor(pattern, operations),
      });
    }
  }
}

function hintFor(pattern: string, operations: readonly Operation[]): string {
  const isTag = pattern.startsWith('tag:');
  const known = isTag
    ? operations.flatMap(({ tags }) => tags.map((tag) => `tag:${tag}`))
    : operations.flatMap((operation) => [operation.name, operationLabel(operation)]);
  const nearest = nearestWord(pattern, [...new Set(known)]);
  if (nearest !== undefined) return `Did you mean "${nearest}"?`;
  return "Write an operationId, 'METHOD /path', '/path', tag:NAME, or a pattern with * of these.";
}
