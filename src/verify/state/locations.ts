import { type Exchange, headerOf } from '../../contract/exchange.ts';
import { findResponse } from '../../contract/find-response.ts';
import type { Case } from '../case.ts';
import { isSuccess, jsonOf } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { operationAt } from './answer-addresses.ts';
import { type Fields, fieldOf, fieldsUnder } from './fields.ts';
import { makeItem } from './make-item.ts';
import { canName, isGone, readItem, type Seen } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** `Location` of a create leads to what was made. */
export function planLocations(subject: Subject): readonly Case[] {
  if (subject.reads.length === 0) return [];
  return subject.creates
    .filter(({ operation }) => subject.isWanted(operation))
    .map((create) =>
      stateCase(create.operation, 'location', 'Location leads to what was made', (world) =>
        runLocation(world, subject, create),
      ),
    );
}

async function runLocation(world: World, subject: Subject, create: Acting<'create'>): Promise<void> {
  const made = await makeItem(world, create);
  const name = locationHeader(create);
  const location = made && headerOf(made.exchange.response.headers, name);
  if (!made || location === undefined) return world.skip(`no ${name} was sent`);
  const reader = subject.reads.find((one) => canName(world, one, made.item));
  const read = reader && (await readItem(world, reader, made.item));
  // Only of what is there can be said that Location leads elsewhere.
  if (!reader || !read || !isSuccess(read.exchange)) return world.skip('what was created cannot be read');
  const target = targetOf(location, made.exchange, world.options.server);
  if (target === undefined) {
    tell(world, create, `${name} is no address of this server`, location, [made.exchange]);
    return;
  }
  if (target === read.exchange.request.url) return;
  const exchange = await follow(world, create, read, target);
  if (!exchange) return;
  const steps = [made.exchange, exchange];
  const { status } = exchange.response;
  if (isGone({ status }) || status === 400 || status === 405)
    tell(world, create, `${name} does not lead to what was made`, String(status), steps);
  else if (
    isSuccess(exchange) &&
    (isList(world, create, target) || isAnother(subject, reader, read, exchange))
  )
    tell(world, create, `${name} leads to something else than what was made`, String(status), steps);
}

/** The header that tells where what was made can be read: `Operation-Location` where the document has that and no `Location`. */
export function locationHeader({ operation, role }: Acting<'create'>): string {
  const names = findResponse(operation, role.status)?.headers.map(({ name }) => name) ?? [];
  const isNamed = (wanted: string) => names.find((name) => name.toLowerCase() === wanted);
  return isNamed('location') ?? isNamed('operation-location') ?? 'Location';
}

/**
 * The address on the server under test. Another host may be what the server is called outside: its path is asked for here.
 * Undefined where it is no HTTP address.
 */
export function targetOf(location: string, { request }: Exchange, server: string): string | undefined {
  if (!URL.canParse(location, request.url)) return undefined;
  const url = new URL(location, request.url);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  return `${new URL(server).origin}${url.pathname}${url.search}`;
}

/** Asks for an address as the read asks for its own; held against the document where that has it. */
async function follow(
  world: World,
  { operation }: Acting<'create'>,
  { exchange: { request } }: Seen,
  url: string,
): Promise<Exchange | undefined> {
  return world.caller.call(operationAt(world, url) ?? operation, { ...request, url }, { isOdd: true });
}

/** Whether an address is that of a list of the document; where the words of the header speak of one, it may be. */
function isList(world: World, create: Acting<'create'>, url: string): boolean {
  const operation = operationAt(world, url);
  const header = findResponse(create.operation, create.role.status)?.headers.find(
    ({ name }) => name.toLowerCase() === locationHeader(create).toLowerCase(),
  );
  const isSaid = /\b(?:list|collection|all)\b/i.test((header?.description ?? '').slice(0, 1000));
  return operation !== undefined && world.map.roles.get(operation)?.kind === 'list' && !isSaid;
}

function isAnother(subject: Subject, { role }: Acting<'read'>, read: Seen, exchange: Exchange): boolean {
  const body = jsonOf(exchange);
  const own = idIn(subject, read.value);
  const found = idIn(subject, fieldsUnder(body, role.answer.path)) ?? idIn(subject, fieldsUnder(body, []));
  if (own === undefined || body === undefined) return false;
  // A list is not what was made; what has another form may be the state of the work.
  return found === undefined ? Array.isArray(body) : String(own) !== String(found);
}

function tell(
  world: World,
  { operation }: Acting<'create'>,
  message: string,
  actual: string,
  steps: readonly Exchange[],
): void {
  const hint = 'Send the address of the new item, with the base path, or relative to that of the request.';
  world.report({ code: 'location-wrong', operation, message, actual, hint, steps, detail: 'location' });
}

/** The id of an item as its own fields tell it. */
function idIn(subject: Subject, fields: Fields | undefined): unknown {
  const property = subject.resource.id?.property;
  return property === undefined ? undefined : fieldOf(fields, property);
}
