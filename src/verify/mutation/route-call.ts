import type { WireRequest } from '../../contract/exchange.ts';
import { compileRouter, type Router } from '../../http/route.ts';
import type { Model, Operation } from '../../model/model.ts';
import type { Call } from './broken-server.ts';

/** Finds out which operation a request is for. */
export type CallRouter = (request: WireRequest) => Call;

/** Compiles the routes of a document, with and without its base paths. */
export function callRouter(model: Model): CallRouter {
  const router = compileRouter(
    model.operations.flatMap((operation) =>
      basesOf(operation).map((base) => ({
        method: operation.method,
        path: `${base}${operation.path}`,
        value: operation,
      })),
    ),
  );
  return (request) => routed(router, request);
}

function routed(router: Router<Operation>, { method, url, headers, body }: WireRequest): Call {
  const [, path = '/', query = ''] = /^[a-z]+:\/\/[^/?#]*([^?#]*)(?:\?([^#]*))?/i.exec(url) ?? [];
  const match = router.match(method, path === '' ? '/' : path);
  return {
    operation: match.kind === 'found' ? match.value : undefined,
    neighbours: match.kind === 'method-not-allowed' ? match.values : [],
    method,
    path: path === '' ? '/' : path,
    parameters: match.kind === 'found' ? match.params : {},
    query,
    headers: new Map(headers.map(([name, value]) => [name.toLowerCase(), value])),
    body,
  };
}

/** The path of a call without its base path. */
export function pathOf(operation: Operation, { path }: Pick<Call, 'path'>): string {
  const segments = path.split('/');
  const own = operation.path.split('/').length;
  return `/${segments.slice(segments.length - own + 1).join('/')}`;
}

function basesOf({ servers }: Operation): readonly string[] {
  return [...new Set([...servers.map(({ basePath }) => basePath), ''])];
}
