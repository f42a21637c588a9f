import { refOf } from '../../document/document.ts';
import { joinPointer } from '../../document/pointer.ts';
import type { Model, Operation, SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import { schemaItems, schemaParts } from '../../schema/resolve-schema.ts';

/** A rule of the document about what a request may say. */
export interface Constraint {
  readonly keyword: string;
  /** `body config`, `query page_size`. */
  readonly where: string;
  /** As violations name the place of the rule: source and pointer. */
  readonly key: string;
}

const keywords = [
  'required',
  'type',
  'enum',
  'const',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minItems',
  'maxItems',
  'uniqueItems',
  'additionalProperties',
] as const;

/** Formats that are about the size of numbers, or about nothing that a server looks at. */
const looseFormats: ReadonlySet<unknown> = new Set([
  'int32',
  'int64',
  'float',
  'double',
  'password',
  'binary',
  'byte',
]);
const maxDepth = 4;

/** All rules that an operation's document has for its requests, each once. */
export function constraintsOf(model: Model, operation: Operation): readonly Constraint[] {
  const found = new Map<string, Constraint>();
  for (const parameter of operation.parameters) {
    const where = `${parameter.in} ${parameter.name}`;
    if (parameter.required && parameter.in !== 'path')
      add(found, 'required', where, parameter.at.source, parameter.at.pointer);
    if (parameter.schema) visit(model, found, parameter.schema, where, 0, false);
  }
  const body = operation.requestBody;
  if (body?.required) add(found, 'required', 'whole body', body.at.source, body.at.pointer);
  for (const { schema } of body?.content ?? []) if (schema) visit(model, found, schema, 'body', 0, true);
  return [...found.values()];
}

/** How a violation names the rule that it breaks. */
export function constraintKey(source: string, pointer: string): string {
  return `${source}#${pointer}`;
}

function add(
  found: Map<string, Constraint>,
  keyword: string,
  where: string,
  source: string,
  pointer: string,
): void {
  const key = constraintKey(source, pointer);
  if (!found.has(key)) found.set(key, { keyword, where, key });
}

function visit(
  model: Model,
  found: Map<string, Constraint>,
  schema: SchemaNode,
  where: string,
  depth: number,
  isJson: boolean,
): void {
  if (depth > maxDepth) return;
  for (const { value, at } of schemaParts(model, schema)) {
    if (!isObject(value) || refOf(value) !== undefined) continue;
    for (const keyword of keywords)
      if (binds(keyword, value, isJson))
        add(found, keyword, where, at.source, joinPointer(at.pointer, keyword));
    if (!isObject(value.properties)) continue;
    for (const [name, property] of Object.entries(value.properties)) {
      // What the server sets is nobody's input.
      if (isObject(property) && property.readOnly === true) continue;
      const node = { value: property, at: childOf(at, 'properties', name) };
      visit(model, found, node, `${where} ${name}`, depth + 1, isJson);
    }
  }
  const items = schemaItems(model, schema);
  if (items) visit(model, found, items, `${where} []`, depth + 1, isJson);
}

function binds(
  keyword: (typeof keywords)[number],
  schema: Record<string, unknown>,
  isJson: boolean,
): boolean {
  const value = schema[keyword];
  switch (keyword) {
    case 'required':
      return Array.isArray(value) && value.length > 0;
    case 'type':
      // Whatever stands in a URL is a text.
      return value !== undefined && (isJson || value !== 'string');
    case 'format':
      return typeof value === 'string' && !looseFormats.has(value);
    case 'uniqueItems':
      return value === true;
    case 'additionalProperties':
      return value === false;
    case 'minLength':
    case 'minItems':
      return typeof value === 'number' && value > 0;
    default:
      return value !== undefined && value !== false;
  }
}
