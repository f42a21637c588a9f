import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { MockRequest } from '../src/mock/exchange.ts';
import type { Model, Operation } from '../src/model/model.ts';
import { isObject } from '../src/model/values.ts';
import { buildCorpusRequest } from './corpus-request.ts';
import { wrongParameters } from './differential-parameters.ts';
import type { PlainValidator } from './plain-validator.ts';

/** A request that both servers get. */
export interface NamedRequest {
  /** `valid`, `wrong query limit` */
  readonly name: string;
  readonly request: MockRequest;
}

/** Requests that an operation allows, each wrong in one thing, and ways to ask for an answer; each once. */
export function requestsOf(
  model: Model,
  operation: Operation,
  validator: PlainValidator,
): readonly NamedRequest[] {
  const build = (changed: Operation) => concrete(buildCorpusRequest(model, changed, validator).request);
  const valid = build(operation);
  const full = build(withEverything(operation));
  const all = [
    { name: 'valid', request: valid },
    { name: 'valid, with everything', request: full },
    { name: 'without credentials', request: build({ ...operation, security: [] }) },
    {
      name: 'other credentials',
      request: withHeaders(build({ ...operation, security: [] }), otherCredentials),
    },
    ...wrongParameters(model, operation, full),
    { name: 'an undocumented query parameter', request: withUndocumented(valid) },
    ...wrongBodies(operation, full),
    ...preferences(operation, valid),
    { name: 'another method', request: { ...valid, method: 'TRACE', body: undefined } },
    { name: 'another path', request: { ...valid, target: `${pathOf(valid)}/nowhere` } },
  ];
  const seen = new Set<string>();
  return all.filter(({ request }) => {
    if (!isSendable(request)) return false;
    const key = JSON.stringify([request, Buffer.from(request.body ?? []).toString('latin1')]);
    return !seen.has(key) && seen.add(key);
  });
}

/** A body has one media type, where a document may give a range. */
function concrete(request: MockRequest): MockRequest {
  const type = request.headers['content-type'];
  if (typeof type !== 'string' || !type.includes('*')) return request;
  const one = type
    .replace(/^\*\/\*/, 'application/json')
    .replace(/\*\+/, 'vnd.sample+')
    .replace(/^application\/\*/, 'application/json')
    .replace(/^text\/\*/, 'text/plain')
    .replace('*', 'x-sample');
  return withHeaders(request, { 'content-type': one });
}

function isSendable({ target, headers }: MockRequest): boolean {
  try {
    for (const [name, value] of Object.entries(headers)) {
      validateHeaderName(name);
      validateHeaderValue(name, String(value));
    }
    return /^[\x21-\x7e]+$/.test(target);
  } catch {
    return false;
  }
}

const otherCredentials = { authorization: 'Negotiate sample' };

/** As if all that is optional were required. */
function withEverything(operation: Operation): Operation {
  const { requestBody } = operation;
  return {
    ...operation,
    parameters: operation.parameters.map((one) => ({ ...one, required: true })),
    requestBody: requestBody && { ...requestBody, required: true },
  };
}

function withHeaders(request: MockRequest, headers: Readonly<Record<string, string>>): MockRequest {
  return { ...request, headers: { ...request.headers, ...headers } };
}

function withUndocumented(request: MockRequest): MockRequest {
  const { target } = request;
  return { ...request, target: `${target}${target.includes('?') ? '&' : '?'}neverDocumented=1` };
}

/** Bodies that are read but wrong, and other media types. */
function wrongBodies({ requestBody }: Operation, request: MockRequest): readonly NamedRequest[] {
  if (!requestBody) return [];
  const { 'content-type': type, ...headers } = request.headers;
  const isJson = /[/+]json\b/i.test(String(type));
  const bytes = (text: string) => new TextEncoder().encode(text);
  const withBody = (body: string, contentType = String(type)): MockRequest => ({
    ...request,
    headers: { ...headers, 'content-type': contentType },
    body: bytes(body),
  });
  return [
    { name: 'no body', request: { ...request, headers, body: undefined } },
    { name: 'an unknown media type', request: withBody('a;b', 'text/x-unknown') },
    {
      name: 'another media type',
      request: withBody('{"a":1}', isJson ? 'application/xml' : 'application/json'),
    },
    ...(isJson
      ? ['{}', '[]', '"text"', '7', wrongValues(request.body)].map((text) => ({
          name: 'a wrong JSON body',
          request: withBody(text),
        }))
      : []),
    ...(/urlencoded/i.test(String(type)) ? [{ name: 'a wrong form', request: withBody('a=1&b=x') }] : []),
  ];
}

/** A JSON object with values of another type. */
function wrongValues(body: Uint8Array | undefined): string {
  const value: unknown = JSON.parse(Buffer.from(body ?? []).toString('utf8') || '{}');
  if (!isObject(value)) return '{"wrong":[true]}';
  const names = Object.keys(value);
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, [{ wrong: true }]])));
}

/** Every kind of wish for an answer. */
function preferences({ responses }: Operation, request: MockRequest): readonly NamedRequest[] {
  const statuses = responses.map(({ status }) => status).filter((status) => /^\d{3}$/.test(status));
  const names = responses.flatMap(({ content }) =>
    content.flatMap(({ examples }) => examples.flatMap(({ name }) => name ?? [])),
  );
  const types = responses.flatMap(({ content }) => content.map(({ name }) => name));
  const accepts = [
    ...new Set(['text/html', 'application/xml, */*;q=0.1', 'application/*', ...types.slice(0, 3)]),
  ];
  const prefers = [...statuses.slice(0, 5).map((status) => `code=${status}`), 'code=599'];
  const examples = names.slice(0, 2).map((name) => `example=${name}`);
  return [
    ...accepts.map((accept) => ({ name: `Accept: ${accept}`, request: withHeaders(request, { accept }) })),
    ...[...prefers, ...examples, 'example=nowhere'].map((prefer) => ({
      name: `Prefer: ${prefer}`,
      request: withHeaders(request, { prefer }),
    })),
  ];
}

function pathOf({ target }: MockRequest): string {
  return target.split('?', 1)[0] ?? '';
}
