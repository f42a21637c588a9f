import type { Reply } from '../serve.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'The request is not valid.',
  401: 'Sign in as an editor.',
  404: 'There is no such page or version.',
  405: 'There is no such method here.',
  409: 'The page is not deleted.',
  410: 'The page was deleted.',
  412: 'The page is not as If-Match says.',
  413: 'The body is larger than 4 MB.',
  415: 'The media type is not supported.',
  422: 'The page is not valid.',
  428: 'Send If-Match.',
};

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** An error. @param pointers to what it is about; nothing where it is left out */
export function fail(status: number, pointers: readonly string[] = []): Reply {
  const problem = { type: 'about:blank', title: titles[status] ?? 'Something went wrong.', status };
  const errors = pointers.length > 0 ? { errors: pointers.map((pointer) => ({ pointer })) } : {};
  const challenge = status === 401 ? { 'WWW-Authenticate': 'Basic realm="wiki", charset="UTF-8"' } : {};
  return json(
    status,
    { ...problem, ...errors },
    { 'Content-Type': 'application/problem+json', ...challenge },
  );
}
