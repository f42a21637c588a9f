import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Case } from '../case.ts';
import { type Item, isSuccess, jsonOf, nothing } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { canName, isGone } from './read-item.ts';
import { readPatiently } from './read-patiently.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** What an answer says that was made with others at once can be read: `POST /tasks/bulk`. */
export function planBulkCreates(subject: Subject): readonly Case[] {
  const [reader] = subject.reads;
  if (!reader || subject.resource.isSingular || !subject.resource.id) return [];
  return subject.model.operations
    .filter((operation) => subject.isWanted(operation) && isBulk(subject, operation))
    .map((operation) =>
      stateCase(operation, 'create-several', 'all that were made can be read', (world) =>
        runBulkCreate(world, subject, operation, reader),
      ),
    );
}

/** Whether it is a POST that tells of each of several whether it was made, or that is named so, beside where one is made. */
function isBulk({ map, creates }: Subject, operation: Operation): boolean {
  const { method, path, responses } = operation;
  if (method !== 'post' || path.includes('{') || map.roles.get(operation)?.kind !== 'none') return false;
  const isNamed = /[/:](?:bulk|batch|batch-?create|multiple|import)$/i.test(path);
  const isBeside = creates.some((create) => path.startsWith(create.operation.path));
  return isBeside && (isNamed || responses.some(({ status }) => status === '207'));
}

async function runBulkCreate(
  world: World,
  subject: Subject,
  operation: Operation,
  reader: Acting<'read'>,
): Promise<void> {
  const known = await world.baseline(operation);
  const exchange = known && (await world.send({ operation, request: known.request, item: known.item }));
  if (!exchange || !isSuccess(exchange) || exchange.response.status === 202)
    return world.skip('nothing was made at once');
  const made = idsIn(subject, jsonOf(exchange), 0).map((id) => itemOf(subject, operation, exchange, id));
  if (made.length === 0) return world.skip('the answer names nothing that was made');
  for (const item of made) world.note(item);
  for (const item of made.slice(0, 2)) {
    if (!canName(world, reader, item)) continue;
    const seen = await readPatiently(world, reader, item, ({ exchange: read }) => isSuccess(read));
    if (!seen || !isGone(seen)) continue;
    return world.report({
      code: 'not-readable-after-create',
      operation,
      message: 'what was created with others at once cannot be read',
      expected: '200',
      actual: String(seen.status),
      hint: 'Keep each of them before it is answered as made.',
      steps: [exchange, seen.exchange],
      detail: 'several',
    });
  }
}

function itemOf(
  { resource }: Subject,
  operation: Operation,
  exchange: Exchange,
  { id, value }: { readonly id: string | number; readonly value: unknown },
): Item {
  return { ...nothing, resource, id, value, creation: { operation, exchange } };
}

/** The items of a list of results that say that they were made: with status 201 beside the item. */
function idsIn(
  subject: Subject,
  body: unknown,
  depth: number,
): readonly { readonly id: string | number; readonly value: unknown }[] {
  if (depth > 3 || typeof body !== 'object' || body === null) return [];
  if (!Array.isArray(body)) return Object.values(body).flatMap((one) => idsIn(subject, one, depth + 1));
  return body.flatMap((entry) => {
    if (!isObject(entry) || entry.status !== 201) return [];
    return Object.values(entry).flatMap((value) => {
      const id = isObject(value) ? value[subject.resource.id?.property ?? ''] : undefined;
      return typeof id === 'string' || typeof id === 'number' ? [{ id, value }] : [];
    });
  });
}
