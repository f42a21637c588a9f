import { describe, expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import { verify } from '../verify.ts';

const header = { schema: { type: 'string', pattern: '^[A-Za-z0-9-]{1,64}$' } };

/** One operation that takes and answers an id of the request, and what is said of it. */
function modelSaying(said: string, info = '') {
  return modelOf({
    openapi: '3.1.0',
    info: { title: 'x', version: '1', description: info },
    paths: {
      '/me': {
        get: {
          parameters: [{ name: 'X-Request-Id', in: 'header', ...header }],
          responses: {
            200: {
              description: 'You.',
              headers: { 'X-Request-ID': { required: true, description: said, ...header } },
              content: { 'application/json': { schema: { type: 'object' } } },
            },
            400: { description: 'No.' },
          },
        },
      },
    },
  });
}

type Answer = (sent: string | null) => { readonly header: string; readonly body?: unknown };

async function found(model: ReturnType<typeof modelOf>, answer: Answer): Promise<readonly string[]> {
  const { findings } = await verify(model, {
    server: 'http://me.example',
    fetch: async (_url, init) => {
      const made = answer(new Headers(init?.headers).get('x-request-id'));
      return Response.json(made.body ?? {}, { headers: { 'X-Request-Id': made.header } });
    },
    phases: ['examples'],
    salt: 'test',
  });
  return findings.map(({ code, message }) => `${code} ${message}`);
}

const notEchoed = "header-not-echoed the request's X-Request-Id does not come back in the answer";
const inBody = 'It comes back as `X-Request-Id` and as `meta.request_id`.';

describe('a header of which the document says that it comes back', () => {
  const cases: readonly (readonly [
    name: string,
    said: string,
    info: string,
    answer: Answer,
    want: readonly string[],
  ])[] = [
    [
      'said of the header, and made anew',
      'That of the request, if it had one.',
      '',
      () => ({ header: 'own-1' }),
      [notEchoed],
    ],
    [
      'said in general, and cut',
      '',
      'An `X-Request-Id` is echoed.',
      (sent) => ({ header: sent?.slice(0, 8) ?? 'own-1' }),
      [notEchoed],
    ],
    ['sent back', 'Echoed.', '', (sent) => ({ header: sent ?? 'own-1' }), []],
    ['nothing is said', 'Names the request.', '', () => ({ header: 'own-1' }), []],
    [
      'it is said to be another',
      'Not that of the request: it is never echoed.',
      '',
      () => ({ header: 'own-1' }),
      [],
    ],
    [
      'another one in the body',
      '',
      inBody,
      (sent) => ({ header: sent ?? 'own-1', body: { meta: { request_id: 'own-2' } } }),
      ["header-not-echoed the request's X-Request-Id does not come back in the body"],
    ],
    [
      'the same in the body',
      '',
      inBody,
      (sent) => ({ header: sent ?? 'own-1', body: { meta: { request_id: sent ?? 'own-1' } } }),
      [],
    ],
  ];
  test.each(cases)('%s', async (_name, said, info, answer, want) => {
    expect(await found(modelSaying(said, info), answer)).toEqual(want);
  });
});
