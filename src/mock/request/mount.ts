import { compileRouter, type Route, type Router } from '../../http/route.ts';
import type { Model, Operation } from '../../model/model.ts';

/** Where a request leads inside of one API. */
export type Endpoint =
  | {
      readonly kind: 'operation';
      readonly operation: Operation;
      /** How many segments of the request's path are the base path. */
      readonly baseSegments: number;
    }
  /** The document itself. */
  | { readonly kind: 'document'; readonly baseSegments: number };

/** An API and how requests are routed to it. */
export interface Mount {
  readonly name: string;
  readonly model: Model;
  /** The base paths of its servers, each once: `['/v1']`; `['']` where there is none. */
  readonly basePaths: readonly string[];
  /** Whether `/jobs/` means `/jobs`: the document says so with `x-trailing-slash: ignore`. */
  readonly ignoresTrailingSlash: boolean;
  readonly router: Router<Endpoint>;
}

/** The path at which every document is served, below each base path. */
export const documentPath = '/openapi.json';

/**
 * Compiles the routes of an API: each operation below the base paths of its servers and without them.
 *
 * Where both lead somewhere, the more specific route wins, and of equal ones the one without base path.
 *
 * @param options.document whether the document is served too
 */
export function mountApi(name: string, model: Model, { document = true } = {}): Mount {
  const { ignoresTrailingSlash } = model;
  const basePaths = [
    ...new Set(
      [...model.servers, ...model.operations.flatMap(({ servers }) => servers)].map(
        ({ basePath }) => basePath,
      ),
    ),
  ];
  if (basePaths.length === 0) basePaths.push('');
  const routes = [
    ...(document ? documentRoutes(basePaths, model) : []),
    ...operationRoutes(model, ({ servers }) => servers.map(({ basePath }) => basePath).filter(Boolean)),
    ...operationRoutes(model, () => ['']),
  ];
  const trimmed = ignoresTrailingSlash
    ? routes.map((route) => ({ ...route, path: withoutTrailingSlash(route.path) }))
    : routes;
  return { name, model, basePaths, ignoresTrailingSlash, router: compileRouter(trimmed) };
}

/** `/jobs/` to `/jobs`; `/` stays. */
export function withoutTrailingSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function operationRoutes(
  model: Model,
  basesOf: (operation: Operation) => readonly string[],
): readonly Route<Endpoint>[] {
  return model.operations.flatMap((operation) =>
    [...new Set(basesOf(operation))].map((base) => ({
      method: operation.method,
      path: `${base}${operation.path}`,
      value: { kind: 'operation', operation, baseSegments: segmentsOf(base) },
    })),
  );
}

/** Left out when the document has an operation there. */
function documentRoutes(basePaths: readonly string[], model: Model): readonly Route<Endpoint>[] {
  if (model.operations.some(({ path }) => path === documentPath)) return [];
  return [...new Set([...basePaths, ''])].flatMap((base) =>
    ['get', 'head'].map((method) => ({
      method,
      path: `${base}${documentPath}`,
      value: { kind: 'document', baseSegments: segmentsOf(base) },
    })),
  );
}

function segmentsOf(base: string): number {
  return base.split('/').length - 1;
}
