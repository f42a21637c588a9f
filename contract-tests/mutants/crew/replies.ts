import type { Reply } from '../serve.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  401: 'A token is needed',
  403: 'The role planner is needed',
  404: 'Not found',
  405: 'There is no such method here',
  409: 'This would not fit the rota',
  413: 'The body is larger than 4 MB',
  415: 'The media type is not supported',
  422: 'The body is not valid',
};

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Reply['headers'] = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** A problem of RFC 9457. @param detail left out where there is nothing more to say */
export function fail(status: number, detail?: string): Reply {
  const headers: Record<string, string> = { 'Content-Type': 'application/problem+json' };
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer realm="rota"';
  const title = titles[status] ?? 'Something went wrong';
  return json(status, { title, status, ...(detail === undefined ? {} : { detail }) }, headers);
}
