import type { Exchange } from '../contract/exchange.ts';
import type { Model, Operation } from '../model/model.ts';

/** One exchange while secrets are put into it. */
export interface Planted {
  method: string;
  /** Percent-encoded. */
  path: string;
  readonly query: string[];
  readonly headers: [name: string, value: string][];
  body: Uint8Array | undefined;
  status: number;
  readonly answerHeaders: [name: string, value: string][];
  answer: Uint8Array;
}

/** Puts a secret, which is one word, somewhere. */
export type Plant = (secret: string, into: Planted, model: Model) => void;

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

function send(into: Planted, type: string, body: string | Uint8Array): void {
  into.headers.push(['content-type', type]);
  into.body = Buffer.from(body);
  if (into.method === 'GET' || into.method === 'HEAD') into.method = 'POST';
}

function give(into: Planted, value: unknown): void {
  into.answerHeaders.push(['content-type', 'application/json']);
  into.answer = json(value);
}

/** Credentials where each security scheme of the document wants them. */
const bySchemes: Plant = (secret, into, model) => {
  for (const { in: place, parameterName = '', scheme, type } of model.securitySchemes.values()) {
    if (place === 'query') into.query.push(`${parameterName}=${secret}`);
    else if (place === 'cookie') into.headers.push(['cookie', `${parameterName}=${secret}`]);
    else if (place === 'header') into.headers.push([parameterName, secret]);
    else if (scheme === 'basic') {
      const pair = Buffer.from(`ada:${secret}`).toString('base64');
      into.headers.push(['authorization', `Basic ${pair}`]);
    } else into.headers.push(['authorization', `${type === 'http' ? 'Bearer' : 'Token'} ${secret}`]);
  }
};

const part = (name: string, value: string) =>
  `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--x--\r\n`;

/** Every place in which a secret can be. */
export const plants: Readonly<Record<string, Plant>> = {
  'security schemes': bySchemes,
  digest: (secret, { headers }) =>
    headers.push(['authorization', `Digest username="ada", response="${secret}"`]),
  'bare authorization': (secret, { headers }) => headers.push(['authorization', secret]),
  'other key header': (secret, { headers }) => headers.push(['x-auth-token', secret]),
  'flagged header': (secret, { headers }) => headers.push(['X-Hush', secret]),
  cookie: (secret, { headers }) => headers.push(['cookie', `a=1; session=${secret}`]),
  'nameless cookie': (secret, { headers }) => headers.push(['cookie', `visit=${secret}`]),
  query: (secret, { query }) => query.push(`access_token=${secret}`),
  'flagged query': (secret, { query }) => query.push(`nip=${secret}`),
  'query with a URL': (secret, { query }) =>
    query.push(`next=${encodeURIComponent(`https://h/cb?token=${secret}`)}`),
  'flagged path': (secret, into) => {
    into.method = 'POST';
    into.path = `/planted/${secret}`;
  },
  referer: (secret, { headers }) => headers.push(['referer', `http://h/?token=${secret}`]),
  'json password': (secret, into) => send(into, 'application/json', json({ user: { password: secret } })),
  'json flagged': (secret, into) =>
    send(into, 'application/json', json({ hush: secret, a: [{ nip: secret }] })),
  'json client secret': (secret, into) => send(into, 'application/json', json([{ clientSecret: secret }])),
  'json url': (secret, into) => send(into, 'application/json', json({ url: `https://ada:${secret}@h/hook` })),
  'broken json': (secret, into) => send(into, 'application/json', `{"password": "${secret}"`),
  form: (secret, into) =>
    send(into, 'application/x-www-form-urlencoded', `grant_type=password&password=${secret}`),
  multipart: (secret, into) => send(into, 'multipart/form-data; boundary=x', part('password', secret)),
  'multipart flagged': (secret, into) => send(into, 'multipart/form-data; boundary=x', part('hush', secret)),
  xml: (secret, into) => send(into, 'application/xml', `<login><password>${secret}</password></login>`),
  'xml attribute': (secret, into) => send(into, 'application/xml', `<login nip="${secret}"/>`),
  text: (secret, into) => send(into, 'text/plain', `user: ada\npassword: ${secret}\n`),
  'echo of a password': (secret, into) => {
    send(into, 'application/json', json({ password: secret }));
    give(into, { detail: `${secret} is wrong`, type: secret, code: secret });
    into.status = 422;
  },
  'echo of a bearer token': (secret, into) => {
    into.headers.push(['authorization', `Bearer ${secret}`]);
    give(into, { error: `no such token: ${secret}`, status: secret });
    into.status = 401;
  },
  'echo of a header in a header': (secret, into) => {
    into.headers.push(['x-api-key', secret]);
    into.answerHeaders.push(['x-seen', secret], ['x-ratelimit-limit', secret], ['retry-after', secret]);
  },
  'login answer': (secret, into) =>
    give(into, { access_token: secret, refreshToken: secret, id_token: secret }),
  'enveloped answer': (secret, into) => give(into, { status: 'success', data: { access_token: secret } }),
  'flagged answer': (secret, into) => give(into, { hush: secret, data: [{ nip: secret }] }),
  'set-cookie': (secret, { answerHeaders }) =>
    answerHeaders.push(['set-cookie', `session=${secret}; HttpOnly`]),
  redirect: (secret, into) => {
    into.status = 302;
    into.answerHeaders.push(['location', `https://h/cb?state=1&access_token=${secret}`]);
  },
  'redirect fragment': (secret, into) => {
    into.status = 302;
    into.answerHeaders.push(['location', `https://h/cb#access_token=${secret}&token_type=bearer`]);
  },
  'redirect with a code': (secret, into) => {
    into.status = 302;
    into.answerHeaders.push(['location', `https://h/cb?code=${secret}&state=1`]);
  },
  'query with a code': (secret, { query }) => query.push(`code=${secret}`, 'state=1'),
  'redirect user': (secret, into) => {
    into.status = 302;
    into.answerHeaders.push(['location', `https://ada:${secret}@h/`]);
  },
  link: (secret, { answerHeaders }) =>
    answerHeaders.push(['link', `<https://h/jobs?api_key=${secret}&cursor=2>; rel="next"`]),
  'answer as text': (secret, into) => {
    into.answerHeaders.push(['content-type', 'text/plain']);
    into.answer = Buffer.from(`failed: Authorization: Bearer ${secret}`);
    into.status = 500;
  },
  'answer as a page': (secret, into) => {
    into.answerHeaders.push(['content-type', 'text/html']);
    into.answer = Buffer.from(`<input name="password" value="${secret}">`);
    into.status = 500;
  },
};

/** An exchange with an operation in which nothing is secret yet. */
export function plainExchange({ method, path }: Operation): Planted {
  return {
    method: method.toUpperCase(),
    path: path.replaceAll(/\{[^{}]*\}/g, '7'),
    query: [],
    headers: [],
    body: undefined,
    status: 200,
    answerHeaders: [],
    answer: json({ unexpected: 1 }),
  };
}

/** Its target: `/jobs/7?a=1`. */
export function targetOf({ path, query }: Planted): string {
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

/** It as it went over the wire. @param base where the server is: `http://localhost/v1` */
export function wireOf(planted: Planted, base: string): Exchange {
  const { method, headers, body, status, answerHeaders, answer } = planted;
  return {
    request: { method, url: `${base}${targetOf(planted)}`, headers, body },
    response: { status, headers: answerHeaders, body: answer },
    durationMs: 1,
    startedMs: 0,
  };
}
