import type { WireRequest } from '../../contract/exchange.ts';
import { percentEncode } from '../../http/percent-encode.ts';
import { serializeParameter } from '../../http/serialize-parameter.ts';
import type { Model, Operation, Parameter } from '../../model/model.ts';
import { type CaseRequest, type ParameterValue, parameterKey } from '../request.ts';
import type { SentCredentials } from './credentials.ts';

/** Where requests go, and what goes with each. */
export interface Target {
  /** Base URL with the base path: `http://localhost:8080/api/v1`. */
  readonly server: string;
  readonly credentials: SentCredentials;
}

/**
 * Builds the request that goes over the wire.
 *
 * @param values path parameters of the resource at hand; they replace those of the examples
 */
export function buildRequest(
  model: Model,
  operation: Operation,
  request: CaseRequest,
  values: ReadonlyMap<string, unknown>,
  target: Target,
): WireRequest {
  const placed = request.parameters.map((one) => withResource(one, request, values));
  const path = (request.path ?? operation.path).replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const found = placed.find(({ parameter }) => parameter.in === 'path' && parameter.name === name);
    return found ? textOf(found) : whole;
  });
  const query = [
    ...written(placed, ['query', 'querystring']).map(({ text }) => text),
    ...target.credentials.query.map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`),
  ].filter((text) => text !== '');
  return {
    method: request.method,
    url: `${baseOf(model, operation, target.server)}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    headers: headersOf(operation, request, placed, target),
    body: request.body?.bytes,
  };
}

function withResource(
  one: ParameterValue,
  request: CaseRequest,
  values: ReadonlyMap<string, unknown>,
): ParameterValue {
  const { name, in: place } = one.parameter;
  if (place !== 'path' || request.fixed.has(parameterKey(one.parameter)) || !values.has(name)) return one;
  return { parameter: one.parameter, value: values.get(name) };
}

function written(
  placed: readonly ParameterValue[],
  places: readonly Parameter['in'][],
): { name: string; text: string }[] {
  return placed
    .filter(({ parameter }) => places.includes(parameter.in))
    .map((one) => ({ name: one.parameter.name, text: textOf(one) }));
}

function textOf({ parameter, value, text }: ParameterValue): string {
  return text ?? serializeParameter(parameter, value);
}

function headersOf(
  operation: Operation,
  request: CaseRequest,
  placed: readonly ParameterValue[],
  target: Target,
): [string, string][] {
  const { credentials } = target;
  const headers = new Map<string, [string, string]>();
  const set = (name: string, value: string) => headers.set(name.toLowerCase(), [name, value]);
  set('accept', acceptOf(operation));
  if (request.body) set('content-type', request.body.contentType);
  for (const { name, text } of written(placed, ['header'])) set(name, text);
  const cookies = [
    ...written(placed, ['cookie']).map(({ text }) => text),
    ...credentials.cookies.map(([name, value]) => `${name}=${value}`),
  ];
  // What the user sends beats the examples, but for cookies, which go together.
  for (const [name, value] of credentials.headers) {
    if (name.toLowerCase() === 'cookie') cookies.push(value);
    else set(name, value);
  }
  if (cookies.length > 0) set('cookie', cookies.join('; '));
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    if (value === undefined) headers.delete(name.toLowerCase());
    else set(name, value);
  }
  return [...headers.values()];
}

/** The documented media types, so that a server that can answer in several chooses one that is checked. */
function acceptOf(operation: Operation): string {
  const names = operation.responses.flatMap((response) => response.content.map(({ name }) => name));
  const unique = [...new Set(names)].filter((name) => name !== '*/*');
  return [...unique.slice(0, 10), unique.length > 0 ? '*/*;q=0.1' : '*/*'].join(', ');
}

/**
 * The base URL of an operation.
 *
 * An operation with servers of its own lies beside the others: its base path takes the place of the document's.
 */
function baseOf(model: Model, operation: Operation, server: string): string {
  const base = server.replace(/\/+$/, '');
  const own = operation.servers[0]?.basePath ?? '';
  if (operation.servers === model.servers || model.servers.some(({ basePath }) => basePath === own))
    return base;
  const roots = model.servers
    .map(({ basePath }) => basePath)
    .filter((path) => path !== '' && base.endsWith(path));
  const longest = roots.sort((one, other) => other.length - one.length)[0] ?? '';
  return base.slice(0, base.length - longest.length) + own;
}
