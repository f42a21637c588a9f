import type { Exchange } from '../../contract/exchange.ts';
import type { Operation, Parameter } from '../../model/model.ts';
import { plainName, singularNoun } from '../../resources/noun.ts';
import type { Case } from '../case.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { parameterKey, withParameter } from '../request.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { isMakeable, makeAny } from './full-item.ts';
import type { Made } from './make-item.ts';
import { canName, isGone } from './read-item.ts';
import { readPatiently } from './read-patiently.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** `DELETE /labels?ids=1,2` deletes all that are named. */
export function planBulkDeletes(subject: Subject): readonly Case[] {
  const [reader] = subject.reads;
  if (!reader || subject.resource.isSingular || !isMakeable(subject)) return [];
  const collections = new Set([...subject.lists, ...subject.creates].map(({ operation }) => operation.path));
  return subject.model.operations.flatMap((operation) => {
    const isIt = operation.method === 'delete' && collections.has(operation.path);
    const parameter = isIt && subject.isWanted(operation) ? idsParameter(subject, operation) : undefined;
    if (!parameter) return [];
    return [
      stateCase(operation, 'delete-several', 'all that are named are deleted', (world) =>
        runBulkDelete(world, subject, { operation, parameter, reader }),
      ),
    ];
  });
}

interface BulkDelete {
  readonly operation: Operation;
  /** The list of ids. */
  readonly parameter: Parameter;
  readonly reader: Acting<'read'>;
}

/** The required query parameter that is a list of the items' ids: `ids`, `label_ids`. */
function idsParameter({ resource, facts }: Subject, { parameters }: Operation): Parameter | undefined {
  const noun = singularNoun(resource.name.split('/').at(-1) ?? resource.name);
  const names = new Set([
    'id',
    'ids',
    `${noun}id`,
    `${noun}ids`,
    `${plainName(resource.id?.property ?? 'id')}s`,
  ]);
  return parameters.find(
    ({ in: place, name, required, schema }) =>
      place === 'query' && required && names.has(plainName(name)) && schema && facts.isArray(schema),
  );
}

async function runBulkDelete(world: World, subject: Subject, deletion: BulkDelete): Promise<void> {
  const first = await deleteTwo(world, subject, deletion);
  if (!first) return world.skip('two could not be made, read and deleted');
  if (!first.left) return;
  const second = await deleteTwo(world, subject, deletion);
  if (!second?.left) return;
  world.report({
    code: 'readable-after-delete',
    operation: deletion.operation,
    message: 'of several that were deleted one can still be read',
    expected: '404 or 410',
    actual: String(second.left.response.status),
    hint: 'Delete all that are named, or refuse the request.',
    steps: second.steps,
    detail: 'several',
  });
}

interface Deleted {
  /** The answer that shows one that is there still; undefined where all are gone. */
  readonly left: Exchange | undefined;
  readonly steps: readonly Exchange[];
}

async function deleteTwo(
  world: World,
  subject: Subject,
  { operation, parameter, reader }: BulkDelete,
): Promise<Deleted | undefined> {
  const made = [await makeAny(world, subject), await makeAny(world, subject)].filter(
    (one) => one !== undefined,
  );
  const request = likeliestRequest(world.model, operation);
  if (made.length < 2 || !request || made.some(({ item }) => !canName(world, reader, item))) return undefined;
  const value = made.map(({ item }) => item.id);
  const named = withParameter(request, { parameter, value });
  const exchange = await world.send({
    operation,
    request: { ...named, fixed: new Set([...named.fixed, parameterKey(parameter)]) },
    ...(made[0] && { item: { ...made[0].item, id: undefined, resource: undefined } }),
    manner: { isOdd: true },
  });
  if (!exchange || !isSuccess(exchange) || exchange.response.status === 202) return undefined;
  const steps = [...made.map((one) => one.exchange), exchange];
  for (const { item } of made as readonly Made[]) {
    const seen = await readPatiently(world, reader, item, (one) => isGone(one));
    if (seen && isSuccess(seen.exchange)) return { left: seen.exchange, steps: [...steps, seen.exchange] };
  }
  return { left: undefined, steps };
}
