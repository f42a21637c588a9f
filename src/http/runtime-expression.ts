import { valueAt } from '../document/pointer.ts';

/** The parts of an exchange that expressions can name. */
export interface ExpressionContext {
  readonly url: string;
  readonly method: string;
  readonly statusCode: number;
  readonly request: ExpressionMessage & {
    readonly path: ReadonlyMap<string, unknown>;
    readonly query: URLSearchParams;
  };
  readonly response: ExpressionMessage;
}

interface ExpressionMessage {
  readonly header: (name: string) => string | undefined;
  /** The parsed body; undefined where it is no JSON. */
  readonly body: unknown;
}

/**
 * The value of a runtime expression: `$response.body#/data/id`, `$request.path.id`, `jobs/{$response.body#/id}`.
 *
 * What is no expression is a constant and comes back as it is; undefined where the expression names nothing.
 *
 * @see https://spec.openapis.org/oas/v3.1.0#runtime-expressions
 */
export function evaluateExpression(expression: unknown, context: ExpressionContext): unknown {
  if (typeof expression !== 'string') return expression;
  if (expression.startsWith('$')) return evaluate(expression, context);
  let isComplete = true;
  const text = expression.replace(/\{(\$[^{}]+)\}/g, (_, inner: string) => {
    const value = evaluate(inner, context);
    if (value === undefined) isComplete = false;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  });
  return isComplete ? text : undefined;
}

function evaluate(expression: string, context: ExpressionContext): unknown {
  if (expression === '$url') return context.url;
  if (expression === '$method') return context.method;
  if (expression === '$statusCode') return context.statusCode;
  const match = /^\$(request|response)\.(header|query|path|body)(?:[.#](.*))?$/s.exec(expression);
  if (!match) return undefined;
  const [, side, part, rest = ''] = match;
  const message = side === 'request' ? context.request : context.response;
  if (part === 'header') return message.header(rest);
  if (part === 'body') return rest === '' ? message.body : valueAt(message.body, rest);
  if (side !== 'request') return undefined;
  return part === 'path' ? context.request.path.get(rest) : (context.request.query.get(rest) ?? undefined);
}
