import { type Exchange, headerOf } from '../../contract/exchange.ts';
import { parseMediaType } from '../../http/media-type.ts';
import type { Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { methodEvidenceOf } from './method-evidence.ts';
import type { PathGroup } from './path-group.ts';

/** HEAD, which most servers have though documents seldom do, is as GET. */
export function headCase(group: PathGroup, get: Operation): Case {
  return {
    id: `${get.name}/method/head`,
    phase: 'boundaries',
    operation: get,
    title: 'with HEAD',
    topic: 'method',
    run: async (world) => {
      const baseline = await world.baseline(get);
      const item = baseline && (await world.itemFor(get, false));
      if (!baseline || !item) return world.skip(world.whyNoBaseline(get));
      const head = group.operations.find(({ method }) => method === 'head');
      const ask = (method: string) =>
        world.send({
          operation: method === 'HEAD' && head ? head : get,
          request: { ...baseline.request, method },
          item,
          // A failure is a failure; what else comes is judged here.
          manner: { isOdd: true },
        });
      await compareHead(world, group, { get, head }, ask);
    },
  };
}

type Ask = (method: string) => Promise<Exchange | undefined>;

async function compareHead(
  world: World,
  group: PathGroup,
  { get, head: documented }: { readonly get: Operation; readonly head: Operation | undefined },
  ask: Ask,
): Promise<void> {
  const first = await ask('GET');
  const head = await ask('HEAD');
  if (!first || !head || !isSuccess(first)) return;
  const { status } = head.response;
  if (status === 405 || status === 501 || status === 429 || status >= 500) return;
  const evidence = methodEvidenceOf(world);
  if (status === 404 && !documented) {
    evidence.sawNoHead({ world, group, method: 'head', steps: [first, head] });
    return;
  }
  const difference = differenceOf(first, head);
  if (difference === undefined) {
    evidence.sawHead();
    return;
  }
  // Somebody else may have changed it between the two: once more, and only where GET itself stays the same.
  const second = await ask('GET');
  const again = await ask('HEAD');
  if (!second || !again || differenceOf(first, second) !== undefined) return;
  const confirmed = differenceOf(second, again);
  if (confirmed === undefined) return;
  world.report({
    code: 'head-differs',
    operation: documented ?? get,
    message: `HEAD is answered otherwise than GET: its ${confirmed.what} differs`,
    expected: confirmed.get,
    actual: confirmed.head,
    steps: [second, again],
    detail: confirmed.what,
  });
}

interface Difference {
  readonly what: string;
  readonly get: string;
  readonly head: string;
}

/** What RFC 9110 wants to be the same, as far as both say it. @see https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2 */
function differenceOf(get: Exchange, head: Exchange): Difference | undefined {
  const pairs: readonly (readonly [what: string, get: string | undefined, head: string | undefined])[] = [
    ['status', String(get.response.status), String(head.response.status)],
    ['Content-Type', typeOf(get), typeOf(head)],
    ['ETag', headerOf(get.response.headers, 'etag'), headerOf(head.response.headers, 'etag')],
    ['Content-Length', lengthOf(get), lengthOf(head)],
  ];
  for (const [what, one, other] of pairs)
    if (one !== undefined && other !== undefined && one !== other) return { what, get: one, head: other };
  return undefined;
}

function typeOf({ response }: Exchange): string | undefined {
  const text = headerOf(response.headers, 'content-type');
  const type = text === undefined ? undefined : parseMediaType(text);
  return type ? `${type.type}/${type.subtype}` : undefined;
}

/** A server that does not know the length of what it does not write says nothing, or 0. */
function lengthOf({ response }: Exchange): string | undefined {
  const length = headerOf(response.headers, 'content-length');
  return length === '0' ? undefined : length;
}
