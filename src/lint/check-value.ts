import { resolve } from '../document/document.ts';
import type { Model, SchemaNode } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import type { Direction } from '../schema/hidden-properties.ts';
import { type SchemaViolation, validatorOf } from '../schema/validate.ts';
import type { Use } from './schema-uses.ts';

/** What came of checking a value; without a check there are no violations either. */
export interface CheckedValue {
  readonly violations: readonly SchemaViolation[];
  /** False where the schema cannot be compiled. */
  readonly isChecked: boolean;
}

/**
 * Checks a value in the direction that it travels; where either is possible, in the one that it fits better, since
 * a schema may ask for properties that only one side sends.
 */
export function checkValue(model: Model, schema: SchemaNode, use: Use, value: unknown): CheckedValue {
  const shared = sharedNode(model, schema);
  const checked = (direction: Direction): CheckedValue => {
    const validator = validatorOf(model, shared, direction);
    const isChecked = !validator.problems.some(({ code }) => code === 'schema-uncompilable');
    return { violations: validator.check(value), isChecked };
  };
  if (use !== 'either') return checked(use);
  const received = checked('response');
  if (received.violations.length === 0) return received;
  const sent = checked('request');
  return sent.violations.length < received.violations.length ? sent : received;
}

const nodesByText = new WeakMap<Model, Map<string, SchemaNode>>();

/**
 * The schema itself, what it is a mere reference to, or an earlier one that says the same: compiling a schema takes
 * long, and a document has thousands of `{ type: string }`.
 */
function sharedNode(model: Model, schema: SchemaNode): SchemaNode {
  const { value, at } = schema;
  if (!isObject(value)) return schema;
  if (typeof value.$ref === 'string') {
    if (model.version !== '3.0' && Object.keys(value).length > 1) return schema;
    const target = resolve(model.document, value, at);
    return target.ok ? target.resolved : schema;
  }
  const text = textOf(value);
  if (text === undefined) return schema;
  let nodes = nodesByText.get(model);
  if (!nodes) {
    nodes = new Map();
    nodesByText.set(model, nodes);
  }
  const known = nodes.get(text);
  if (known) return known;
  nodes.set(text, schema);
  return schema;
}

const annotations: ReadonlySet<string> = new Set(['description', 'title', 'example', 'examples', 'default']);

/** What a schema of scalar keywords says, without what decides nothing; undefined for larger ones, seldom alike. */
function textOf(schema: Record<string, unknown>): string | undefined {
  const entries = Object.entries(schema).filter(([keyword]) => !annotations.has(keyword));
  const isScalar = (value: unknown) => typeof value !== 'object' || value === null;
  const isSmall = entries.every(
    ([, value]) => isScalar(value) || (Array.isArray(value) && value.every(isScalar)),
  );
  return isSmall ? JSON.stringify(entries) : undefined;
}
