import type { Operation, Response } from '../../model/model.ts';
import type { Role } from '../../resources/resource.ts';
import { headerValue } from '../exchange.ts';
import { pathValue } from './path-value.ts';
import { scopeName } from './scope-of.ts';
import type { StateCall } from './state-call.ts';
import type { StoredItem } from './store.ts';

/** The kinds of operations whose path is that of an item, the surest first. */
const itemKinds: readonly Role['kind'][] = ['read', 'replace', 'patch', 'delete'];

/** The path of an item below the base path: `/jobs/7`; undefined where no operation has one. */
export function itemPath({ call, context, resource }: StateCall, item: StoredItem): string | undefined {
  const found = itemOperation(context.map.roles, resource.name);
  if (!found) return undefined;
  const [operation, role] = found;
  const own = 'parameter' in role && role.parameter ? role.parameter : resource.id?.parameter;
  const textOf = (name: string): string | undefined => {
    if (name === own) return item.id;
    const scope = role.scope?.find(({ parameter }) => parameter === name);
    const noted = scope && item.scope[scopeName(scope)];
    const value = noted ?? pathValue(call, name);
    return value === undefined ? undefined : String(value);
  };
  const parts = operation.path.split(/\{([^{}]+)\}/);
  const filled = parts.map((part, index) => (index % 2 === 0 ? part : textOf(part)));
  if (filled.includes(undefined)) return undefined;
  return filled.map((part = '', index) => (index % 2 === 0 ? part : encode(part))).join('');
}

/** Where an item is, for a client: an absolute path, or a URL where the document's example is one. */
export function itemUrl(state: StateCall, item: StoredItem, example: unknown): string | undefined {
  const path = itemPath(state, item);
  if (path === undefined) return undefined;
  const template = itemOperation(state.context.map.roles, state.resource.name)?.[0].path ?? '';
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
  return response?.headers.find((header) => header.name.toLowerCase() === name)?.examples[0]?.value;
}

/** `https://api.example.com/v1/jobs/7` for `/jobs/{id}` has a host, and the base path `/v1`. */
function shownBase(
  example: string,
  template: string,
): { readonly path: string; readonly hasHost: boolean } | undefined {
  const [, host, path = ''] = /^(?:(https?:\/\/[^/?#]*))?([^?#]*)/.exec(example) ?? [];
  const pattern = template
    .split(/\{[^{}]+\}/)
    .map((literal) => literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('[^/]+');
  const end = path.search(new RegExp(`${pattern}$`));
  return end < 0 ? undefined : { path: path.slice(0, end), hasHost: host !== undefined };
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
  return encodeURIComponent(text.toWellFormed());
}
