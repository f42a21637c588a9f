import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ToolkitError } from '../../error.ts';
import { verify } from '../verify.ts';
import { guardedModel, guardedServer } from './guarded-server.fixture.ts';
import { findHooks, loadHooks } from './load-hooks.ts';
import { hooksOf, type LoadedHooks } from './loaded-hooks.ts';
import type { VerifyHooks } from './verify-hooks.ts';

const model = guardedModel();

function run(server: ReturnType<typeof guardedServer>, hooks: LoadedHooks | undefined) {
  return verify(model, {
    server: 'http://things.invalid/v1',
    fetch: server.fetch,
    phases: ['examples', 'auth'],
    salt: 's',
    sleep: async () => {},
    ...(hooks && { hooks }),
  });
}

describe('a run with hooks', () => {
  test('has state, credentials, ids and headers from them', async () => {
    const server = guardedServer();
    const calls: string[] = [];
    const hooks: VerifyHooks<Record<string, { get: object }>> = {
      beforeRun: ({ server: url }) => void calls.push(`before ${url}`),
      beforeOperation: async ({ operation, operationId }) => {
        calls.push(`${operation} ${operationId}`);
        server.ids.add('known');
      },
      credentials: ({ user }) => (user === 'first' ? { auth: { token: server.token(1000) } } : undefined),
      ids: { 'GET /things/{thing_id}': () => ({ thing_id: 'known' }) },
      headers: async () => ({ 'X-Tenant': 'acme' }),
      afterRun: () => void calls.push('after'),
    };
    const { findings, coverage } = await run(server, hooksOf(hooks));
    expect(findings).toEqual([]);
    expect(coverage[0]?.statuses.get(200)).toBeGreaterThan(0);
    expect(calls).toEqual(['before http://things.invalid/v1', 'GET /things/{thing_id} getThing', 'after']);
    expect([...server.tenants]).toEqual(['acme']);
  });

  test('without them sees no success', async () => {
    const { coverage } = await run(guardedServer(), undefined);
    expect(coverage[0]?.statuses.get(200)).toBeUndefined();
  });

  test('asks for new credentials when the old ones have expired, and no more than that', async () => {
    const server = guardedServer();
    server.ids.add('known');
    const renewals: boolean[] = [];
    const hooks = hooksOf<Record<string, { get: object }>>({
      credentials({ user, isRenewal }) {
        if (user === 'second') return undefined;
        renewals.push(isRenewal);
        return { auth: { token: server.token(isRenewal ? 1000 : 0) } };
      },
      ids: { 'GET /things/{thing_id}': { thing_id: 'known' } },
    });
    const { findings, coverage } = await run(server, hooks);
    expect(findings).toEqual([]);
    expect(coverage[0]?.successSeen).toBe(true);
    expect(renewals).toEqual([false, true]);
  });

  test('gives up credentials that stay refused', async () => {
    let asked = 0;
    const hooks = hooksOf({
      credentials: () => {
        asked += 1;
        return { auth: { token: 'never good' } };
      },
    });
    await run(guardedServer(), hooks);
    // For the first and the second user, and once anew for the first.
    expect(asked).toBe(4);
  });

  test('leaves findings out that it ignores, with the reason', async () => {
    const server = guardedServer();
    server.ids.add('known');
    const open: typeof globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      return request.headers.has('authorization')
        ? server.fetch(request)
        : Response.json({ id: 'known', tenant: 'x' });
    };
    const hooks = {
      credentials: () => ({ auth: { token: server.token(1000) } }),
      ids: { 'GET /things/{thing_id}': { thing_id: 'known' } },
    };
    const found = await run({ ...server, fetch: open }, hooksOf(hooks));
    expect(found.findings.map(({ code }) => code)).toEqual(['auth-ignored']);
    const ignore: VerifyHooks<object>['ignore'] = ({ code }) =>
      code === 'auth-ignored' ? 'the gateway does it' : undefined;
    const ignored = await run({ ...server, fetch: open }, hooksOf({ ...hooks, ignore }));
    expect(ignored.findings).toEqual([]);
    expect(ignored.ignored.map(({ problem, reason }) => [problem.code, reason])).toEqual([
      ['auth-ignored', 'the gateway does it'],
    ]);
  });
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-hooks-'));
});
afterAll(() => rm(folder, { recursive: true }));

let count = 0;
async function load(text: string) {
  count += 1;
  const path = join(folder, `api${count}.hooks.ts`);
  await writeFile(path, text);
  expect(await findHooks(folder, `api${count}`)).toBe(path);
  return loadHooks(path, model);
}

describe('a file of hooks', () => {
  test('is found by the name of the API, and nowhere else', async () => {
    expect(await findHooks(folder, 'nothing')).toBeUndefined();
    expect(await findHooks(folder, '../api1')).toBeUndefined();
    expect(await findHooks(join(folder, 'none'), 'api')).toBeUndefined();
  });

  const wrong: [name: string, text: string, message: RegExp, line: number | undefined][] = [
    [
      'that does not load',
      'const a = 1;\nthrow new Error("no database");',
      /cannot be loaded: no database/,
      2,
    ],
    ['without a default export', 'export const hooks = {};', /no hooks as its default export/, undefined],
    ['with a misspelt hook', 'export default { beforRun() {} };', /there is no hook "beforRun"/, undefined],
    ['with a hook that is none', 'export default { ignore: "all" };', /"ignore" is no function/, undefined],
    [
      'with ids of nothing',
      'export default { ids: { "GET /thing": { id: 1 } } };',
      /"ids" names "GET \/thing", which the document does not have/,
      undefined,
    ],
    [
      'with an id alone',
      'export default { ids: { getThing: "known" } };',
      /"ids" of "getThing" has no values/,
      undefined,
    ],
    ['with headers that are no texts', 'export default { headers: { a: 1 } };', /no texts/, undefined],
  ];
  test.each(wrong)('%s', async (_name, text, message, line) => {
    const loaded = await load(text);
    expect(loaded.ok).toBe(false);
    expect(loaded.problems).toHaveLength(1);
    expect(loaded.problems[0]?.message).toMatch(message);
    expect(loaded.problems[0]?.at?.position?.line).toBe(line);
  });

  const failing: [name: string, text: string, message: RegExp, line: number | undefined][] = [
    [
      'throws',
      'export default {\n  beforeRun() {\n    throw new Error("no state");\n  },\n};',
      /the hook "beforeRun" has failed: no state/,
      3,
    ],
    [
      'rejects',
      'export default {\n  async credentials() {\n    throw new Error("no key");\n  },\n};',
      /the hook "credentials" has failed: no key/,
      3,
    ],
    [
      'tells no credentials',
      'export default { credentials: () => "key" };',
      /told something else/,
      undefined,
    ],
    ['tells no headers', 'export default { headers: () => 7 };', /told no headers/, undefined],
    ['gives no reason to ignore', 'export default { ignore: () => "" };', /gave no reason/, undefined],
    [
      'tells no ids',
      'export default { ids: { getThing: () => 7 } };',
      /told no values for getThing/,
      undefined,
    ],
  ];
  test.each(failing)('ends the run, with the place, where a hook %s', async (_name, text, message, line) => {
    const loaded = await load(text);
    if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
    const error = await run(guardedServer(), loaded.value).catch((caught: unknown) => caught);
    if (!(error instanceof ToolkitError)) throw new Error('it did not fail as it should');
    expect(error.code).toBe('E_HOOK');
    expect(error.problems[0]?.message).toMatch(message);
    expect(error.problems[0]?.at?.position?.line).toBe(line);
  });
});
