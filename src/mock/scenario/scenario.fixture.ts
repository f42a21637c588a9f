import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Model } from '../../model/model.ts';
import type { Problem } from '../../problem.ts';
import { readMockFile } from '../mock-file/read.ts';
import { modelOf } from '../model.fixture.ts';

const order = {
  type: 'object',
  required: ['id', 'state', 'address', 'created_at'],
  additionalProperties: false,
  properties: {
    id: { type: 'integer' },
    state: { enum: ['open', 'paid', 'shipped'] },
    code: { type: 'string' },
    total: { type: 'number' },
    express: { type: 'boolean' },
    note: { type: ['string', 'null'] },
    created_at: { type: 'string', format: 'date-time' },
    tags: { type: 'array', items: { type: 'string' } },
    address: {
      type: 'object',
      required: ['city'],
      properties: { city: { type: 'string' }, zip: { type: ['string', 'null'] } },
    },
  },
};
const settings = { type: 'object', properties: { theme: { type: 'string' } } };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (schema: object, examples: object = {}) => ({
  description: 'ok',
  content: { 'application/json': { schema, examples } },
});

/** A shop: orders that are listed, read and paid, and settings, which are one thing. */
export function shopModel(): Model {
  const id = { in: 'path', name: 'id', required: true, schema: { type: 'integer' } };
  const at = { created_at: '2026-01-01T00:00:00Z', address: { city: 'Bonn' } };
  const examples = {
    open: { value: { id: 7, state: 'open', ...at } },
    paid: { value: { id: 7, state: 'paid', ...at } },
  };
  return modelOf({
    openapi: '3.1.0',
    paths: {
      '/orders': {
        get: {
          operationId: 'listOrders',
          responses: { 200: answer({ type: 'array', items: ref('order') }) },
        },
      },
      '/orders/{id}': {
        get: {
          operationId: 'getOrder',
          tags: ['Orders'],
          parameters: [id, { in: 'header', name: 'X-Tenant', schema: { type: 'string' } }],
          responses: {
            200: answer(ref('order'), examples),
            404: { description: 'no' },
            503: { description: 'down' },
          },
        },
      },
      '/orders/{id}/pay': {
        post: {
          operationId: 'payOrder',
          tags: ['Orders'],
          parameters: [id],
          requestBody: { content: { 'application/json': {} } },
          responses: { 202: { description: 'ok' }, 402: { description: 'no' } },
        },
      },
      '/settings': {
        get: { operationId: 'getSettings', responses: { 200: answer(ref('settings')) } },
        put: {
          operationId: 'putSettings',
          requestBody: { content: { 'application/json': { schema: ref('settings') } } },
          responses: { 200: answer(ref('settings')) },
        },
      },
    },
    components: { schemas: { order, settings } },
  });
}

/** A folder of files; the first is the mock file. */
export async function mockFolder(files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'scenario-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const [first = ''] = Object.keys(files);
  return {
    folder,
    path: join(folder, first),
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Reads a mock file in a folder that is removed again. */
export async function readFiles(files: Readonly<Record<string, string>>) {
  const made = await mockFolder(files);
  try {
    return { read: await readMockFile(made.path), folder: made.folder };
  } finally {
    await made.remove();
  }
}

/** `mock.yaml:3:5 error: … hint`. */
export function problemLines(problems: readonly Problem[], folder: string): readonly string[] {
  return problems.map(({ severity, at, message, hint }) => {
    const { line, column } = at?.position ?? { line: 0, column: 0 };
    const where = at?.source.replace(`${folder}/`, '');
    return `${where}:${line}:${column} ${severity}: ${message}. ${hint}`.replaceAll(`${folder}/`, '');
  });
}
