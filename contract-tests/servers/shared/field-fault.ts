import { parsePointer } from '../../../src/document/pointer.ts';
import type { Model, SchemaNode } from '../../../src/model/model.ts';
import { isObject } from '../../../src/model/values.ts';
import { schemaItems, schemaParts, schemaProperty } from '../../../src/schema/resolve-schema.ts';
import { type SchemaViolation, validatorOf } from '../../../src/schema/validate.ts';

/** What is wrong with one field of the body or with one parameter. */
export interface FieldFault {
  /** The parameter's name, or the path to the field with dots: `tags.2`; empty for the whole body. */
  readonly field: string;
  /** What is wrong with it, without its subject: `must be at most 100`. */
  readonly message: string;
  /** The JSON Schema keyword that is broken. */
  readonly keyword: string;
}

/** Checks a value against a schema of the document: the first fault of each field. @param parameter its name, if it is one */
export function faultsOf(
  model: Model,
  schema: SchemaNode,
  value: unknown,
  parameter?: string,
): readonly FieldFault[] {
  const byField = new Map<string, FieldFault>();
  for (const violation of validatorOf(model, schema, 'request').check(value)) {
    const path = parsePointer(violation.pointer);
    const member = memberOf(violation);
    const field = [...(parameter === undefined ? [] : [parameter]), ...path, ...member].join('.');
    const message = messageOf(violation, keywordValue(model, schema, path, violation.keyword));
    if (!byField.has(field)) byField.set(field, { field, message, keyword: violation.keyword });
  }
  return [...byField.values()];
}

/** The property that is missing or too many: the validator names it, in quotes, at the end of its message. */
function memberOf({ keyword, message }: SchemaViolation): readonly string[] {
  if (keyword !== 'required' && keyword !== 'additionalProperties') return [];
  const quoted = /"(?:[^"\\]|\\.)*"$/s.exec(message)?.[0];
  return quoted === undefined ? [] : [String(JSON.parse(quoted))];
}

/** The broken keyword's value, as the document writes it. */
function keywordValue(model: Model, schema: SchemaNode, path: readonly string[], keyword: string): unknown {
  let node: SchemaNode | undefined = schema;
  for (const segment of path)
    node = node && (schemaProperty(model, node, segment) ?? schemaItems(model, node));
  const part = node && schemaParts(model, node).find(({ value }) => isObject(value) && keyword in value);
  return isObject(part?.value) ? part.value[keyword] : undefined;
}

function messageOf({ keyword, message }: SchemaViolation, value: unknown): string {
  switch (keyword) {
    case 'required':
      return 'is required';
    case 'additionalProperties':
      return 'is not a known field';
    case 'type':
      return `must be ${[value].flat().map(withArticle).join(' or ')}`;
    case 'enum':
      return `must be one of ${[value].flat().join(', ')}`;
    case 'const':
      return `must be ${String(value)}`;
    case 'pattern':
      return `must match ${String(value)}`;
    case 'format':
      return value === 'uuid' ? 'must be a UUID' : `must be a valid ${String(value)}`;
    case 'minimum':
      return `must be at least ${String(value)}`;
    case 'maximum':
      return `must be at most ${String(value)}`;
    case 'minLength':
      return value === 1 ? 'must not be empty' : `must be at least ${String(value)} characters long`;
    case 'maxLength':
      return `must be at most ${String(value)} characters long`;
    case 'maxItems':
      return `must hold at most ${String(value)} items`;
    case 'maxProperties':
      return `must have at most ${String(value)} fields`;
    case 'uniqueItems':
      return 'must not hold an item twice';
    default:
      return message;
  }
}

function withArticle(type: unknown): string {
  if (type === 'null') return 'null';
  return `${/^[aeio]/.test(String(type)) ? 'an' : 'a'} ${String(type)}`;
}
