import type { Operation, Response } from '../../model/model.ts';
import type { Resource, ResourceMap, Role } from '../../resources/resource.ts';
import { headerValue } from '../exchange.ts';
import { Lru } from '../lru.ts';
import { documentedHeader } from './documented-header.ts';
import { pathValue } from './path-value.ts';
import { scopeName } from './scope-of.ts';
import type { StateCall } from './state-call.ts';
import type { StoredItem } from './store.ts';

/** The kinds of operations whose path is that of an item, the surest first. */
const itemKinds: readonly Role['kind'][] = ['read', 'replace', 'patch', 'delete'];

/** The path of an item below the base path: `/jobs/7`; undefined where no operation has one. */
function itemPath({ call, context, resource }: StateCall, item: StoredItem): string | undefined {
  const address = addressOf(context.map, resource);
  if (!address) return undefined;
  let path = '';
  for (const part of address.parts) {
    if (typeof part === 'string') {
      path += part;
      continue;
    }
    const noted = part.scope && item.scope[part.scope];
    const value = part.isOwn ? item.id : (noted ?? pathValue(call, part.name));
    if (value === undefined) return undefined;
    path += encode(String(value));
  }
  return path;
}

/** Where an item is, for a client: an absolute path, or a URL where the document's example is one. */
export function itemUrl(state: StateCall, item: StoredItem, example: unknown): string | undefined {
  const path = itemPath(state, item);
  if (path === undefined) return undefined;
  const template = addressOf(state.context.map, state.resource)?.template ?? '';
  return `${urlBase(state, example, template)}${path}`;
}

/** Where a path of the document begins for a client: as the request has it, else as an example shows it. */
export function urlBase({ call }: StateCall, example: unknown, template: string): string {
  const { request, operation } = call;
  const shown = typeof example === 'string' ? shownBase(example, template) : undefined;
  const base = request.basePath || (shown?.path ?? operation.servers[0]?.basePath ?? '');
  const host = shown?.hasHost ? headerValue(request.headers, 'host') : undefined;
  return host === undefined ? base : `http://${host}${base}`;
}

/** The example of a documented header. */
export function headerExample(response: Response | undefined, name: string): unknown {
  return documentedHeader(response, name)?.example;
}

/** What an example of a URL shows of how URLs begin. */
interface ShownBase {
  readonly path: string;
  readonly hasHost: boolean;
}

/** Examples and templates are the document's: there are few. */
const shownBases = new Lru<string, { readonly base: ShownBase | undefined }>(500);

function shownBase(example: string, template: string): ShownBase | undefined {
  if (lastShown?.template === template && lastShown.example === example) return lastShown.base;
  const key = `${template}\n${example}`;
  let known = shownBases.get(key);
  if (!known) {
    known = { base: readBase(example, template) };
    shownBases.set(key, known);
  }
  lastShown = { template, example, base: known.base };
  return known.base;
}

/** One request after another asks for the same. */
let lastShown:
  | { readonly template: string; readonly example: string; readonly base: ShownBase | undefined }
  | undefined;

/** `https://api.example.com/v1/jobs/7` for `/jobs/{id}` has a host, and the base path `/v1`. */
function readBase(example: string, template: string): ShownBase | undefined {
  const [, host, path = ''] = /^(?:(https?:\/\/[^/?#]*))?([^?#]*)/.exec(example) ?? [];
  const pattern = template
    .split(/\{[^{}]+\}/)
    .map((literal) => literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('[^/]+');
  const end = path.search(new RegExp(`${pattern}$`));
  return end < 0 ? undefined : { path: path.slice(0, end), hasHost: host !== undefined };
}

/** The path of a resource's items, taken apart. */
interface Address {
  readonly template: string;
  readonly parts: readonly (string | AddressParameter)[];
}

interface AddressParameter {
  readonly name: string;
  /** Whether it is the item's own id. */
  readonly isOwn: boolean;
  /** What the item's scope has it under. */
  readonly scope: string | undefined;
}

const addresses = new WeakMap<ResourceMap, Map<string, Address | undefined>>();

function addressOf(map: ResourceMap, resource: Resource): Address | undefined {
  let known = addresses.get(map);
  if (!known) {
    known = new Map();
    addresses.set(map, known);
  }
  if (!known.has(resource.name)) known.set(resource.name, findAddress(map, resource));
  return known.get(resource.name);
}

function findAddress({ roles }: ResourceMap, resource: Resource): Address | undefined {
  const found = itemOperation(roles, resource.name);
  if (!found) return undefined;
  const [{ path }, role] = found;
  const own = 'parameter' in role && role.parameter ? role.parameter : resource.id?.parameter;
  const parts = path.split(/\{([^{}]+)\}/).map((part, index) => {
    if (index % 2 === 0) return part;
    const scope = role.scope?.find(({ parameter }) => parameter === part);
    return { name: part, isOwn: part === own, scope: scope && scopeName(scope) };
  });
  return { template: path, parts };
}

function itemOperation(
  roles: ReadonlyMap<Operation, Role>,
  resource: string,
): readonly [Operation, Role] | undefined {
  for (const kind of itemKinds) {
    for (const entry of roles) {
      const [, role] = entry;
      if (role.kind !== 'none' && role.kind === kind && role.resource === resource) return entry;
    }
  }
  return undefined;
}

/** Halves of characters are no text that a URL can have. */
function encode(text: string): string {
  return /^[\w.~-]*$/.test(text) ? text : encodeURIComponent(text.toWellFormed());
}
