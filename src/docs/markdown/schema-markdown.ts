import { refOf } from '../../document/document.ts';
import type { Model, SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import { schemaParts } from '../../schema/resolve-schema.ts';
import { propertiesOf, typeText } from '../schema-summary.ts';
import { codeSpan, escapeMarkdown, table } from './escape-markdown.ts';
import type { NamedSchemas } from './named-schemas.ts';

/** What a schema is written with. */
export interface SchemaContext {
  readonly model: Model;
  readonly names: NamedSchemas;
}

/** Objects in objects get rows of their own down to here; below, `openapi.json` has them. */
const maxDepth = 4;

/** The type as Markdown, with links to the schemas that have a name. */
export function typeMarkdown({ model, names }: SchemaContext, schema: SchemaNode): string {
  return typeText(model, schema, (ref, at) => {
    const name = names.nameOf(ref, at);
    return name === undefined ? undefined : `[${escapeMarkdown(name)}](#${schemaAnchor(name)})`;
  });
}

/** Where the heading `Schema Job` is found: as GitHub and others make addresses of headings. */
function schemaAnchor(name: string): string {
  const words = `schema ${name}`.toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, '');
  return words.replaceAll(' ', '-');
}

/** A schema: its type, or for an object the table of its fields. */
export function schemaMarkdown(context: SchemaContext, schema: SchemaNode): string {
  const rows = refOf(schema.value) === undefined ? fieldRows(context, schema, '', 0) : [];
  const notes = noteText(context, schema);
  const type = `Type: ${typeMarkdown(context, schema)}${notes === '' ? '' : `. ${notes}`}`;
  if (rows.length === 0) return type;
  return `${type}\n\n${table(['Field', 'Type', 'Required', 'Description'], rows)}`;
}

/** The schema of a name, which is not a link to itself. */
export function namedSchemaMarkdown(context: SchemaContext, schema: SchemaNode): string {
  const rows = fieldRows(context, schema, '', 0);
  const notes = noteText(context, schema);
  const description = descriptionOf(context.model, schema);
  const parts = [
    description,
    `Type: ${typeMarkdown(context, schema)}${notes === '' ? '' : `. ${notes}`}`,
    rows.length > 0 ? table(['Field', 'Type', 'Required', 'Description'], rows) : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function fieldRows(context: SchemaContext, schema: SchemaNode, prefix: string, depth: number): string[][] {
  const rows = propertiesOf(context.model, schema).flatMap(({ name, required, schema: field }) => {
    const path = `${prefix}${name}`;
    const about = [descriptionOf(context.model, field), noteText(context, field)].filter(Boolean).join(' ');
    const row = [codeSpan(path), typeMarkdown(context, field), required ? 'yes' : '', about];
    return [row, ...innerRows(context, field, path, depth)];
  });
  const others = otherFields(schema);
  return others
    ? [...rows, [`${codeSpan(`${prefix}*`)}`, typeMarkdown(context, others), '', 'Any other field.']]
    : rows;
}

/** The fields of an object, or of the items of an array, that have no name to refer to. */
function innerRows(context: SchemaContext, field: SchemaNode, path: string, depth: number): string[][] {
  if (depth >= maxDepth || refOf(field.value) !== undefined) return [];
  if (isObject(field.value) && isObject(field.value.items)) {
    const items = { value: field.value.items, at: childOf(field.at, 'items') };
    return innerRows(context, items, `${path}[]`, depth + 1);
  }
  return fieldRows(context, field, `${path}.`, depth + 1);
}

function otherFields({ value, at }: SchemaNode): SchemaNode | undefined {
  const others = isObject(value) ? value.additionalProperties : undefined;
  return isObject(others) ? { value: others, at: childOf(at, 'additionalProperties') } : undefined;
}

function descriptionOf(model: Model, schema: SchemaNode): string {
  const own = schemaParts(model, schema).find(
    ({ value }) => isObject(value) && typeof value.description === 'string',
  )?.value;
  return isObject(own) ? String(own.description).trim() : '';
}

const limits = [
  'default',
  'const',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
];

/** What else a schema without a reference says of its values. */
function noteText({ model }: SchemaContext, schema: SchemaNode): string {
  if (refOf(schema.value) !== undefined) return '';
  return schemaParts(model, schema)
    .flatMap(({ value }) => {
      if (!isObject(value)) return [];
      const flags = ['deprecated', 'readOnly', 'writeOnly'].filter((flag) => value[flag] === true);
      const choice = Array.isArray(value.enum) ? [`One of ${value.enum.map(jsonSpan).join(', ')}.`] : [];
      const said = limits.filter((limit) => value[limit] !== undefined);
      return [
        ...choice,
        ...flags.map((flag) => `${flag}.`),
        ...said.map((limit) => `${limit}: ${jsonSpan(value[limit])}.`),
      ];
    })
    .join(' ');
}

function jsonSpan(value: unknown): string {
  return codeSpan(JSON.stringify(value) ?? '');
}
