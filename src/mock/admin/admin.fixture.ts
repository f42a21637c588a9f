import { createMock, type Mock, type MockOptions } from '../mock.ts';
import { modelOf } from '../model.fixture.ts';
import type { AdminCall } from './admin-call.ts';
import { handleAdminCall } from './handle-admin.ts';

const user = {
  type: 'object',
  required: ['name'],
  properties: {
    id: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    pin: { type: 'string', format: 'password' },
  },
};
const content = { 'application/json': { schema: user } };

/** An API that keeps users. */
const usersModel = modelOf({
  paths: {
    '/users': {
      get: {
        operationId: 'listUsers',
        responses: {
          200: {
            description: 'ok',
            content: { 'application/json': { schema: { type: 'array', items: user } } },
          },
        },
      },
      post: {
        operationId: 'createUser',
        requestBody: { required: true, content },
        responses: { 201: { description: 'made', content }, 503: { description: 'down' } },
      },
    },
    '/users/{id}': {
      get: {
        operationId: 'getUser',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        responses: { 200: { description: 'ok', content }, 404: { description: 'none' } },
      },
    },
  },
});

export const startTime = new Date('2026-05-04T10:00:00Z');

export function usersMock(options: MockOptions = {}): Mock {
  return createMock([{ name: 'users', model: usersModel }], {
    stateful: true,
    journal: true,
    seed: 1,
    time: () => startTime,
    clock: () => 0,
    ...options,
  });
}

/** Creates a user. */
export async function addUser(mock: Mock, name: string, session = ''): Promise<void> {
  const headers = {
    'content-type': 'application/json',
    ...(session !== '' && { 'x-mock-session': session }),
  };
  await mock.fetch('/users', { method: 'POST', headers, body: JSON.stringify({ name, pin: '123456' }) });
}

/** Calls the interface of a mock, as a program on this machine. */
export function callAdmin(
  { state }: Mock,
  call: string,
  body?: unknown,
  more: Partial<AdminCall> = {},
): { readonly status: number; readonly body: unknown; readonly headers: AdminCall['headers'] } {
  if (!state) throw new Error('the mock has no state');
  const [method = '', path = ''] = call.split(' ');
  const answer = handleAdminCall(state.control, {
    method,
    target: `/_concordat${path}`,
    headers: { host: 'localhost:4010' },
    body:
      body === undefined ? undefined : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    remoteAddress: '127.0.0.1',
    ...more,
  });
  if (!answer) throw new Error(`${path} is not the interface's`);
  const text = String(answer.body ?? '');
  const isJson = /json/.test(String(answer.headers['content-type']));
  return { status: answer.status, body: isJson ? JSON.parse(text) : text, headers: answer.headers };
}
