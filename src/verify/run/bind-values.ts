import { type Exchange, headerOf } from '../../contract/exchange.ts';
import { type ExpressionContext, evaluateExpression } from '../../http/runtime-expression.ts';
import type { Operation } from '../../model/model.ts';
import type { CaseRequest } from '../request.ts';
import type { Producer } from './find-producers.ts';
import { inferId } from './infer-id.ts';

/**
 * The path parameters of an operation: from the answer of its producer, and, where both paths have the same, from the
 * request that was answered. Undefined where the answer does not tell.
 *
 * @param request what the producer was asked with
 * @param values the path parameters that stood in for those of the request
 * @param fits whether a path parameter of the consumer can have an id
 */
export function bindValues(
  consumer: Operation,
  producer: Producer,
  request: CaseRequest,
  exchange: Exchange,
  values: ReadonlyMap<string, unknown>,
  fits: (name: string, id: string | number) => boolean = () => true,
): ReadonlyMap<string, unknown> | undefined {
  if (exchange.response.status >= 300) return undefined;
  const path = new Map(
    request.parameters
      .filter(({ parameter }) => parameter.in === 'path')
      .map(({ parameter, value }) => [parameter.name, values.get(parameter.name) ?? value]),
  );
  const bound = new Map([...path].filter(([name]) => consumer.path.includes(`{${name}}`)));
  for (const [name, value] of told(consumer, producer, contextOf(exchange, path), fits)) {
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    bound.set(name, value);
  }
  return bound;
}

/** What a link says, or what can be guessed. */
function told(
  consumer: Operation,
  { expressions, inferred }: Producer,
  context: ExpressionContext,
  fits: (name: string, id: string | number) => boolean,
): readonly (readonly [name: string, value: unknown])[] {
  if (inferred === undefined)
    return [...expressions].map(([name, expression]) => [name, evaluateExpression(expression, context)]);
  const answer = {
    location: context.response.header('location'),
    body: context.response.body,
    requestBody: context.request.body,
  };
  return [[inferred, inferId(answer, consumer.path, inferred, (id) => fits(inferred, id))]];
}

/** What the expressions of a link can name. */
export function contextOf(
  { request, response }: Exchange,
  path: ReadonlyMap<string, unknown>,
): ExpressionContext {
  return {
    url: request.url,
    method: request.method,
    statusCode: response.status,
    request: {
      header: (name) => headerOf(request.headers, name),
      body: request.body && jsonOf(request.body),
      path,
      query: new URL(request.url).searchParams,
    },
    response: { header: (name) => headerOf(response.headers, name), body: jsonOf(response.body) },
  };
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
