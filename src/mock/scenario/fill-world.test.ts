import { expect, test } from 'vitest';
import type { Problem } from '../../problem.ts';
import { inferResources } from '../../resources/infer-resources.ts';
import { checkMockFile } from '../mock-file/read.ts';
import { modelOf } from '../model.fixture.ts';
import { itemAccess } from '../overrides/item-access.ts';
import { createMemoryStore } from '../state/memory-store.ts';
import { stateContext } from '../state/state-context.ts';
import type { StoreLimits } from '../state/store.ts';
import { createWorlds } from '../world/worlds.ts';
import { createFillWorld } from './fill-world.ts';
import { problemLines, readFiles } from './scenario.fixture.ts';
import { createScenarios } from './scenarios.ts';

const item = (name: string, more: object = {}) => ({
  type: 'object',
  required: ['id', name],
  properties: { id: { type: 'integer' }, [name]: { type: 'string' }, ...more },
});
const id = (name: string) => ({ in: 'path', name, required: true, schema: { type: 'integer' } });
const answer = (schema: object, example?: unknown) => ({
  description: 'ok',
  content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
});
const body = (schema: object) => ({ content: { 'application/json': { schema } } });
const project = item('name', { status: { enum: ['queued', 'running', 'done'] } });
const task = item('title');

/** Projects, and tasks that belong to them by their path alone. */
const model = modelOf({
  paths: {
    '/projects': {
      get: { responses: { 200: answer({ type: 'array', items: project }, [{ id: 70, name: 'example' }]) } },
      post: { requestBody: body(item('name')), responses: { 201: answer(project) } },
    },
    '/projects/{id}': { parameters: [id('id')], get: { responses: { 200: answer(project) } } },
    '/projects/{id}/tasks': {
      parameters: [id('id')],
      get: { responses: { 200: answer({ type: 'array', items: task }) } },
      post: { requestBody: body(task), responses: { 201: answer(task) } },
    },
    '/projects/{id}/tasks/{task}': {
      parameters: [id('id'), id('task')],
      get: { responses: { 200: answer(task) } },
    },
  },
});
const map = inferResources(model);

async function filled(text: string, limits: Partial<StoreLimits> = {}) {
  const { read, folder } = await readFiles({ 'shop.yaml': text });
  if (!read.ok) throw new Error(problemLines(read.problems, folder).join('\n'));
  const file = read.value;
  const told: string[] = [];
  const tell = (api: string, { severity, message }: Problem) => told.push(`${api} ${severity}: ${message}`);
  const fill = createFillWorld([{ name: 'shop', model, map, file, hasExamples: true }], tell);
  const scenarios = createScenarios([{ name: 'shop', model, file }], fill);
  let nowMs = Date.parse('2026-01-01T00:00:00Z');
  const worlds = createWorlds({
    seed: '1',
    clock: () => new Date(nowMs),
    makeStore: () => createMemoryStore(limits),
    onCreate: (world) => fill(world, undefined),
  });
  const warnings = problemLines(checkMockFile(file, model), folder);
  const pass = (ms: number) => {
    nowMs += ms;
  };
  const items = (session = '') => itemAccess(stateContext(model, map), 'shop', worlds.of(session));
  return { worlds, scenarios, told, warnings, pass, items };
}

const yaml = `
seed:
  projects:
    - { id: 1, name: one, status: running }
    - { name: another }
  projects/1/tasks: [{ id: 5, title: first }]
  projects/2/tasks: [{ id: 5, title: second }]
scenarios:
  busy: { seed: { projects: [{ id: 1, name: uno }, { id: 9, name: nine }], projects/9/tasks: [{ id: 6, title: sixth }] } }
`;

test('a world begins with what the file says, completed', async () => {
  const { items, told, warnings } = await filled(yaml);
  expect(warnings).toEqual([]);
  expect(told).toEqual([]);
  const [one, other] = items().list('projects');
  expect(one).toEqual({ id: 1, name: 'one', status: 'running' });
  expect(other).toMatchObject({ id: expect.any(Number), name: 'another' });
  expect(items().get('projects/1/tasks', 5)).toEqual({ id: 5, title: 'first' });
  expect(items().get('projects/2/tasks', 5)).toEqual({ id: 5, title: 'second' });
  expect(items().list('projects/tasks')).toHaveLength(2);
  expect(items().get('projects/3/tasks', 5)).toBeUndefined();
});

