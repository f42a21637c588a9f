import { type Exchange, headerOf } from '../../contract/exchange.ts';
import { findResponse } from '../../contract/find-response.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { operationAt } from './answer-addresses.ts';
import { locationHeader, targetOf } from './locations.ts';
import { type Made, makeItem } from './make-item.ts';
import { isGone } from './read-item.ts';
import { readBeside, sidesOf } from './side-gone.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/**
 * `Location` of what is not read by its own path leads to where it is shown: `/shared/{token}` for a share. Costs three
 * requests, and one more where it leads to nothing.
 */
export function planSideLocations(subject: Subject): readonly Case[] {
  if (subject.reads.length > 0 || sidesOf(subject).length === 0) return [];
  return subject.creates
    .filter((create) => subject.isWanted(create.operation) && documentsLocation(create))
    .map((create) =>
      stateCase(create.operation, 'location', 'Location leads to what was made', (world) =>
        runSideLocation(world, subject, create),
      ),
    );
}

function documentsLocation(create: Acting<'create'>): boolean {
  const wanted = locationHeader(create).toLowerCase();
  const headers = findResponse(create.operation, create.role.status)?.headers ?? [];
  return headers.some(({ name }) => name.toLowerCase() === wanted);
}

async function runSideLocation(world: World, subject: Subject, create: Acting<'create'>): Promise<void> {
  const [side] = sidesOf(subject);
  const made = await makeItem(world, create);
  const name = locationHeader(create);
  const location = made && headerOf(made.exchange.response.headers, name);
  if (!side || !made || location === undefined) return world.skip(`no ${name} was sent`);
  // Only of what is shown somewhere can be said that Location leads elsewhere.
  const shown = await readBeside(world, side, made.item);
  if (!shown || !isSuccess(shown)) return world.skip('what was created is not shown by its key');
  const target = targetOf(location, made.exchange, world.options.server);
  if (target === shown.request.url) return;
  const led = target === undefined ? undefined : await followPatiently(world, create, made, target);
  // Where only other methods are documented, GET may well be refused.
  if (target !== undefined && !(led && isGone({ status: led.response.status }))) return;
  world.report({
    code: 'location-wrong',
    operation: create.operation,
    message:
      target === undefined
        ? `${name} is no address of this server`
        : `${name} does not lead to what was made`,
    expected: new URL(shown.request.url).pathname,
    actual: led ? String(led.response.status) : location,
    hint: 'Send the address where it is shown, with the base path, or relative to that of the request.',
    steps: [made.exchange, ...(led ? [led] : []), shown],
    detail: 'location',
  });
}

/** Asks for an address with the credentials of the create, and once more where nothing is there yet. */
async function followPatiently(
  world: World,
  { operation }: Acting<'create'>,
  { exchange: { request } }: Made,
  url: string,
): Promise<Exchange | undefined> {
  const headers = request.headers.filter(([name]) => !/^(?:content-|accept$|idempotency)/i.test(name));
  const ask = () =>
    world.caller.call(
      operationAt(world, url) ?? operation,
      { method: 'GET', url, headers, body: undefined },
      { isOdd: true, isElsewhere: operationAt(world, url) === undefined },
    );
  const first = await ask();
  if (!first || !isGone({ status: first.response.status })) return first;
  await world.options.sleep(700);
  return ask();
}
