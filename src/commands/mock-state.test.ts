import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningCommand, startCommand } from './running-command.fixture.ts';

const projects = fileURLToPath(new URL('../../spec/projects/openapi.yaml', import.meta.url));
const headers = { authorization: 'Bearer any', 'content-type': 'application/json' };

const id = { in: 'path', name: 'id', required: true, schema: { type: 'integer' } };
const note = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer', readOnly: true }, text: { type: 'string' } },
};
const json = (schema: object) => ({ description: 'ok', content: { 'application/json': { schema } } });

let folder: string;
let mock: RunningCommand | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-state-'));
});
afterEach(async () => {
  await mock?.stop();
  mock = undefined;
  rmSync(folder, { recursive: true });
});

/** Starts `mock` on the projects API; resolves to its address. */
async function start(...argv: string[]): Promise<string> {
  mock = startCommand(folder, 'mock', projects, '--port', '0', ...argv);
  return mock.url();
}

test('--stateful remembers, and tells what was asked on its own interface', async () => {
  const url = await start('--stateful', '--empty');
  const made = await fetch(`${url}/projects`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
    body: '{"name":"Apollo"}',
  });
  expect(made.status).toBe(201);
  const { data } = await (await fetch(`${url}/projects`, { headers })).json();
  expect(data.map(({ name }: { name: string }) => name)).toEqual(['Apollo']);
  const { requests } = await (await fetch(`${url}/_concordat/requests`)).json();
  expect(requests.map(({ operation }: { operation: string }) => operation).sort()).toEqual([
    'createProject',
    'listProjects',
  ]);
  expect(JSON.stringify(requests)).not.toContain('Bearer any');
});

test('--coverage writes what was used, and --coverage-min judges it', async () => {
  const call = `await fetch(process.env.CONCORDAT_MOCK_URL + '/projects', { headers: { authorization: 'Bearer any' } })`;
  const flags = ['--port', '0', '--coverage', 'used.json', '--coverage-min', '90'];
  const script = [process.execPath, '--input-type=module', '-e', call];
  const run = startCommand(folder, 'mock', projects, ...flags, '--', ...script);
  expect(await run.code).toBe(1);
  const report = JSON.parse(readFileSync(join(folder, 'used.json'), 'utf8'));
  expect(report.covered).toBeGreaterThan(0);
  expect(report.covered).toBeLessThan(report.total);
  expect(run.io.errors()).toMatch(/contract coverage is \d+\.\d %, below the 90 % of --coverage-min/);
});

test('--explain prints what is inferred, and ends', async () => {
  const run = startCommand(folder, 'mock', projects, '--explain');
  expect(await run.code).toBe(0);
  expect(run.io.output()).toMatch(/POST +\/projects +create +projects/);
});

test.each([
  [['--stateful', '--scenario', 'nowhere'], 'there is no scenario "nowhere"'],
  [['--faults', 'explode'], 'explode'],
  [
    ['--faults', '418'],
    'the fault "418" strikes nothing: no operation of the document documents that status',
  ],
])('refuses %j', async (argv, message) => {
  const run = startCommand(folder, 'mock', projects, '--port', '0', ...argv);
  expect(await run.code).toBe(2);
  expect(run.io.errors()).toContain(message);
});

test('what was made stays when the document is read again', async () => {
  const file = join(folder, 'projects.json');
  const document = {
    openapi: '3.1.0',
    info: { title: 'Notes', version: '1' },
    paths: {
      '/notes': {
        get: { responses: { 200: json({ type: 'array', items: note }) } },
        post: { requestBody: { content: json(note).content }, responses: { 201: json(note) } },
      },
      '/notes/{id}': { get: { parameters: [id], responses: { 200: json(note) } } },
    },
  };
  writeFileSync(file, JSON.stringify(document));
  mock = startCommand(folder, 'mock', file, '--port', '0', '--stateful', '--watch');
  const url = await mock.url();
  await fetch(`${url}/notes`, { method: 'POST', headers, body: '{"text":"kept"}' });
  writeFileSync(file, JSON.stringify({ ...document, info: { title: 'My notes', version: '2' } }));
  await mock.said('read again after a change');
  expect(await (await fetch(`${url}/notes`)).json()).toEqual([{ id: 1, text: 'kept' }]);
});

test('--state keeps what was made beyond the end of the mock', async () => {
  const idOf = async (url: string) => {
    const made = await fetch(`${url}/projects`, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ name: `Apollo ${crypto.randomUUID()}` }),
    });
    return (await made.json()).id;
  };
  const first = await start('--empty', '--state', 'sqlite:mock.db');
  const id = await idOf(first);
  await mock?.stop();
  const second = await start('--empty', '--state', 'sqlite:mock.db');
  expect((await fetch(`${second}/projects/${id}`, { headers })).status).toBe(200);
  expect(await idOf(second)).not.toBe(id);
});

test.each([
  ['nowhere', 2, '"nowhere" is no place to keep state in'],
  ['sqlite:none/mock.db', 2, 'none/mock.db cannot be made'],
  ['redis://me:secret@127.0.0.1:1/0', 2, 'redis://127.0.0.1:1/0 cannot be used'],
])('--state %s ends with %i', async (where, code, message) => {
  const run = startCommand(folder, 'mock', projects, '--port', '0', '--state', where);
  expect(await run.code).toBe(code);
  expect(run.io.errors()).toContain(message);
  expect(run.io.errors()).not.toContain('secret');
});
