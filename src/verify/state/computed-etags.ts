import { type Exchange, headerOf } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import type { Case } from '../case.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { type Item, isSuccess, pathNames, pathValues } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { isMakeable, makeAny } from './full-item.ts';
import { stateCase } from './state-case.ts';
import type { Subject } from './subject.ts';

/** So many things that may change what is shown are tried. */
const maxChanges = 4;

/**
 * The ETag of what is computed from an item and from what belongs to it, such as the results of a poll, changes when these do.
 * Costs three requests and two for each change that is tried, twice where something is told.
 */
export function planComputedEtags(subject: Subject): readonly Case[] {
  const [reader] = subject.reads;
  if (!reader || subject.resource.isSingular || !isMakeable(subject)) return [];
  const base = `${reader.operation.path.replace(/\/+$/, '')}/`;
  const { model, map } = subject;
  const changes = model.operations
    .filter(({ path, method }) => path.startsWith(base) && method === 'post')
    .slice(0, maxChanges);
  return model.operations
    .filter(
      (operation) =>
        operation.method === 'get' &&
        operation.path.startsWith(base) &&
        !operation.path.slice(base.length).includes('{') &&
        map.roles.get(operation)?.kind === 'none' &&
        tellsTag(operation) &&
        subject.isWanted(operation) &&
        changes.length > 0,
    )
    .map((operation) =>
      stateCase(operation, 'etag', 'the ETag changes with what it is computed from', (world) =>
        runComputed(world, subject, operation, changes),
      ),
    );
}

/** A weak one is the server's opinion of what is as good, unless the document says when it changes. */
function saysWhen({ responses }: Operation): boolean {
  const tags = responses.flatMap(({ headers }) => headers.filter(({ name }) => plainName(name) === 'etag'));
  return tags.some(({ description }) => /\bchang/i.test((description ?? '').slice(0, 1000)));
}

function tellsTag({ responses }: Operation): boolean {
  return responses.some(
    ({ status, headers }) => status.startsWith('2') && headers.some(({ name }) => plainName(name) === 'etag'),
  );
}

async function runComputed(
  world: World,
  subject: Subject,
  operation: Operation,
  changes: readonly Operation[],
): Promise<void> {
  const first = await changeBelow(world, subject, operation, changes);
  if (first === 'unknown') return world.skip('nothing that was done changed what is shown');
  if (first === 'changes' || (tagOf(first[1])?.startsWith('W/') && !saysWhen(operation))) return;
  const steps = await changeBelow(world, subject, operation, changes);
  if (typeof steps === 'string') return;
  const old = steps[1];
  world.report({
    code: 'etag-unchanged',
    operation,
    message: 'the content has changed, and the ETag has not',
    expected: `another ETag than ${old && tagOf(old)}`,
    actual: tagOf(steps.at(-1)) ?? '',
    hint: 'Make the ETag from the content or its version.',
    steps,
    detail: 'computed',
  });
}

/** Changes something of a new item until what is shown is another. The steps where its ETag stays. */
async function changeBelow(
  world: World,
  subject: Subject,
  operation: Operation,
  changes: readonly Operation[],
): Promise<readonly Exchange[] | 'changes' | 'unknown'> {
  const made = await makeAny(world, subject);
  const item = made?.item;
  const before = item && (await show(world, operation, item));
  const same = item && (await show(world, operation, item));
  const tag = tagOf(before);
  if (!made || !item || !before || !same || tag === undefined || textOf(before) !== textOf(same))
    return 'unknown';
  const steps = [made.exchange, before];
  for (const change of changes) {
    const known = await world.baseline(change);
    const done =
      known &&
      (await world.send({ operation: change, request: known.request, item, manner: { isOdd: true } }));
    if (!done || !isSuccess(done)) continue;
    const after = await show(world, operation, item);
    if (!after) return 'unknown';
    steps.push(done, after);
    if (textOf(after) === textOf(before)) continue;
    return tagOf(after) === tag ? steps : 'changes';
  }
  return 'unknown';
}

async function show(world: World, operation: Operation, item: Item): Promise<Exchange | undefined> {
  const request = likeliestRequest(world.model, operation);
  const values = pathValues(world.map, operation, item);
  if (!request || pathNames(operation).some((name) => !values.has(name))) return undefined;
  const exchange = await world.send({ operation, request, item, manner: { isOdd: true } });
  return exchange && isSuccess(exchange) ? exchange : undefined;
}

function tagOf(exchange: Exchange | undefined): string | undefined {
  return exchange && headerOf(exchange.response.headers, 'etag');
}

function textOf({ response }: Exchange): string {
  return new TextDecoder().decode(response.body);
}
