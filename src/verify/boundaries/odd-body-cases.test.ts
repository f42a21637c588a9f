import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { openWorld } from '../open-world.ts';
import { runCase } from '../run-case.ts';
import { oddBodyCases } from './odd-body-cases.ts';

/** A singular thing that is changed by merge patches only, on a server that takes anything. */
function documentWith(statuses: readonly string[]): object {
  const schema = { type: 'object', properties: { name: { type: 'string' } } };
  const refusals = Object.fromEntries(statuses.map((status) => [status, { description: 'Refused.' }]));
  return {
    openapi: '3.1.0',
    info: { title: 'Settings', version: '1' },
    paths: {
      '/settings': {
        patch: {
          operationId: 'changeSettings',
          requestBody: {
            required: true,
            content: { 'application/merge-patch+json': { schema, example: { name: 'a' } } },
          },
          responses: { 204: { description: 'Changed.' }, ...refusals },
        },
      },
    },
  };
}

async function told(statuses: readonly string[]): Promise<readonly string[]> {
  const model = modelOf(documentWith(statuses));
  const world = openWorld(model, {
    server: 'http://settings.example',
    fetch: async () => new Response(null, { status: 204 }),
    salt: 'test',
  });
  const [operation] = model.operations;
  const cases = operation
    ? oddBodyCases(operation).filter(({ one }) => one.id.endsWith('application.json'))
    : [];
  for (const { one } of cases) await runCase(world, one, []);
  return world.findings.map(({ code, severity }) => `${severity} ${code}`);
}

test.each([
  ['415', ['error media-type-accepted']],
  ['400', ['note media-type-accepted']],
])('JSON in place of a merge patch, where %s is documented', async (status, want) => {
  expect(await told([status])).toEqual(want);
});
