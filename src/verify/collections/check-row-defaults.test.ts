import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { openWorld } from '../open-world.ts';
import { runCase } from '../run-case.ts';
import { planCollections } from './plan-collections.ts';

const json = (schema: object) => ({ 'application/json': { schema } });
const kind = (name: string, more: object, required: readonly string[]) => ({
  type: 'object',
  required: ['type', 'at', ...required],
  additionalProperties: false,
  properties: {
    type: { type: 'string', enum: [name] },
    event_id: { type: 'string', readOnly: true },
    at: { type: 'string', format: 'date-time' },
    ...more,
  },
});
const event = {
  oneOf: [
    kind('move', { metres: { type: 'integer' } }, ['metres']),
    kind('alarm', { severity: { type: 'integer', minimum: 1, maximum: 5, default: 3 } }, []),
  ],
};
const model = modelOf({
  openapi: '3.1.0',
  info: { title: 'Events', version: '1' },
  paths: {
    '/events': {
      get: {
        operationId: 'list',
        responses: {
          '200': {
            description: 'All.',
            content: json({
              type: 'object',
              required: ['items'],
              properties: { items: { type: 'array', items: event } },
            }),
          },
        },
      },
      post: {
        operationId: 'add',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['events'],
                properties: { events: { type: 'array', minItems: 1, maxItems: 9, items: event } },
              },
              example: { events: [{ type: 'move', at: '2026-01-03T06:15:00Z', metres: 3 }] },
            },
          },
        },
        responses: { '207': { description: 'Each.', content: json({ type: 'object' }) } },
      },
    },
  },
});

type Entry = Readonly<Record<string, unknown>>;

/** `code operationId` of what is found on a server that lists events so. */
async function found(shown: (entry: Entry) => Entry, isAlarmTaken = true): Promise<readonly string[]> {
  const events: Entry[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (request.method === 'GET') return Response.json({ items: events.map(shown) });
    const sent = (await request.json()) as { events: Entry[] };
    if (!isAlarmTaken && sent.events.some(({ type }) => type === 'alarm'))
      return Response.json({}, { status: 422 });
    for (const one of sent.events) {
      const usual = one.type === 'alarm' ? { severity: 3 } : {};
      events.push({ event_id: `e${events.length + 1}`, ...usual, ...one });
    }
    return Response.json({}, { status: 207 });
  };
  const sleep = () => Promise.resolve();
  const world = openWorld(model, { server: 'http://events.example', fetch, salt: 'test', sleep });
  for (const one of planCollections(model, model.operations)) await runCase(world, one, []);
  await world.close();
  const worst = world.findings.filter(({ severity }) => severity === 'error');
  return [...new Set(worst.map(({ code, operationId }) => `${code} ${operationId}`))];
}

const withSeverity = (value: unknown) => (entry: Entry) =>
  entry.type === 'alarm' ? { ...entry, severity: value } : entry;

test.each<[what: string, shown: (entry: Entry) => Entry, want: readonly string[]]>([
  ['as they were added', (entry) => entry, []],
  ['with another default', withSeverity(1), ['default-not-applied add']],
  ['with a text', withSeverity('3'), ['response-body list']],
])('rows of each kind that are listed %s', async (_what, shown, want) => {
  expect(await found(shown)).toEqual(expect.arrayContaining([...want]));
  if (want.length === 0) expect(await found(shown)).toEqual([]);
});

test('a kind that is refused is left out', async () => {
  const refused = (await found((entry) => entry, false)).filter((one) => one !== 'response-status add');
  expect(refused).toEqual([]);
});
