import type { Reply } from '../serve.ts';

const errors: Readonly<Record<number, string>> = {
  400: 'The request is not valid.',
  401: 'Sign in as an editor.',
  404: 'There is no such paper.',
  405: 'There is no such method here.',
  412: 'The paper has changed since.',
  413: 'The body is larger than 4 MB.',
  415: 'The media type is not supported.',
  422: 'The paper is not valid.',
  428: 'Send If-Match.',
};

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** An error. @param fields what it is about; nothing where it is left out */
export function fail(status: number, fields: readonly string[] = []): Reply {
  const headers = status === 401 ? { 'WWW-Authenticate': 'Basic realm="papers"' } : undefined;
  const error = errors[status] ?? 'Something went wrong.';
  return json(status, fields.length > 0 ? { error, fields } : { error }, headers);
}
