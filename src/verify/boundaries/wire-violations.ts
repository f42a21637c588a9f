import { type RequestViolation, requestCheckOf } from '../../contract/check-request.ts';
import type { WireRequest } from '../../contract/exchange.ts';
import type { Model, Operation } from '../../model/model.ts';

/**
 * What is wrong with a request as it goes over the wire, errors only.
 *
 * Blanks around the items of a delimited list belong to none of them for many servers: what is right without them is not
 * wrong for sure.
 */
export function violationsOf(
  model: Model,
  operation: Operation,
  wire: WireRequest,
): readonly RequestViolation[] {
  const [target = '', query = ''] = split(wire.url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, ''));
  // The base path is no part of what the document describes.
  const path = `/${target
    .split('/')
    .slice(1 - operation.path.split('/').length)
    .join('/')}`;
  const headers: Record<string, string> = Object.create(null);
  for (const [name, value] of wire.headers) headers[name.toLowerCase()] = value;
  const check = (one: string) =>
    requestCheckOf(model, operation)
      .check({ path, query: one, headers: { ...headers }, body: wire.body })
      .violations.filter(({ severity }) => severity === 'Error');
  const violations = check(query);
  const trimmed = violations.length === 0 ? query : withTrimmedLists(operation, query);
  return trimmed === query ? violations : check(trimmed);
}

/** A query without the blanks around the items of lists between commas or bars. */
function withTrimmedLists({ parameters }: Operation, query: string): string {
  const names = new Set(
    parameters.flatMap(({ name, in: place, style, explode }) =>
      place === 'query' && (style === 'pipeDelimited' || (style === 'form' && !explode))
        ? [encodeURIComponent(name)]
        : [],
    ),
  );
  if (names.size === 0) return query;
  const trimmed = (pair: string) => {
    const [name = ''] = pair.split('=', 1);
    if (!names.has(name)) return pair;
    const items = pair.slice(name.length + 1).split(/(,|%2C|\||%7C)/i);
    return `${name}=${items.map((item) => item.replace(/^(?:%20|\+)+|(?:%20|\+)+$/g, '')).join('')}`;
  };
  return query.split('&').map(trimmed).join('&');
}

function split(target: string): readonly string[] {
  const at = target.indexOf('?');
  return at < 0 ? [target] : [target.slice(0, at), target.slice(at + 1)];
}
