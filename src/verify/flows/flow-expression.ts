import { valueAt } from '../../document/pointer.ts';
import { type ExpressionContext, evaluateExpression } from '../../http/runtime-expression.ts';
import { setOwn } from '../../http/set-own.ts';
import { isObject } from '../../model/values.ts';

type Values = Readonly<Record<string, unknown>>;

/** What expressions of a workflow can name. */
export interface FlowScope {
  readonly inputs: Values;
  /** Of the steps that were done, by their ids. */
  readonly steps: ReadonlyMap<string, Values>;
  /** Of the workflows that were done before. */
  readonly workflows: ReadonlyMap<string, { readonly inputs: Values; readonly outputs: Values }>;
  /** The last exchange; undefined where there was none. */
  readonly exchange: ExpressionContext | undefined;
  /** Of the workflow that a step has run. */
  readonly outputs?: Values;
}

/** Objects deeper than anyone writes are left as they are. */
const maxDepth = 50;

/**
 * What a value of a workflow comes to: expressions are replaced, whole or in braces within a text, at any depth. Undefined
 * where an expression names nothing.
 */
export function evaluateValue(value: unknown, scope: FlowScope, depth = 0): unknown {
  if (typeof value === 'string') return evaluateText(value, scope);
  if (depth > maxDepth) return value;
  if (Array.isArray(value)) return value.map((one) => evaluateValue(one, scope, depth + 1));
  if (!isObject(value)) return value;
  const result: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(value)) setOwn(result, name, evaluateValue(one, scope, depth + 1));
  return result;
}

function evaluateText(text: string, scope: FlowScope): unknown {
  if (isExpression(text)) return evaluate(text, scope);
  let isComplete = true;
  const filled = text.replace(/\{(\$[^{}]+)\}/g, (_, inner: string) => {
    const value = evaluate(inner, scope);
    if (value === undefined) isComplete = false;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  });
  return isComplete ? filled : undefined;
}

/** Whether a text is one expression from end to end. A price in dollars is none. */
function isExpression(text: string): boolean {
  return /^\$(?:inputs|outputs|steps|workflows|url|method|statusCode|request|response)(?![A-Za-z])\S*$/.test(
    text,
  );
}

/** The value of one expression; undefined where it names nothing. */
export function evaluate(expression: string, scope: FlowScope): unknown {
  const [, root = '', rest = ''] = /^\$([A-Za-z]+)(.*)$/s.exec(expression) ?? [];
  switch (root) {
    case 'inputs':
      return below(scope.inputs, rest);
    case 'outputs':
      return below(scope.outputs, rest);
    case 'steps':
      return ofStep(rest, scope);
    case 'workflows':
      return ofWorkflow(rest, scope);
    default:
      return ofExchange(expression, scope.exchange);
  }
}

function ofStep(rest: string, { steps }: FlowScope): unknown {
  const [, id = '', path = ''] = /^\.([\w-]+)\.outputs(.*)$/s.exec(rest) ?? [];
  return below(steps.get(id), path);
}

function ofWorkflow(rest: string, { workflows }: FlowScope): unknown {
  const [, id = '', part, path = ''] = /^\.([\w-]+)\.(inputs|outputs)(.*)$/s.exec(rest) ?? [];
  const workflow = workflows.get(id);
  return below(part === 'inputs' ? workflow?.inputs : workflow?.outputs, path);
}

/** OpenAPI's expressions, and `$response.body.data[0].id`, which Arazzo's own examples write. */
function ofExchange(expression: string, exchange: ExpressionContext | undefined): unknown {
  if (!exchange) return undefined;
  const [, whole = '', path] = /^(\$(?:request|response)\.body)([.[].*)$/s.exec(expression) ?? [];
  if (path === undefined) return evaluateExpression(expression, exchange);
  return below(evaluateExpression(whole, exchange), path);
}

/** What stands below a value: `.name`, `[0]`, and `#/pointer` at the end. */
function below(value: unknown, path: string): unknown {
  const [names = '', pointer] = path.split(/#(.*)/s);
  let found = value;
  for (const [, name, index] of names.matchAll(/\.([^.[\]]+)|\[(\d+)\]/g)) {
    const key = name ?? index ?? '';
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Record<string, unknown>)[key];
  }
  return pointer === undefined ? found : valueAt(found, pointer);
}
