import { expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { takesPasswords } from './password-words.ts';

interface Said {
  readonly path?: string;
  readonly summary?: string;
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, string>>;
}

function wordsOf({ path = '/session', responses, ...rest }: Said) {
  const described = Object.entries(responses).map(([status, description]) => [status, { description }]);
  const { operations } = modelOf({
    openapi: '3.1.0',
    info: { title: 'Doors', version: '1' },
    paths: { [path]: { post: { ...rest, responses: Object.fromEntries(described) } } },
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  });
  const [operation] = operations;
  return operation && takesPasswords(operation);
}

const none = { status: undefined, namesUser: false };

test.each<[string, Said, object]>([
  ['a sign-in', { responses: { 200: 'In.', 401: 'No.' } }, { status: '401', namesUser: false }],
  [
    'a sign-in that speaks of users',
    { responses: { 200: 'In.', 401: 'Unknown user.' } },
    { status: '401', namesUser: true },
  ],
  [
    'a refusal in words',
    { path: '/vault/open', responses: { 200: 'Open.', 403: 'The PIN is wrong.' } },
    { status: '403', namesUser: false },
  ],
  [
    'words before 401',
    { responses: { 200: 'In.', 400: 'Invalid credentials.', 401: 'No.' } },
    { status: '400', namesUser: true },
  ],
  ['nothing is said', { responses: { 200: 'In.', 400: 'The body is not valid.' } }, none],
  ['no sign-in', { path: '/notes', responses: { 201: 'Kept.', 401: 'No.' } }, none],
  [
    'a registration',
    { path: '/users', summary: 'Register', responses: { 201: 'Made.', 400: 'The password is invalid.' } },
    none,
  ],
  ['one behind a door', { security: [{ key: [] }], responses: { 200: 'In.', 401: 'No.' } }, none],
])('%s', (_name, said, want) => {
  expect(wordsOf(said)).toEqual(want);
});
