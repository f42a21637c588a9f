import { checkExchange } from '../../contract/check-exchange.ts';
import { decodeBody } from '../../contract/decode-body.ts';
import { operationLabel } from '../../contract/finding.ts';
import { decodeSegment, matchSegment, parseSegment } from '../../http/path-template.ts';
import { type ExpressionContext, evaluateExpression } from '../../http/runtime-expression.ts';
import type { Model, Operation, SchemaNode } from '../../model/model.ts';
import { type HeaderValues, headerValue, type MockResponse } from '../exchange.ts';
import type { CallbackRequest } from './callbacks.ts';
import { webhookRequest } from './webhook-request.ts';

/** An exchange that callbacks follow. */
export interface CallbackExchange {
  /** The whole address that was called: `http://127.0.0.1:4010/v1/jobs?dry=1`. */
  readonly url: string;
  readonly request: {
    /** With or without base path, percent-encoded: `/jobs/7`. */
    readonly path: string;
    readonly query: URLSearchParams;
    /** Names in lower case. */
    readonly headers: HeaderValues;
    readonly body: Uint8Array | undefined;
  };
  readonly response: MockResponse;
}

/**
 * The requests that an operation's callbacks ask for after an exchange: the document's examples, else values for the
 * schemas.
 *
 * @param sample a value for a schema; undefined where none can be made
 * @see https://spec.openapis.org/oas/v3.1.0#callback-object
 */
export function callbackRequestsOf(
  model: Model,
  operation: Operation,
  exchange: CallbackExchange,
  sample: (schema: SchemaNode) => unknown,
): readonly CallbackRequest[] {
  if (operation.callbacks.length === 0) return [];
  const context = contextOf(operation, exchange);
  return operation.callbacks.flatMap(({ name, operations }) =>
    operations.map((callback) => callbackRequest(model, name, callback, context, sample)),
  );
}

function callbackRequest(
  model: Model,
  name: string,
  callback: Operation,
  context: ExpressionContext,
  sample: (schema: SchemaNode) => unknown,
): CallbackRequest {
  const about = { name, method: callback.method.toUpperCase() };
  const refused = (url: string, error: string) => ({ ...about, url, headers: {}, body: undefined, error });
  const resolved = evaluateExpression(callback.path, context);
  if (resolved === undefined) return refused(callback.path, 'its expression names nothing in this exchange');
  const url = String(resolved);
  const made = webhookRequest(model, callback, { sample });
  if (!made.ok) return refused(url, made.problems[0]?.message ?? 'it cannot be made');
  const { headers, body, query } = made.value;
  return {
    ...about,
    url: withQuery(url, query),
    headers,
    body,
    warnings: made.problems.map(({ message }) => `${operationLabel(callback)}: ${message}`),
    check: (answered) => checkExchange(model, callback, answered),
  };
}

function withQuery(url: string, query: string): string {
  if (query === '') return url;
  const hash = url.indexOf('#');
  const bare = hash < 0 ? url : url.slice(0, hash);
  return `${bare}${bare.includes('?') ? '&' : '?'}${query}${hash < 0 ? '' : url.slice(hash)}`;
}

function contextOf(operation: Operation, { url, request, response }: CallbackExchange): ExpressionContext {
  return {
    url,
    method: operation.method.toUpperCase(),
    statusCode: response.status,
    request: {
      header: (name) => headerValue(request.headers, name.toLowerCase()),
      body: bodyValue(request.headers, request.body),
      path: pathValues(operation.path, request.path),
      query: request.query,
    },
    response: {
      header: (name) => headerValue(response.headers, name.toLowerCase()),
      body: bodyValue(response.headers, response.body),
    },
  };
}

/** The value of JSON or of a form, whose fields expressions name like those of JSON. */
function bodyValue(headers: HeaderValues, body: Uint8Array | string | undefined): unknown {
  const contentType = headerValue(headers, 'content-type');
  if (body === undefined || contentType === undefined) return undefined;
  const decoded = decodeBody(typeof body === 'string' ? new TextEncoder().encode(body) : body, contentType);
  return decoded.kind === 'value' || decoded.kind === 'text' ? decoded.value : undefined;
}

/** The values of a path's parameters by their names; what stands before the template is a base path. */
function pathValues(template: string, path: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const parts = template.split('/');
  const segments = path.split('/').slice(-parts.length);
  for (const [index, part] of parts.entries()) {
    const pattern = parseSegment(part);
    const matched = pattern && matchSegment(pattern, decodeSegment(segments[index] ?? ''));
    for (const [place, name] of (pattern?.names ?? []).entries()) {
      const value = matched?.[place];
      if (value !== undefined) values.set(name, value);
    }
  }
  return values;
}
