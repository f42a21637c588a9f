import type { Exchange } from '../../contract/exchange.ts';
import type { CaseRequest } from '../request.ts';
import { type Item, isSuccess, jsonOf } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { type Fields, itemFields, withUnder } from './fields.ts';
import { jsonInput, requestWith, usualBody } from './input-body.ts';
import { jsonPatchOf, stepsFor } from './json-patch-body.ts';
import { canName } from './read-item.ts';
import type { Acting } from './subject.ts';

/** What a change answered. */
export interface Changed {
  readonly exchange: Exchange;
  readonly status: number;
  readonly isAccepted: boolean;
  /** The item in the answer, without envelope; undefined where it has none. */
  readonly answered: Fields | undefined;
}

/** How a change is sent. */
export interface ChangeOptions {
  /** Sent last, whatever the rest says. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** Sends a PUT or PATCH with these fields, as they are; as steps where it takes JSON patches alone. Undefined where it takes no JSON, or no answer came. */
export async function changeItem(
  world: World,
  changer: Acting<'replace' | 'patch'>,
  item: Item,
  fields: Fields,
  { headers = {} }: ChangeOptions = {},
): Promise<Changed | undefined> {
  const { operation, role } = changer;
  if (!canName(world, changer, item)) return undefined;
  const request = changeRequest(world, changer, item, fields);
  if (!request) return undefined;
  const exchange = await world.send({
    operation,
    request: { ...request, headers },
    item,
    manner: { isOdd: true },
  });
  if (!exchange) return undefined;
  const isAccepted = isSuccess(exchange);
  const answer = role.answer && isAccepted ? itemFields(jsonOf(exchange), role.answer) : undefined;
  return { exchange, status: exchange.response.status, isAccepted, answered: answer };
}

function changeRequest(
  world: World,
  { operation, role }: Acting<'replace' | 'patch'>,
  item: Item,
  fields: Fields,
): CaseRequest | undefined {
  const mediaType = jsonInput(operation);
  const patchType = mediaType ? undefined : jsonPatchOf(operation);
  const steps = patchType && stepsFor(world.model, patchType, fields);
  if (patchType && steps !== undefined) return requestWith(world, operation, patchType, steps);
  if (!mediaType) return undefined;
  const around = role.input.path.length > 0 ? usualBody(world, operation) : undefined;
  const inner = withUnder(around, role.input.path, fields);
  const body = role.idIn ? withUnder(inner, role.idIn, item.id) : inner;
  return requestWith(world, operation, mediaType, body);
}
