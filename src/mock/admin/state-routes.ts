import { sensitiveNamesOf } from '../../http/redact-names.ts';
import { redactTree } from '../../http/redact-tree.ts';
import { suggestion } from '../../suggestion.ts';
import type { MockResponse } from '../exchange.ts';
import type { World } from '../world/world.ts';
import { jsonAnswer, missingAnswer, refusal } from './admin-answer.ts';
import type { AdminOrder, AdminRoute } from './admin-call.ts';
import { unreadable } from './read-body.ts';

const defaultLimit = 100;
const maxLimit = 1000;

/** What the APIs keep. */
export const stateRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/resources',
    summary: 'what the documents were found to keep, and what their operations do to it',
    answer: ({ control: { resources } }) =>
      resources ? jsonAnswer(resources()) : missingAnswer('memory', 'It was started without one.'),
  },
  {
    method: 'GET',
    path: '/state/{api}',
    summary: 'how many items a session has, by resource',
    answer: withStore((_order, api, { worlds, session }) =>
      jsonAnswer({ resources: Object.fromEntries(seenStore(worlds.of(session), api).counts()) }),
    ),
  },
  {
    method: 'GET',
    path: '/state/{api}/{resource}',
    summary: 'the items of a resource, the oldest first; limit and offset for pages',
    answer: withStore(listItems),
  },
];

interface Kept {
  readonly worlds: NonNullable<AdminOrder['control']['worlds']>;
  readonly session: string;
}

function withStore(
  answer: (order: AdminOrder, api: string, kept: Kept) => MockResponse,
): (order: AdminOrder) => MockResponse {
  return (order) => {
    const { worlds, apis } = order.control;
    if (!worlds) return missingAnswer('memory', 'It was started without one.');
    const { api = '' } = order.path;
    const names = apis().map(({ name }) => name);
    if (!names.includes(api)) {
      return refusal(
        404,
        'There is no such API',
        `${JSON.stringify(api)} is none. ${suggestion(api, names)}`,
      );
    }
    return answer(order, api, { worlds, session: order.session ?? '' });
  };
}

/** What a session keeps, as it is at its time. */
function seenStore(world: World, api: string): ReturnType<World['store']> {
  world.settle();
  return world.store(api);
}

function listItems(order: AdminOrder, api: string, { worlds, session }: Kept): MockResponse {
  const { resource = '' } = order.path;
  const [limit, offset] = [
    Number(order.query.get('limit') ?? defaultLimit),
    Number(order.query.get('offset') ?? 0),
  ];
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit || !Number.isInteger(offset) || offset < 0) {
    return unreadable([`"limit" is a number from 1 to ${maxLimit}, "offset" one from 0.`]);
  }
  const store = seenStore(worlds.of(session), api);
  const { items, total } = store.list(resource, {
    scope: {},
    where: [],
    order: [],
    newestFirst: false,
    from: { kind: 'offset', offset },
    limit,
  });
  const models = order.control.apis().flatMap(({ name, model }) => (name === api ? [model] : []));
  const redaction = { isSensitive: sensitiveNamesOf(models), secrets: new Set<string>() };
  return jsonAnswer({
    items: items.map(({ id, scope, value }) => ({ id, scope, value: redactTree(value, redaction).value })),
    total,
  });
}
