import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../cli.ts';
import { loadModel } from '../model/load.ts';
import { captureIo } from './capture-io.ts';

const spec = (api: string) => fileURLToPath(new URL(`../../spec/${api}/openapi.yaml`, import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function concordat(...argv: string[]) {
  const io = captureIo({ cwd: folder });
  const code = await run(['export', ...argv], io);
  return { code, output: io.output(), errors: io.errors() };
}

describe.each(['jobs', 'projects', 'studio', 'pipeline'])('%s', (api) => {
  test('every operation is a request that Postman itself reads', async () => {
    const { code, output } = await concordat('postman', spec(api));
    const model = await loadModel(spec(api));
    if (!model.ok) throw new Error('unreadable');
    const { Collection } = postmanSdk();
    const requests: string[] = [];
    const ids: string[] = [];
    new Collection(JSON.parse(output)).forEachItem(({ id, request, responses }) => {
      requests.push(`${request.method} /${request.url.path.join('/')}`);
      ids.push(id, ...responses.map((response: { id: string }) => response.id));
    });
    const want = model.value.operations.map(
      ({ method, path }) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
    );
    expect([code, requests.sort()]).toEqual([0, want.sort()]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toBe(true);
  });

  test('the same bytes again, and every variable declared', async () => {
    const { output } = await concordat('postman', spec(api));
    expect((await concordat('postman', spec(api))).output).toBe(output);
    const declared = JSON.parse(output).variable.map(({ key }: { key: string }) => key);
    const used = [...output.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
    expect([...new Set(used)].filter((name) => !declared.includes(name))).toEqual([]);
  });
});

/** What is read of Postman's own library, which comes with the converter. */
interface Sdk {
  readonly Collection: new (
    json: unknown,
  ) => {
    forEachItem(
      visit: (item: {
        id: string;
        request: { method: string; url: { path: string[] } };
        responses: { map<T>(read: (response: { id: string }) => T): T[] };
      }) => void,
    ): void;
  };
}

function postmanSdk(): Sdk {
  const require = createRequire(import.meta.url);
  return createRequire(require.resolve('openapi-to-postmanv2'))('postman-collection') as Sdk;
}

test('server, credentials, examples', async () => {
  const { output } = await concordat('postman', spec('jobs'));
  const collection = JSON.parse(output);
  expect(collection.info).toMatchObject({
    name: 'Jobs API',
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  });
  expect(collection.variable).toEqual([
    { key: 'baseUrl', value: 'https://jobs.concordat.dev/api/v1' },
    { key: 'bearerToken', value: '', type: 'string' },
  ]);
  const [jobs] = collection.item;
  const submit = jobs.item.find(({ request }: { request: { method: string } }) => request.method === 'POST');
  expect(JSON.parse(submit.request.body.raw)).toHaveProperty('config');
  expect(submit.response.map(({ code }: { code: number }) => code)).toContain(202);
});

test('a key in a cookie is sent as one', async () => {
  const collection = JSON.parse((await concordat('postman', spec('studio'))).output);
  const fields = collection.auth.apikey.map(({ key, value }: Record<string, string>) => [key, value]);
  expect(Object.fromEntries(fields)).toEqual({
    key: 'Cookie',
    value: 'better-auth.session_token={{apiKey}}',
    in: 'header',
  });
});

test('several, each in a file', async () => {
  const { code, errors } = await concordat('postman', spec('jobs'), spec('projects'), '--out', 'out');
  expect([code, errors]).toEqual([
    0,
    'Wrote out/jobs.postman_collection.json.\nWrote out/projects.postman_collection.json.\n',
  ]);
  expect(readdirSync(join(folder, 'out'))).toHaveLength(2);
  expect(JSON.parse(readFileSync(join(folder, 'out/jobs.postman_collection.json'), 'utf8')).info.name).toBe(
    'Jobs API',
  );
});

test.each([
  [['insomnia', 'a.yaml'], /"insomnia" is not a tool that documents can be exported for \[E_USAGE\]/],
  [['postman'], /no API to work on/],
  [['postman', spec('jobs'), spec('projects')], /there are several APIs \(jobs, projects\), and one output/],
])('wrong use: %j', async (argv, message) => {
  const { code, output, errors } = await concordat(...argv);
  expect([code, output]).toEqual([2, '']);
  expect(errors).toMatch(message);
});