test('what is there from the start stays as it is; what an override puts there moves on', async () => {
  const { items, pass } = await filled(yaml);
  items().put('projects', { id: 3, name: 'three', status: 'queued' });
  pass(3_600_000);
  expect(items().get('projects', 1)).toMatchObject({ status: 'running' });
  expect(items().get('projects', 3)).toMatchObject({ status: 'done' });
});

test('a scenario takes the place of what was there', async () => {
  const { items, scenarios, worlds } = await filled(yaml);
  items().put('projects', { id: 3, name: 'three' });
  expect(scenarios.set(worlds.of(''), 'busy')).toEqual({ ok: true });
  const names = (session: string) =>
    items(session)
      .list('projects')
      .map(({ name }) => name);
  expect(names('')).toEqual(['uno', 'nine', 'another']);
  expect(items().list('projects/9/tasks')).toEqual([{ id: 6, title: 'sixth' }]);
  expect(names('other')).toEqual(['one', 'another']);
  scenarios.set(worlds.of(''), undefined);
  expect(names('')).toEqual(['one', 'another']);
});

test('examples of the document are there where the file says nothing', async () => {
  const { items } = await filled('rules: {}\n');
  expect(items().list('projects')).toMatchObject([{ id: 70, name: 'example' }]);
  expect((await filled('seed: { projects: [] }\n')).items().list('projects')).toEqual([]);
});

test('an item that belongs to nothing is told of', async () => {
  const { warnings } = await filled(
    'seed: { projects: [{ id: 1, name: a }], projects/tasks: [{ id: 1, title: a }] }\n',
  );
  expect(warnings).toEqual([
    'shop.yaml:1:41 warning: items of "projects/tasks" belong to "projects", and nothing here says to which. They go to the first that there is. Write the id into the name: "projects/7/tasks".',
  ]);
});

test('what does not fit into the store is told of', async () => {
  const { told } = await filled('seed: { projects: [{ id: 1, name: a }, { id: 2, name: b }] }\n', {
    maxItems: 1,
  });
  // Told when a world is made.
  expect(told).toEqual([]);
  const made = await filled('seed: { projects: [{ id: 1, name: a }, { id: 2, name: b }] }\n', {
    maxItems: 1,
  });
  made.worlds.of('');
  expect(made.told).toEqual(['shop error: projects[1] is left out: maxItems of the store is 1']);
  expect(() => made.items().put('projects', { id: 3, name: 'c' })).toThrow(
    'no more of "projects" can be kept: the limit maxItems is 1',
  );
});

test('worlds that begin alike go on apart, and defects are told once', async () => {
  const { items, told } = await filled('seed: { projects: [{ id: 1, name: a }, { id: 2, name: b }] }\n');
  items('a').put('projects', { id: 1, name: 'changed' });
  items('a').remove('projects', 2);
  expect(items('b').list('projects')).toEqual([
    { id: 1, name: 'a' },
    { id: 2, name: 'b' },
  ]);
  expect(items('a').list('projects')).toEqual([{ id: 1, name: 'changed' }]);
  expect(told).toEqual([]);
  const full = await filled('seed: { projects: [{ id: 1, name: a }, { id: 2, name: b }] }\n', {
    maxItems: 1,
  });
  for (const session of ['a', 'b']) full.worlds.of(session);
  expect(full.told).toEqual(['shop error: projects[1] is left out: maxItems of the store is 1']);
});

test('what is made up follows from the session, whoever came first', async () => {
  const text = 'seed: { projects: [{ id: 1 }] }\n';
  const first = (await filled(text)).items('b').list('projects');
  const { items } = await filled(text);
  items('a').list('projects');
  expect(items('b').list('projects')).toEqual(first);
  expect(first).toMatchObject([{ id: 1, name: expect.any(String) }]);
});
