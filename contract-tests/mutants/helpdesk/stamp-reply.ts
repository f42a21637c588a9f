import type { Call, Reply } from '../serve.ts';

type Sent = Pick<Call, 'method' | 'headers' | 'target'>;

/** Adds the id of the request to every answer: that of the request, or one that is counted. */
export function stampReply(on: (id: string) => boolean): (sent: Sent, reply: Reply) => Promise<Reply> {
  let requests = 0;
  return async (sent, reply) => {
    requests += 1;
    if (on('slow') && requests % 5 === 1) await new Promise((resolve) => setTimeout(resolve, 20));
    const given = String(sent.headers['x-request-id'] ?? '');
    const isEchoed = /^[A-Za-z0-9-]{1,64}$/.test(given) && !(on('request-id-not-echoed') && isMe(sent));
    const id = isEchoed ? given : `desk-${requests}`;
    const isUnstamped =
      on('missing-macro-without-id') && sent.target.startsWith('/macros/') && reply.status === 404;
    const stamp = isUnstamped ? {} : { 'X-Request-Id': id };
    const timing = on('slow') ? { 'Server-Timing': 'wait;dur=20' } : {};
    const headers = { ...reply.headers, ...stamp, ...timing, ...allowOf(on, sent, reply) };
    const cased = on('other-case-of-headers')
      ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]))
      : headers;
    return { ...reply, headers: cased, body: bodyOf(on, reply, id), chunked: on('chunked') };
  };
}

function isMe({ target }: Sent): boolean {
  return target.split('?')[0] === '/me';
}

/** The violation: OPTIONS does not tell of a method that the path has. */
function allowOf(
  on: (id: string) => boolean,
  { method, target }: Sent,
  { headers }: Reply,
): Readonly<Record<string, string>> {
  const isWrong = on('options-without-patch') && method === 'OPTIONS' && /^\/tickets\/\d+$/.test(target);
  return isWrong ? { Allow: String(headers?.Allow).replace('PATCH, ', '') } : {};
}

function bodyOf(on: (id: string) => boolean, { body, headers }: Reply, id: string): Reply['body'] {
  if (body === undefined || headers?.['Content-Type'] !== 'application/json') return body;
  const { meta, ...rest } = JSON.parse(String(body));
  const more = on('more-in-meta') ? { region: 'eu-1', warnings: null } : {};
  return JSON.stringify({ ...rest, meta: { ...meta, request_id: id, ...more } });
}
