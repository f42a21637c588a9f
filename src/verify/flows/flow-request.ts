import type { Exchange } from '../../contract/exchange.ts';
import { headerOf } from '../../contract/exchange.ts';
import { parsePointer } from '../../document/pointer.ts';
import { selectMediaType } from '../../http/media-type.ts';
import type { ExpressionContext } from '../../http/runtime-expression.ts';
import type { Model, Operation } from '../../model/model.ts';
import { buildBaseRequest } from '../plan/base-request.ts';
import { type CaseRequest, parameterKey, withBodyValue, withParameter } from '../request.ts';
import { editAt } from './edit-at.ts';
import type { Step, StepBody } from './flow.ts';
import { evaluateValue, type FlowScope } from './flow-expression.ts';

/** The request of a step, or why there is none. */
export type FlowRequest =
  | { readonly ok: true; readonly request: CaseRequest }
  | { readonly ok: false; readonly reason: string };

/** Builds what a step sends: the operation's own request, with everything in it that the step says. */
export function flowRequest(model: Model, operation: Operation, step: Step, scope: FlowScope): FlowRequest {
  const base = buildBaseRequest(model, operation);
  const needsNothing = step.parameters.length > 0 || step.body !== undefined;
  if (!base.ok && !needsNothing) return base;
  let request: CaseRequest = base.ok
    ? base.request
    : { method: operation.method.toUpperCase(), parameters: [], body: undefined, fixed: new Set() };
  for (const { name, in: place, value } of step.parameters) {
    const found = evaluateValue(value, scope);
    if (found === undefined)
      return { ok: false, reason: `${JSON.stringify(value)} names nothing, for ${place} ${name}` };
    request = withStepParameter(operation, request, { name, place, value: found });
  }
  if (!step.body) return { ok: true, request };
  return withBody(model, operation, request, step.body, scope);
}

function withStepParameter(
  operation: Operation,
  request: CaseRequest,
  {
    name,
    place,
    value,
  }: { readonly name: string; readonly place: string | undefined; readonly value: unknown },
): CaseRequest {
  const isNamed = (one: Operation['parameters'][number]) =>
    one.in === place &&
    (place === 'header' ? one.name.toLowerCase() === name.toLowerCase() : one.name === name);
  const parameter = operation.parameters.find(isNamed);
  if (parameter) return withParameter(request, { parameter, value });
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // The document does not know it, the flow means it all the same.
  if (place === 'header') return { ...request, headers: { ...request.headers, [name]: text } };
  const unknown = {
    at: operation.at,
    name,
    description: undefined,
    required: false,
    deprecated: false,
    content: [],
    examples: [],
    schema: undefined,
    allowReserved: false,
  };
  if (place === 'cookie')
    return withParameter(request, {
      parameter: { ...unknown, in: 'cookie', style: 'form', explode: false },
      value: text,
    });
  return withParameter(request, {
    parameter: { ...unknown, in: 'query', style: 'form', explode: true },
    value: text,
  });
}

function withBody(
  model: Model,
  operation: Operation,
  request: CaseRequest,
  body: StepBody,
  scope: FlowScope,
): FlowRequest {
  const written = payloadOf(body, scope);
  const value = body.replacements.reduce(
    (all: unknown, { target, value: part }) => editAt(all, parsePointer(target), evaluateValue(part, scope)),
    written ?? request.body?.value,
  );
  if (value === undefined) return { ok: false, reason: 'an expression of its payload names nothing' };
  const content = operation.requestBody?.content ?? [];
  const mediaType = body.contentType === undefined ? content[0] : selectMediaType(content, body.contentType);
  const fixed = new Set([...request.fixed, 'body']);
  if (mediaType && typeof value !== 'string') {
    const changed = withBodyValue(model, { ...request, fixed }, mediaType, value);
    return changed
      ? { ok: true, request: changed }
      : { ok: false, reason: `its payload cannot be written as ${mediaType.name}` };
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const contentType = body.contentType ?? mediaType?.name ?? 'application/json';
  const bytes = new TextEncoder().encode(text);
  return {
    ok: true,
    request: { ...request, fixed, body: { contentType, bytes, ...(mediaType && { mediaType }) } },
  };
}

/** A payload written as JSON in a text is the JSON. */
function payloadOf({ payload }: StepBody, scope: FlowScope): unknown {
  const value = evaluateValue(payload, scope);
  if (typeof payload !== 'string' || typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** What expressions find in an exchange. */
export function exchangeContext({ request, response }: Exchange, sent: CaseRequest): ExpressionContext {
  const path = new Map(
    sent.parameters
      .filter(({ parameter }) => sent.fixed.has(parameterKey(parameter)) || parameter.in === 'path')
      .map(({ parameter, value }) => [parameter.name, value]),
  );
  return {
    url: request.url,
    method: request.method,
    statusCode: response.status,
    request: {
      header: (name) => headerOf(request.headers, name),
      body: request.body && parsed(request.body),
      path,
      query: new URL(request.url).searchParams,
    },
    response: { header: (name) => headerOf(response.headers, name), body: parsed(response.body) },
  };
}

/** JSON, or else the text. */
function parsed(body: Uint8Array): unknown {
  const text = new TextDecoder().decode(body);
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
