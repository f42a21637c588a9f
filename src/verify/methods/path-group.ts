import { compileRouter, type Router } from '../../http/route.ts';
import type { Method, Model, Operation } from '../../model/model.ts';

/** A path of the document and what it has. */
export interface PathGroup {
  readonly path: string;
  /** Those that are tried, in the document's order; never empty. */
  readonly operations: readonly [Operation, ...Operation[]];
  /** In upper case, those that are not tried included. */
  readonly methods: ReadonlySet<string>;
  /** Whether the document says that a method which is not there is answered with 405. */
  readonly names405: boolean;
}

/** The methods that APIs are made of. */
const usual = ['get', 'post', 'put', 'patch', 'delete'] as const satisfies readonly Method[];

/** The paths of the operations, in the document's order. */
export function pathGroups(model: Model, operations: readonly Operation[]): readonly PathGroup[] {
  const all = Map.groupBy(model.operations, ({ path }) => path);
  const says405 = /\b405\b/.test(model.info.description?.slice(0, 50_000) ?? '');
  return [...Map.groupBy(operations, ({ path }) => path)].map(([path, [first, ...others]]) => {
    const here = all.get(path) ?? [];
    return {
      path,
      // Grouping makes no empty groups.
      operations: [first as Operation, ...others],
      methods: new Set(here.map(({ method }) => method.toUpperCase())),
      names405: says405 || here.some(names405),
    };
  });
}

function names405({ responses, description }: Operation): boolean {
  return (
    responses.some(({ status }) => status === '405') || /\b405\b/.test(description?.slice(0, 20_000) ?? '')
  );
}

/**
 * Whom a refused method is told of: an operation of the path that documents the 405, as its answer is wrong; else the method
 * itself, of which only prose or HTTP speaks.
 */
export function refuserOf(
  { operations }: PathGroup,
  method: Method,
): { readonly operation: Operation; readonly method?: Method } {
  const documented = operations.find(({ responses }) => responses.some(({ status }) => status === '405'));
  return documented ? { operation: documented } : { operation: operations[0], method };
}

/** The usual methods that neither the path has, nor another template that a path of this kind may match. */
export function undocumentedMethods(router: Router<Operation>, path: string): readonly Method[] {
  return usual.filter((method) => router.match(method, path).kind !== 'found');
}

/** All methods that a path leads to, by whatever template; in upper case. */
export function reachableMethods(router: Router<Operation>, path: string): ReadonlySet<string> {
  return new Set(
    [...usual, 'head', 'options', 'trace', 'query']
      .filter((method) => router.match(method, path).kind === 'found')
      .map((method) => method.toUpperCase()),
  );
}

const routers = new WeakMap<Model, Router<Operation>>();

/** The router of a document's own paths, without base path. */
export function routerOf(model: Model): Router<Operation> {
  let router = routers.get(model);
  if (!router) {
    router = compileRouter(
      model.operations.map((operation) => ({
        method: operation.method,
        path: operation.path,
        value: operation,
      })),
    );
    routers.set(model, router);
  }
  return router;
}
