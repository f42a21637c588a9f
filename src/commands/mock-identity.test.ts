import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningCommand, startCommand } from './running-command.fixture.ts';

const spec = fileURLToPath(new URL('../../spec/projects/openapi.yaml', import.meta.url));

let folder: string;
let mock: RunningCommand | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-identity-'));
});
afterEach(async () => {
  await mock?.stop();
  mock = undefined;
  rmSync(folder, { recursive: true });
});

async function start(...argv: string[]): Promise<string> {
  mock = startCommand(folder, 'mock', ...argv, '--port', '0');
  return mock.url();
}

/** Starts the mock of a project with a mock file. */
async function startWithFile(identity: string, ...argv: string[]): Promise<string> {
  mkdirSync(join(folder, 'mocks'));
  writeFileSync(
    join(folder, 'concordat.config.ts'),
    `export default { apis: { projects: ${JSON.stringify(spec)} } };`,
  );
  writeFileSync(join(folder, 'mocks/projects.yaml'), identity);
  return start('projects', ...argv);
}

async function tokenAt(tokenUrl: string, client: string): Promise<string> {
  const headers = { authorization: `Basic ${Buffer.from(client).toString('base64')}` };
  const body = new URLSearchParams({ grant_type: 'client_credentials', scope: 'projects:read' });
  const answer = await fetch(tokenUrl, { method: 'POST', headers, body });
  const { access_token: token = `${answer.status}` } = (await answer.json()) as { access_token?: string };
  return token;
}

const listStatus = async (url: string, token: string) =>
  (await fetch(`${url}/v1/projects`, { headers: { authorization: `Bearer ${token}` } })).status;

test('--identity issues tokens in both places, which expire when the clock is moved', async () => {
  const url = await start(spec, '--identity');
  expect(await mock?.said('user: mock-user (password mock-password)')).toContain(
    `Tokens are issued at ${url}/_identity\n  client: mock-client (secret mock-secret)\n`,
  );
  const tokenUrls = ['/_identity/token', '/v1/oauth/token'].map((path) => `${url}${path}`);
  const tokens = await Promise.all(tokenUrls.map((tokenUrl) => tokenAt(tokenUrl, 'mock-client:mock-secret')));
  const statuses = () => Promise.all([...tokens, 'any'].map((token) => listStatus(url, token)));
  expect(await statuses()).toEqual([200, 200, 401]);
  await fetch(`${url}/_concordat/clock`, { method: 'PUT', body: '{"advance": 3600000}' });
  expect(await statuses()).toEqual([401, 401, 401]);
  for (const token of tokens) expect(mock?.io.errors()).not.toContain(token);
});

test('a mock file turns it on, and its secrets are not printed', async () => {
  const url = await startWithFile(
    'identity:\n  clients: [{ id: sync, secret: xyzzy }]\n  users: [{ name: ada, password: plugh }]\n  path: /issuer\n  autoApprove: true\n',
  );
  expect(await mock?.said('user: ada\n')).toContain(`${url}/issuer\n  client: sync\n`);
  expect(await listStatus(url, await tokenAt(`${url}/issuer/token`, 'sync:xyzzy'))).toBe(200);
  expect(await tokenAt(`${url}/issuer/token`, 'mock-client:mock-secret')).toBe('401');
  const query = 'client_id=sync&response_type=code&scope=openid&redirect_uri=http://localhost/cb';
  const sent = await fetch(`${url}/issuer/auth?${query}`, { redirect: 'manual' });
  expect(sent.headers.get('location')).toMatch(/^http:\/\/localhost\/cb\?code=/);
  expect(mock?.io.errors()).not.toMatch(/xyzzy|plugh/);
});

test('without it there is no issuer, and any token will do', async () => {
  const url = await start(spec);
  expect((await fetch(`${url}/_identity/jwks`)).status).toBe(404);
  expect(await listStatus(url, 'any')).toBe(200);
});

test('a scheme that there is not ends the command', async () => {
  mkdirSync(join(folder, 'mocks'));
  writeFileSync(
    join(folder, 'concordat.config.ts'),
    `export default { apis: { projects: ${JSON.stringify(spec)} } };`,
  );
  writeFileSync(join(folder, 'mocks/projects.yaml'), 'identity:\n  schemes: [oauth3]\n');
  mock = startCommand(folder, 'mock', 'projects', '--port', '0');
  expect(await mock.code).toBe(2);
  expect(mock.io.errors()).toContain(
    'mocks/projects.yaml:2:3: the document has no security scheme "oauth3"\n    Did you mean "oauth2"?',
  );
});
