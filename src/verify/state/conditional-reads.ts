import { type Exchange, headerOf } from '../../contract/exchange.ts';
import type { Model, Operation } from '../../model/model.ts';
import { inferResources } from '../../resources/infer-resources.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { stateCase } from './state-case.ts';

/**
 * `If-None-Match` is answered with 304 where that is documented, also for what is neither an item nor a list, such as the results of
 * a poll, and for HEAD. Costs three requests, and two more where something is told.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2
 */
export function planConditionalReads(model: Model, operations: readonly Operation[]): readonly Case[] {
  const { roles } = inferResources(model);
  return operations
    .filter((operation) => {
      const { method, responses } = operation;
      const isRead = method === 'head' || (method === 'get' && roles.get(operation)?.kind === 'none');
      return isRead && responses.some(({ status }) => status === '304');
    })
    .map((operation) =>
      stateCase(operation, 'not-modified', 'what has not changed is not sent again', (world) =>
        runConditional(world, operation),
      ),
    );
}

async function runConditional(world: World, operation: Operation): Promise<void> {
  const baseline = await world.baseline(operation);
  if (!baseline) return world.skip(world.whyNoBaseline(operation));
  const { request, item } = baseline;
  const ask = (headers: Readonly<Record<string, string>> = {}) =>
    world.send({
      operation,
      request: { ...request, headers: { ...request.headers, ...headers } },
      item,
      manner: { isOdd: true },
    });
  const first = await ask();
  const tag = first && isSuccess(first) ? tagOf(first) : undefined;
  if (tag === undefined) return world.skip('no ETag is sent');
  const askSame = async () => {
    const before = await ask();
    const etag = before && tagOf(before);
    const again = etag === undefined ? undefined : await ask({ 'If-None-Match': etag });
    // Another one than before is another version.
    const isIgnored = again?.response.status === 200 && tagOf(again) === etag;
    return before && again && isIgnored ? [before, again] : undefined;
  };
  // Twice, as others may change it meanwhile.
  const ignored = (await askSame()) && (await askSame());
  if (ignored) return tell(world, operation, 'ignored', ignored);
  const other = await ask({ 'If-None-Match': '"no-such-version"' });
  if (other?.response.status === 304)
    tell(
      world,
      operation,
      'wrong',
      [first, other].filter((one) => one !== undefined),
    );
}

function tagOf({ response }: Exchange): string | undefined {
  return headerOf(response.headers, 'etag');
}

function tell(
  world: World,
  operation: Operation,
  how: 'ignored' | 'wrong',
  steps: readonly Exchange[],
): void {
  const isIgnored = how === 'ignored';
  world.report({
    code: isIgnored ? 'not-modified-ignored' : 'not-modified-wrong',
    operation,
    message: isIgnored
      ? 'If-None-Match with what the answer told last is not answered with 304'
      : 'If-None-Match with a version that never was is answered with 304',
    expected: isIgnored ? '304' : '200',
    actual: String(steps.at(-1)?.response.status ?? ''),
    hint: 'Compare the header with the current version, or take 304 out of the document.',
    steps,
    detail: how,
  });
}
