import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { openWorld } from '../open-world.ts';
import { runCase } from '../run-case.ts';
import { planForms } from './plan-forms.ts';

const about = { type: 'object', required: ['bytes'], properties: { bytes: { type: 'integer' } } };
const model = modelOf({
  openapi: '3.1.0',
  info: { title: 'Pictures', version: '1' },
  paths: {
    '/picture': {
      get: {
        operationId: 'picture',
        description: 'The image, unless `Accept` prefers JSON.',
        responses: {
          '200': { description: 'It.', content: { 'image/png': {}, 'application/json': { schema: about } } },
        },
      },
    },
  },
});

/** A server that prefers one of the two types, and tells the size so. */
async function found(preferred: string, bytes: unknown): Promise<readonly string[]> {
  const fetch: typeof globalThis.fetch = async (_input, init) => {
    const asked = new Headers(init?.headers).get('accept') ?? '';
    const type = asked.includes(preferred) ? preferred : asked;
    return type === 'image/png'
      ? new Response('png', { headers: { 'content-type': type } })
      : Response.json({ bytes });
  };
  const world = openWorld(model, { server: 'http://pictures.example', fetch, salt: 'test' });
  for (const one of planForms(model, model.operations)) expect(await runCase(world, one, [])).toBeUndefined();
  await world.close();
  return world.findings.map(({ code }) => code);
}

test.each<[preferred: string, bytes: unknown, want: readonly string[]]>([
  ['image/png', '3', ['response-body']],
  ['application/json', '3', ['response-body']],
  ['image/png', 3, []],
  ['application/json', 3, []],
])('a server that prefers %s, with %j bytes', async (preferred, bytes, want) => {
  expect(await found(preferred, bytes)).toEqual(want);
});
