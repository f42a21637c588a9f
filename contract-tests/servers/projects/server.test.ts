import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { valueAt } from '../../../src/document/pointer.ts';
import type { CheckedAnswer, CheckedFetch } from '../shared/checked-fetch.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { demoAccount, demoApiKey, demoAuthToken, demoBearerToken, demoReadOnlyApiKey } from './demo.ts';
import { start } from './start-for-test.ts';

const full = {
  name: 'Website relaunch',
  description: 'New public website with a shop.',
  owner: 'ada.lindqvist',
  status: 'archived',
  tags: ['web', 'marketing'],
};

/** Creates a project; its path and its entity tag. */
async function create(
  call: CheckedFetch,
  json: object,
): Promise<{ readonly path: string; readonly etag: string }> {
  const answer = await call('POST /projects', { json });
  return { path: `/projects/${String(valueAt(answer.body, '/id'))}`, etag: etagOf(answer) };
}

function etagOf({ headers }: CheckedAnswer): string {
  return headers.get('etag') ?? 'none';
}

describe('a project', () => {
  test('is created, read, listed and deleted', async () => {
    const { call } = await start({ clock: () => new Date('2025-11-24T10:30:00Z') });
    const created = await call('POST /projects', { json: full });
    const times = { created_at: '2025-11-24T10:30:00.000Z', updated_at: '2025-11-24T10:30:00.000Z' };
    expect(created).toMatchObject({ status: 201, body: { ...full, ...times } });
    const id = String(valueAt(created.body, '/id'));
    expect(created.headers.get('location')).toBe(`/v1/projects/${id}`);
    expect(created.headers.get('idempotency-replayed')).toBe(null);
    const read = await call(`GET /projects/${id.toUpperCase()}`);
    expect([read.body, etagOf(read)]).toEqual([created.body, etagOf(created)]);
    expect((await call('GET /projects')).body).toEqual({
      data: [created.body],
      pagination: { page: 1, page_size: 20, total: 1, total_pages: 1 },
    });
    expect(await call(`DELETE /projects/${id}`)).toMatchObject({ status: 204, body: undefined });
    expect(await call(`DELETE /projects/${id}`)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect((await call('POST /projects', { json: full })).status).toBe(201);
  });

  test('needs a name only', async () => {
    const { call } = await start();
    const { body } = await call('POST /projects', { json: { name: 'n\u0000é' } });
    const { id, created_at, updated_at, ...rest } = body as Record<string, unknown>;
    expect(rest).toEqual({ name: 'n\u0000é', status: 'active', tags: [] });
    expect([typeof id, created_at]).toEqual(['string', updated_at]);
  });

  test('has a name of its own, but for capitals', async () => {
    const { call } = await start();
    const { path } = await create(call, { name: 'one' });
    const other = await create(call, { name: 'One' });
    const taken = { status: 409, body: { code: 'name_taken', detail: "A project named 'One' exists." } };
    expect(await call('POST /projects', { json: { name: 'One' } })).toMatchObject(taken);
    expect(await call(`PUT ${path}`, { json: { name: 'One', status: 'active', tags: [] } })).toMatchObject(
      taken,
    );
    expect(await patch(call, path, { name: 'One' })).toMatchObject(taken);
    expect((await patch(call, other.path, { name: 'One' })).status).toBe(200);
  });

  test('outlives its server', async () => {
    const database = join(temporaryFolder(), 'projects.db');
    const first = await start({ database });
    const { path, etag } = await create(first.call, full);
    await first.server.close();
    const second = await start({ database });
    expect(etagOf(await second.call(`GET ${path}`))).toBe(etag);
  });
});

const patch = (call: CheckedFetch, path: string, change: unknown, headers = {}) =>
  call(`PATCH ${path}`, {
    body: JSON.stringify(change),
    headers: { 'Content-Type': 'application/merge-patch+json', ...headers },
  });

describe('changes', () => {
  const { owner: _owner, description: _description, ...bare } = full;
  const patches: [change: object, want: object][] = [
    [{ status: 'active' }, { ...full, status: 'active' }],
    [{ owner: null, description: null }, bare],
    [{ owner: 'grace' }, { ...full, owner: 'grace' }],
    [{ tags: [] }, { ...full, tags: [] }],
    [{}, full],
  ];
  test.each(patches)('PATCH %j', async (change, want) => {
    const { call } = await start();
    const { path } = await create(call, full);
    const { status, body } = await patch(call, path, change);
    const { id: _id, created_at: _created, updated_at: _updated, ...rest } = body as Record<string, unknown>;
    expect([status, rest]).toEqual([200, want]);
    expect((await call(`GET ${path}`)).body).toEqual(body);
  });

  test('PUT removes what is left out, and keeps id and creation', async () => {
    let now = new Date('2025-11-24T10:30:00Z');
    const { call } = await start({ clock: () => now });
    const { path } = await create(call, full);
    now = new Date('2025-11-24T11:05:42Z');
    const { body } = await call(`PUT ${path}`, { json: bare });
    expect(body).toEqual({
      ...bare,
      id: path.slice('/projects/'.length),
      created_at: '2025-11-24T10:30:00.000Z',
      updated_at: '2025-11-24T11:05:42.000Z',
    });
  });

  test('change the entity tag, unless they change nothing', async () => {
    const { call } = await start();
    const { path, etag } = await create(call, full);
    const same = [await patch(call, path, {}), await call(`PUT ${path}`, { json: full })];
    const changed = [
      await patch(call, path, { owner: null }),
      await patch(call, path, { owner: full.owner }),
    ];
    expect(same.map(etagOf)).toEqual([etag, etag]);
    expect(new Set([etag, ...changed.map(etagOf)]).size).toBe(3);
  });
});

describe('preconditions', () => {
  const stale = '"v0"';
  const conditions: [name: string, ifMatch: (etag: string) => string, isMet: boolean][] = [
    ['the tag', (etag) => etag, true],
    ['any', () => '*', true],
    ['one of several', (etag) => `${stale}, ${etag}`, true],
    ['a stale tag', () => stale, false],
    ['a weak tag', (etag) => `W/${etag}`, false],
    ['no tag at all', () => 'v1', false],
  ];
  test.each(conditions)('If-Match with %s', async (_name, ifMatch, isMet) => {
    const { call } = await start();
    const { path, etag } = await create(call, full);
    const headers = { 'If-Match': ifMatch(etag) };
    const answers = [
      await call(`PUT ${path}`, { json: full, headers }),
      await patch(call, path, {}, headers),
      await call(`DELETE ${path}`, { headers }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(isMet ? [200, 200, 204] : [412, 412, 412]);
    expect((await call(`GET ${path}`)).status).toBe(isMet ? 404 : 200);
  });

  const known: [name: string, ifNoneMatch: (etag: string) => string, status: number][] = [
    ['the tag', (etag) => etag, 304],
    ['the weak tag', (etag) => `W/${etag}`, 304],
    ['any', () => '*', 304],
    ['a stale tag', () => stale, 200],
  ];
  test.each(known)('If-None-Match with %s', async (_name, ifNoneMatch, status) => {
    const { call } = await start();
    const { path, etag } = await create(call, full);
    const answer = await call(`GET ${path}`, { headers: { 'If-None-Match': ifNoneMatch(etag) } });
    expect([answer.status, etagOf(answer)]).toEqual([status, etag]);
  });
});

describe('lists', () => {
  const queries: [query: string, names: string[], pagination: object][] = [
    ['', ['e', 'd', 'c', 'b', 'a'], { page: 1, page_size: 20, total: 5, total_pages: 1 }],
    ['?page=2&page_size=2', ['c', 'b'], { page: 2, page_size: 2, total: 5, total_pages: 3 }],
    ['?page=1000000', [], { total: 5, total_pages: 1 }],
    ['?status=archived', ['e'], { total: 1 }],
  ];
  test.each(queries)('GET /projects%s', async (query, names, pagination) => {
    const { call } = await start();
    for (const name of 'abcde') await create(call, { name, status: name === 'e' ? 'archived' : 'active' });
    const { body } = await call(`GET /projects${query}`);
    expect(body).toMatchObject({ data: names.map((name) => ({ name })), pagination });
  });
});

describe('credentials', () => {
  const basic = (text: string) => ({ Authorization: `Basic ${btoa(text)}` });
  const { name, password } = demoAccount;
  const credentials: [name: string, target: string, headers: Record<string, string>, status: number][] = [
    ['none', 'GET /projects', {}, 401],
    ['X-API-Key', 'GET /projects', { 'X-API-Key': demoApiKey }, 200],
    ['api_key', `GET /projects?api_key=${demoApiKey}`, {}, 200],
    ['a bearer token', 'GET /projects', { Authorization: `Bearer ${demoBearerToken}` }, 200],
    ['Basic', 'GET /projects', basic(`${name}:${password}`), 200],
    ['X-Auth-Token', 'GET /projects', { 'X-Auth-Token': demoAuthToken }, 200],
    ['one that is good beside one that is not', `GET /projects?api_key=x`, { 'X-API-Key': demoApiKey }, 200],
    ['a wrong key', 'GET /projects', { 'X-API-Key': 'x' }, 401],
    ['an empty key', 'GET /projects?api_key=', {}, 401],
    ['a key twice', `GET /projects?api_key=${demoApiKey}&api_key=${demoApiKey}`, {}, 401],
    ['a key of another kind', 'GET /projects', { Authorization: `Bearer ${demoApiKey}` }, 401],
    ['a wrong password', 'GET /projects', basic(`${name}:x`), 401],
    ['an account without a password', 'GET /projects', basic(name), 401],
    ['Basic that is not base64', 'GET /projects', { Authorization: 'Basic ?' }, 401],
    ['a key that may only read', 'GET /projects', { 'X-API-Key': demoReadOnlyApiKey }, 200],
    ['a key that may only read', 'POST /projects', { 'X-API-Key': demoReadOnlyApiKey }, 403],
    ['a key that may only read', 'DELETE /projects/x', { 'X-API-Key': demoReadOnlyApiKey }, 403],
  ];
  test.each(credentials)('%s: %s', async (_name, target, headers, status) => {
    const { call } = await start();
    const answer = await call(target, { headers: { 'X-API-Key': '', ...headers } });
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body).toMatchObject({ code: 'insufficient_scope' });
    if (status === 401) expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer .*, Basic /);
  });

  test('are those that the server is given', async () => {
    const { call } = await start({
      credentials: [{ kind: 'apiKey', secret: 'own', scopes: ['projects:write'] }],
    });
    expect((await call('GET /projects')).status).toBe(401);
    expect((await call('GET /projects', { headers: { 'X-API-Key': 'own' } })).body).toMatchObject({
      detail: 'This needs the scope projects:read.',
    });
  });
});
