import { describe, expect, test } from 'vitest';
import { modelOf } from '../../items-server.fixture.ts';
import { verify } from '../../verify.ts';
import { tokenPart } from '../json-web-token.ts';

const json = (schema: unknown) => ({ 'application/json': { schema } });
const id = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } });
const thing = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'string', readOnly: true }, name: { type: 'string' } },
};
const answers = (status: string, schema?: unknown) => ({
  [status]: { description: 'Done.', ...(schema !== undefined && { content: json(schema) }) },
  '401': { description: 'Who are you?' },
  '404': { $ref: '#/components/responses/NotFound' },
});
const body = { required: true, content: json(thing) };
const key = [{ key: [] }];
const reading = [{ token: ['read'] }];
const writing = [{ token: ['write'] }];

/** Rooms are everybody's, bookings are not: one 404 is written for both. */
const model = modelOf({
  openapi: '3.1.0',
  info: {
    title: 'x',
    version: '1',
    description: 'A booking of somebody else is a 404. Everybody reads rooms.',
  },
  paths: Object.fromEntries(
    ['rooms', 'bookings'].flatMap((name) => [
      [`/${name}`, { post: { security: writing, requestBody: body, responses: answers('201', thing) } }],
      [
        `/${name}/{${name}Id}`,
        {
          parameters: [id(`${name}Id`)],
          get: { security: name === 'rooms' ? key : reading, responses: answers('200', thing) },
          put: { security: writing, requestBody: body, responses: answers('200', thing) },
        },
      ],
    ]),
  ),
  components: {
    responses: { NotFound: { description: 'There is none, or it is somebody else’s.' } },
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      token: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: '/t', scopes: { read: '', write: '' } } },
      },
    },
  },
});

/** How the second user fares. */
interface Rules {
  /** Whether bookings are found by whoever has their id. */
  readonly sharesBookings: boolean;
  /** Whether the second user may write, to what is their own. */
  readonly writes: boolean;
}

function server({ sharesBookings, writes }: Rules, bob: string): typeof fetch {
  const owners = new Map<string, string>();
  return async (url, init) => {
    const [, name = '', own = ''] = new URL(String(url)).pathname.split('/');
    const headers = new Headers(init?.headers);
    const method = init?.method ?? 'GET';
    const who = headers.get('authorization') ?? '';
    const isClosed = method !== 'GET' || name === 'bookings';
    if (isClosed ? !['Bearer ann', `Bearer ${bob}`].includes(who) : headers.get('x-key') !== 'app')
      return new Response(null, { status: 401 });
    const kept = `${name}/${own || owners.size}`;
    const isShared = name === 'rooms' || (sharesBookings && method === 'GET');
    const isForeign = owners.get(kept) !== who && !isShared;
    const isRefused = method !== 'GET' && who === `Bearer ${bob}` && !writes;
    if (isRefused || (method !== 'POST' && (!owners.has(kept) || isForeign)))
      return new Response(null, { status: 404 });
    if (method === 'POST') owners.set(kept, who);
    return Response.json({ id: kept.split('/')[1], name: 'x' }, { status: method === 'POST' ? 201 : 200 });
  };
}

async function foreign(rules: Rules, bob = 'bob'): Promise<readonly (string | undefined)[]> {
  const { findings } = await verify(model, {
    server: 'http://rooms.example',
    fetch: server(rules, bob),
    auth: { key: 'app', token: 'ann' },
    secondUser: { 'X-Key': 'app', Authorization: `Bearer ${bob}` },
    phases: ['auth'],
    salt: 'test',
  });
  return findings.flatMap(({ code, operation }) => (code === 'foreign-object' ? [operation] : []));
}

describe('things of others', () => {
  test('whoever shows the same key is the same caller, and an answer that all share is about any of them', async () => {
    expect(await foreign({ sharesBookings: false, writes: true })).toEqual([]);
  });

  test('who may not write at all finds nothing to write: that says nothing of reading', async () => {
    expect(await foreign({ sharesBookings: true, writes: false })).toEqual([]);
  });

  test('of others who may write, a token tells it', async () => {
    const token = [{ alg: 'none' }, { scope: 'read write' }, ''].map(tokenPart).join('.');
    expect(await foreign({ sharesBookings: true, writes: true }, token)).toEqual([
      'GET /bookings/{bookingsId}',
    ]);
  });
});
