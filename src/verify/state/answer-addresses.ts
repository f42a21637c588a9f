import type { Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Case } from '../case.ts';
import { isSuccess, jsonOf } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { makeItem } from './make-item.ts';
import { canName, isGone, readItem } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** Addresses of this server in what a create and a read answer (`self`, `status_url`) lead to something. */
export function planAddresses(subject: Subject): readonly Case[] {
  return subject.creates
    .filter(({ operation }) => subject.isWanted(operation) && subject.reads.length > 0)
    .map((create) =>
      stateCase(create.operation, 'addresses', 'addresses in answers lead on', (world) =>
        runAddresses(world, subject, create),
      ),
    );
}

/** An address, and the operation that it is one of. */
interface Address {
  readonly name: string;
  readonly url: string;
  readonly operation: Operation;
}

async function runAddresses(world: World, subject: Subject, create: Acting<'create'>): Promise<void> {
  const made = await makeItem(world, create);
  const reader = made && subject.reads.find((one) => canName(world, one, made.item));
  const read = made && reader && (await readItem(world, reader, made.item));
  if (!made || !read || !isSuccess(read.exchange))
    return world.skip('nothing could be created that can be read');
  const sent = JSON.stringify(made.sent);
  const answers = [
    { operation: create.operation, exchange: made.exchange },
    { operation: reader.operation, exchange: read.exchange },
  ];
  const followed = new Set([read.exchange.request.url]);
  for (const { operation, exchange } of answers) {
    for (const { name, url, operation: target } of addressesIn(world, jsonOf(exchange))) {
      if (followed.has(url) || sent.includes(JSON.stringify(url))) continue;
      followed.add(url);
      const led = await world.caller.call(target, { ...read.exchange.request, url }, { isOdd: true });
      if (!led || !isGone({ status: led.response.status }) || hasItsReasons(target)) continue;
      world.report({
        code: 'link-wrong',
        operation,
        message: `the address in "${name}" leads to nothing`,
        actual: String(led.response.status),
        hint: 'Write the address with the base path, and with the id of the item.',
        steps: [exchange, led],
        detail: name,
      });
    }
  }
}

/** Whether what it leads to may not be there yet: the result of what is still under way. */
function hasItsReasons({ path, responses }: Operation): boolean {
  const missing = responses.find(({ status }) => status === '404')?.description ?? '';
  return (
    /(?:result|output|report|download|content|file|preview|thumbnail|export)s?$/i.test(path) ||
    /\byet\b|not ready|no result|without/i.test(missing)
  );
}

/** At most ten, of the first levels. */
function addressesIn(world: World, body: unknown): readonly Address[] {
  const found: Address[] = [];
  const visit = (value: unknown, name: string, depth: number): void => {
    if (found.length >= 10 || depth > 4) return;
    if (typeof value === 'string') {
      const address = addressOf(world, name, value);
      if (address) found.push(address);
    } else if (isObject(value))
      for (const [key, inner] of Object.entries(value)) visit(inner, key === 'href' ? name : key, depth + 1);
  };
  visit(body, '', 0);
  return found;
}

/** An address of this server whose path is that of a documented GET. */
function addressOf(world: World, name: string, text: string): Address | undefined {
  const server = new URL(world.options.server);
  if (text.length > 2000 || !(text.startsWith('/') || text.startsWith(`${server.origin}/`))) return undefined;
  if (!/(?:url|uri|href|link|self|location|path)$/i.test(name) || !URL.canParse(text, server))
    return undefined;
  const { href } = new URL(text, server);
  const operation = operationAt(world, href);
  return operation && { name, url: href, operation };
}

/** The documented GET that an address on the server under test is one of. */
export function operationAt({ model, options }: World, url: string): Operation | undefined {
  const server = new URL(options.server);
  const { pathname, origin } = new URL(url, server);
  const base = server.pathname.replace(/\/+$/, '');
  if (origin !== server.origin || !pathname.startsWith(`${base}/`)) return undefined;
  const segments = pathname.slice(base.length).split('/');
  const candidates = model.operations.filter(
    ({ method, path }) => method === 'get' && fits(path.split('/'), segments),
  );
  // Literal segments win over parameters.
  return candidates.find(({ path }) => path === segments.join('/')) ?? candidates[0];
}

function fits(template: readonly string[], segments: readonly string[]): boolean {
  return (
    template.length === segments.length &&
    template.every(
      (part, index) => part === segments[index] || (/^\{[^{}]+\}$/.test(part) && segments[index] !== ''),
    )
  );
}
