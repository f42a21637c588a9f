import type { MockRequest, MockResponse } from '../exchange.ts';
import { modelOf } from '../model.fixture.ts';
import { Journal, type JournalLimits } from './journal.ts';
import type { JournalRecord } from './journal-entry.ts';

const ok = { 200: { description: 'ok' } };

/** An API with jobs, and with secrets of every kind that a document can name. */
export const jobsModel = modelOf({
  openapi: '3.1.0',
  servers: [{ url: 'http://localhost/v1' }],
  security: [{ key: [] }, { pass: [] }, { visit: [] }],
  paths: {
    '/jobs': {
      get: {
        operationId: 'listJobs',
        parameters: [
          { name: 'status', in: 'query', schema: { type: 'string', enum: ['queued', 'done'] } },
          { name: 'page', in: 'query', schema: { type: 'integer' } },
          { name: 'nip', in: 'query', schema: { type: 'string', format: 'password' } },
        ],
        responses: ok,
      },
      post: {
        operationId: 'createJob',
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: { $ref: '#/components/schemas/NewJob' } },
            'application/x-www-form-urlencoded': { schema: { $ref: '#/components/schemas/NewJob' } },
          },
        },
        responses: {
          201: {
            description: 'made',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Job' } } },
          },
          422: { description: 'wrong' },
        },
      },
    },
    '/jobs/{id}': {
      get: {
        operationId: 'getJob',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        responses: ok,
      },
    },
    '/resets/{mark}': {
      post: {
        operationId: 'reset',
        parameters: [
          { name: 'mark', in: 'path', required: true, schema: { $ref: '#/components/schemas/Hidden' } },
        ],
        responses: ok,
      },
    },
  },
  components: {
    securitySchemes: {
      key: { type: 'apiKey', in: 'query', name: 'k' },
      pass: { type: 'apiKey', in: 'header', name: 'X-Studio-Pass' },
      visit: { type: 'apiKey', in: 'cookie', name: 'visit' },
    },
    schemas: {
      Hidden: { type: 'string', format: 'password' },
      NewJob: {
        type: 'object',
        properties: {
          type: { type: 'string', enum: ['export', 'import'] },
          hush: { allOf: [{ $ref: '#/components/schemas/Hidden' }] },
          note: { type: 'string', writeOnly: true },
          answers: { type: 'array', items: { type: 'string', format: 'password' } },
        },
      },
      Job: {
        type: 'object',
        properties: { id: { type: 'integer' }, status: { type: 'string', enum: ['queued', 'done'] } },
      },
    },
  },
});

/** The time at which recorded exchanges begin. */
export const startMs = Date.parse('2026-05-04T10:00:00Z');

export function jobsJournal(limits: Partial<JournalLimits> = {}): Journal {
  return new Journal({ apis: () => [{ name: 'jobs', model: jobsModel }], limits });
}

/** One exchange; without a word of the contrary `GET /v1/jobs` that was answered with 200. */
export interface Told extends Partial<Omit<JournalRecord, 'operation' | 'request' | 'response'>> {
  /** An operationId; null for a request that no API claims. */
  readonly operation?: string | null;
  readonly request?: Partial<Omit<MockRequest, 'body'>> & { readonly body?: Uint8Array | string };
  readonly response?: Partial<MockResponse>;
}

export function recordOf({ operation = 'listJobs', request, response, ...others }: Told): JournalRecord {
  const { body, ...sent } = request ?? {};
  return {
    session: '',
    timeMs: startMs,
    durationMs: 1.5,
    api: operation === null ? undefined : 'jobs',
    operation: jobsModel.operations.find(({ operationId }) => operationId === operation),
    violations: [],
    ...others,
    request: {
      method: 'GET',
      target: '/v1/jobs',
      headers: {},
      ...sent,
      body: typeof body === 'string' ? Buffer.from(body) : body,
    },
    response: { status: 200, headers: {}, body: undefined, ...response },
  };
}

/** An exchange with `createJob`. */
export function creation(body: unknown, more: Told = {}): JournalRecord {
  return recordOf({
    operation: 'createJob',
    ...more,
    request: {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...more.request,
    },
    response: { status: 201, ...more.response },
  });
}
