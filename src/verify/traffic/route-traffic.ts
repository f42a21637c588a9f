import { compileRouter } from '../../http/route.ts';
import type { Model, Operation } from '../../model/model.ts';
import type { RecordedExchange } from './read-har.ts';

/** A recorded exchange and the operation that it is of. */
export interface RoutedExchange extends RecordedExchange {
  readonly operation: Operation;
}

/** Recorded exchanges by what they are of. */
export interface RoutedTraffic {
  readonly routed: readonly RoutedExchange[];
  /** Those of no operation: `GET /metrics` and how often, in the order of the recording. */
  readonly unmatched: ReadonlyMap<string, number>;
  /** Those to other servers than the one that was named. */
  readonly elsewhere: number;
}

/**
 * Finds the operation of each exchange: below the base paths of the document's servers, or, where nothing is there, below
 * none.
 *
 * @param server only what is below this URL counts, and its path is the base path
 */
export function routeTraffic(
  model: Model,
  exchanges: readonly RecordedExchange[],
  server: string | undefined,
): RoutedTraffic {
  const own =
    server === undefined
      ? exchanges
      : exchanges.filter(({ exchange }) => isBelow(exchange.request.url, server));
  const elsewhere = exchanges.length - own.length;
  const bases = server === undefined ? basePathsOf(model) : [pathOf(server)];
  const first = routeBelow(model, own, bases);
  const isFound = first.routed.length > 0 || bases.includes('');
  return { ...(isFound ? first : routeBelow(model, own, [''])), elsewhere };
}

function routeBelow(
  model: Model,
  exchanges: readonly RecordedExchange[],
  bases: readonly string[],
): Omit<RoutedTraffic, 'elsewhere'> {
  const router = compileRouter(
    bases.flatMap((base) =>
      model.operations.map((operation) => ({
        method: operation.method,
        path: `${base}${operation.path}`,
        value: operation,
      })),
    ),
  );
  const routed: RoutedExchange[] = [];
  const unmatched = new Map<string, number>();
  for (const one of exchanges) {
    const { method, url } = one.exchange.request;
    const path = new URL(url).pathname;
    const match = router.match(method, path);
    if (match.kind === 'found') routed.push({ ...one, operation: match.value });
    else {
      const label = `${method} ${path}`;
      unmatched.set(label, (unmatched.get(label) ?? 0) + 1);
    }
  }
  return { routed, unmatched };
}

function basePathsOf({ servers, operations }: Model): readonly string[] {
  const all = [...servers, ...operations.flatMap((operation) => operation.servers)];
  const bases = [...new Set(all.map(({ basePath }) => basePath))];
  return bases.length > 0 ? bases : [''];
}

function isBelow(url: string, server: string): boolean {
  const { origin, pathname } = new URL(url);
  const base = pathOf(server);
  return origin === new URL(server).origin && (pathname === base || pathname.startsWith(`${base}/`));
}

function pathOf(server: string): string {
  return new URL(server).pathname.replace(/\/+$/, '');
}
