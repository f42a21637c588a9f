import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { jsonOf } from '../run/item.ts';
import type { World } from '../run/world.ts';
import type { Root } from './place.ts';

/** Statuses that refuse what a request says, and not what it is about. */
const forContent: ReadonlySet<number> = new Set([400, 422, 413, 414, 415, 406]);

/** An answer to a request of an operation that is wrong, or may be, in its body or in a parameter. */
export interface Refused {
  readonly operation: Operation;
  readonly kind: Root['kind'];
  readonly exchange: Exchange;
}

interface Seen {
  readonly operation: Operation;
  readonly kind: Root['kind'];
  /** Status and what kind of fault the body says that it is. */
  readonly mark: string;
}

const seenByWorld = new WeakMap<World, Seen[]>();

/** Notes how a request was refused that breaks its schema. */
export function noteRefusal(world: World, { operation, kind, exchange }: Refused): void {
  if (!forContent.has(exchange.response.status)) return;
  const known = seenByWorld.get(world) ?? [];
  seenByWorld.set(world, known);
  const mark = markOf(exchange);
  if (!known.some((one) => one.operation === operation && one.kind === kind && one.mark === mark))
    known.push({ operation, kind, mark });
}

/**
 * Whether an answer looks like one to what breaks a schema, as far as was seen: of the operation where it refused
 * something, else of any. Rules that no schema has are told with another status or another code, as a rule.
 */
export function isRefusalOfContent(world: World, { operation, kind, exchange }: Refused): boolean {
  const { status } = exchange.response;
  if (!forContent.has(status)) return false;
  const known = seenByWorld.get(world) ?? [];
  const own = known.filter((one) => one.operation === operation && one.kind === kind);
  const relevant = own.length > 0 ? own : known;
  if (relevant.length === 0) return status === 400;
  const mark = markOf(exchange);
  return relevant.some((one) => one.mark === mark);
}

/** `422 invalid`: the status, and the codes that the body has at its top. */
function markOf(exchange: Exchange): string {
  const body = jsonOf(exchange);
  const top = isObject(body) ? body : {};
  const inner = isObject(top.error) ? top.error : {};
  const codes = [top, inner].flatMap((object) =>
    ['code', 'type', 'error', 'kind', 'title'].flatMap((name) => {
      const value = Object.hasOwn(object, name) ? object[name] : undefined;
      return (typeof value === 'string' && value.length < 80) || typeof value === 'number'
        ? [`${name}=${value}`]
        : [];
    }),
  );
  return [exchange.response.status, ...codes].join(' ');
}
