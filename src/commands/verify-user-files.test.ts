import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../cli.ts';
import {
  type ItemsServer,
  itemsDocument,
  itemsKey,
  startItemsServer,
} from '../verify/items-server.fixture.ts';
import { captureIo } from './capture-io.ts';

let dir = '';
let server: ItemsServer;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'verify-files-'));
  server = await startItemsServer();
  await mkdir(join(dir, 'contract-tests'));
  const config = { apis: { items: 'spec/items.json' }, verify: { servers: { items: server.url } } };
  await writeFile(join(dir, 'concordat.config.json'), JSON.stringify(config));
  await mkdir(join(dir, 'spec'));
  await writeFile(join(dir, 'spec', 'items.json'), JSON.stringify(itemsDocument));
});
afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true });
});

async function concordat(...argv: string[]) {
  const io = captureIo({ cwd: dir });
  const code = await run(['verify', ...argv], io);
  return { code, output: io.output(), errors: io.errors() };
}

const hooks = `export default {
  credentials: ({ user }) => (user === 'first' ? { auth: { key: '${itemsKey}' } } : undefined),
  ignore: ({ code }) => (code === 'flow-failed' ? 'the story is not done yet' : undefined),
};
`;
const story = (status: number) => `arazzo: 1.0.1
info: { title: Story, version: '1' }
sourceDescriptions: [{ name: items, url: items.json, type: openapi }]
workflows:
  - workflowId: story
    steps:
      - stepId: make
        operationId: createItem
        requestBody: { payload: { name: Stool } }
        successCriteria: [{ condition: $statusCode == ${status} }]
`;

test('hooks beside the configuration, and workflows beside the document', async () => {
  await writeFile(join(dir, 'contract-tests', 'items.hooks.ts'), hooks);
  await writeFile(join(dir, 'spec', 'items.arazzo.yaml'), story(201));
  const first = server.log.length;
  expect(await concordat('items', '--phases', 'sequences')).toMatchObject({ code: 0, errors: '' });
  expect(server.log[first]).toBe('POST /items');
});

test('files that flags name, and a finding that is ignored', async () => {
  await writeFile(join(dir, 'own.hooks.mjs'), hooks.replace('  ignore', '  // ignore'));
  await writeFile(join(dir, 'other.arazzo.yaml'), story(200));
  const flags = ['--flow', 'other.arazzo.yaml', '--phases', 'sequences'];
  const told = await concordat('items', ...flags, '--hooks', 'own.hooks.mjs');
  expect(told.code).toBe(1);
  expect(told.output).toContain(
    'the step "make" of the workflow "story" failed: $statusCode == 200 does not hold',
  );
  expect(told.output).toContain('other.arazzo.yaml:10:');
  const ignored = await concordat('items', ...flags);
  expect(ignored.code).toBe(0);
  expect(ignored.output).toContain('the story is not done yet');
});

test('files that cannot be used: 2, with the place', async () => {
  await writeFile(
    join(dir, 'wrong.hooks.ts'),
    'export default {\n  beforeRun() {\n    throw new Error("no database");\n  },\n};\n',
  );
  await writeFile(join(dir, 'wrong.arazzo.yaml'), story(201).replace('createItem', 'makeItem'));
  const failed = await concordat('items', '--hooks', 'wrong.hooks.ts');
  expect(failed.code).toBe(2);
  expect(failed.errors).toContain('wrong.hooks.ts:3:');
  expect(failed.errors).toContain('the hook "beforeRun" has failed: no database');
  const flow = await concordat('items', '--flow', 'wrong.arazzo.yaml');
  expect(flow.code).toBe(2);
  expect(flow.errors).toContain('wrong.arazzo.yaml:8:');
  expect(flow.errors).toContain('the document has no operation makeItem');
  expect((await concordat('items', '--hooks', 'none.ts')).errors).toContain('the hooks cannot be loaded');
});
