import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { openWorld } from '../open-world.ts';
import { runCase } from '../run-case.ts';
import { planMethods } from './plan-methods.ts';

const json = (schema: unknown) => ({ 'application/json': { schema } });
const get = (operationId: string) => ({
  get: { operationId, responses: { 200: { description: 'It.', content: json({ type: 'object' }) } } },
});
const allow = { Allow: { required: true, schema: { type: 'string' } } };

/** No operation documents 405; one path documents what OPTIONS answers. */
const model = modelOf({
  openapi: '3.1.0',
  info: { title: 'Places', version: '1' },
  paths: {
    '/time': get('getTime'),
    '/place': get('getPlace'),
    '/weather': get('getWeather'),
    '/tide': {
      ...get('getTide'),
      options: {
        operationId: 'describeTide',
        responses: { 204: { description: 'The methods are in Allow.', headers: allow } },
      },
    },
  },
});

interface Server {
  /** Paths whose other methods are a 404. */
  readonly notFound: readonly string[];
  readonly options?: string;
  /** Default: a 405 has it. */
  readonly isAllowSent?: boolean;
}

async function found({ notFound, options = 'GET, OPTIONS', isAllowSent = true }: Server) {
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(String(input));
    const { method = 'GET' } = init ?? {};
    const headers = { 'content-type': 'application/json' };
    if (!Object.keys(places).includes(pathname)) return new Response('{}', { status: 404, headers });
    if (method === 'GET' || method === 'HEAD')
      return new Response(method === 'HEAD' ? null : '{}', { status: 200, headers });
    if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow: options } });
    if (notFound.includes(pathname)) return new Response('{}', { status: 404, headers });
    return new Response('{}', {
      status: 405,
      headers: { ...headers, ...(isAllowSent && { allow: 'GET, OPTIONS' }) },
    });
  };
  const world = openWorld(model, { server: 'http://places.example', fetch, salt: 'test' });
  for (const one of planMethods(model, model.operations)) await runCase(world, one, []);
  await world.close();
  return world.findings.flatMap(({ code, operation, severity }) =>
    severity === 'error' && code !== 'response-status' ? [`${code} ${operation}`] : [],
  );
}

const places = { '/time': 0, '/place': 0, '/weather': 0, '/tide': 0 };

test.each<[string, Server, readonly string[]]>([
  ['one path that has forgotten 405', { notFound: ['/place'] }, ['method-status PATCH /place']],
  ['a server that answers 404 at as many paths', { notFound: ['/place', '/time'] }, []],
  ['a server that never answers 405', { notFound: Object.keys(places) }, []],
  ['a server that does not say Allow', { notFound: ['/place'], isAllowSent: false }, []],
  [
    'a documented OPTIONS that lacks a method',
    { notFound: [], options: 'OPTIONS' },
    ['allow-incomplete OPTIONS /tide'],
  ],
  ['nothing wrong', { notFound: [] }, []],
])('%s', async (_name, server, want) => {
  expect((await found(server)).toSorted()).toEqual(want);
});
