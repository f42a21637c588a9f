import { type RequestViolation, requestCheckOf } from '../../contract/check-request.ts';
import type { WireRequest } from '../../contract/exchange.ts';
import type { Model, Operation } from '../../model/model.ts';

/** What is wrong with a request as it goes over the wire, errors only. */
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
  const { violations } = requestCheckOf(model, operation).check({
    path,
    query,
    headers: { ...headers },
    body: wire.body,
  });
  return violations.filter(({ severity }) => severity === 'Error');
}

function split(target: string): readonly string[] {
  const at = target.indexOf('?');
  return at < 0 ? [target] : [target.slice(0, at), target.slice(at + 1)];
}
