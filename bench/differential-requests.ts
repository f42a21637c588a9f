import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { MockRequest } from '../src/mock/exchange.ts';
import type { Model, Operation, Parameter } from '../src/model/model.ts';
import { isObject } from '../src/model/values.ts';
import { schemaParts } from '../src/schema/resolve-schema.ts';
import { buildCorpusRequest } from './corpus-request.ts';
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
  const build = (changed: Operation) => buildCorpusRequest(model, changed, validator).request;
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

/** A value that is of the wrong type, and none at all, for the first of each kind. */
function wrongParameters(model: Model, operation: Operation, request: MockRequest): readonly NamedRequest[] {
  return operation.parameters
    .filter(({ in: place }) => place !== 'querystring')
    .slice(0, 6)
    .flatMap((parameter): NamedRequest[] => {
      const { in: place, required } = parameter;
      const parts = parameter.schema ? schemaParts(model, parameter.schema) : [];
      const wrong = parts.map(({ value }) => wrongText(value)).find((text) => text !== undefined);
      const requests: NamedRequest[] = [];
      if (wrong !== undefined && place !== 'cookie') {
        const changed = withParameter(operation, parameter, request, wrong);
        if (changed) requests.push({ name: `wrong ${place} parameter`, request: changed });
      }
      const without = required ? withParameter(operation, parameter, request, undefined) : undefined;
      if (without) requests.push({ name: `no ${place} parameter`, request: without });
      return requests;
    });
}

/** A text that a parameter with this schema cannot have; undefined where any will do. */
function wrongText(schema: unknown): string | undefined {
  if (!isObject(schema)) return undefined;
  if (Array.isArray(schema.enum) || schema.format !== undefined || schema.pattern !== undefined) return '!';
  if (['integer', 'number', 'boolean', 'array', 'object'].includes(String(schema.type))) return 'x';
  if (typeof schema.maxLength === 'number' && schema.maxLength < 200) return 'x'.repeat(schema.maxLength + 1);
  return undefined;
}

function withParameter(
  operation: Operation,
  parameter: Parameter,
  request: MockRequest,
  text: string | undefined,
): MockRequest | undefined {
  const { name, in: place } = parameter;
  // Of cookies all are left out.
  if (place === 'header' || place === 'cookie') {
    const header = place === 'cookie' ? 'cookie' : name.toLowerCase();
    const { [header]: _, ...headers } = request.headers;
    return { ...request, headers: text === undefined ? headers : { ...headers, [header]: text } };
  }
  const [path = '', query = ''] = request.target.split('?', 2);
  if (place === 'query') {
    const others = query.split('&').filter((part) => part !== '' && !isNamed(part, name));
    const parts = text === undefined ? others : [...others, `${encodeURIComponent(name)}=${text}`];
    return { ...request, target: parts.length > 0 ? `${path}?${parts.join('&')}` : path };
  }
  const template = operation.path.split('/');
  const index = template.indexOf(`{${name}}`);
  const segments = path.split('/');
  if (text === undefined || index < 0 || segments.length !== template.length) return undefined;
  segments[index] = text;
  return { ...request, target: [segments.join('/'), ...(query === '' ? [] : [query])].join('?') };
}

/** Whether a part of the query belongs to a parameter: `a=1`, `a[b]=1`. */
function isNamed(part: string, name: string): boolean {
  const [key = ''] = part.split('=', 1);
  const decoded = decodeURIComponent(key);
  return decoded === name || decoded.startsWith(`${name}[`);
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
