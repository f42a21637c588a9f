import type { Model, SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import type { Location } from '../../problem.ts';
import { isKnownFormat } from '../../schema/formats.ts';
import { schemaParts, typesOf } from '../../schema/resolve-schema.ts';
import { isNearBound } from './near-bound.ts';

/** A rule of a request, and how often each side of it was sent. */
export interface KeywordPoint {
  /** `query limit maximum`, `body /lines/- minItems`. */
  readonly label: string;
  readonly keyword: string;
  /** The keyword in the document. */
  readonly at: Location;
  /** Whether a request can break it: in a query every text is a string. */
  readonly canBreak: boolean;
  /** Requests that keep to it: at its bound, where it has one. */
  valid: number;
  /** Requests that break it. */
  invalid: number;
}

/** The rules of a value, and of what it holds. */
export interface KeywordNode {
  readonly rules: readonly { readonly point: KeywordPoint; readonly isMet: (value: unknown) => boolean }[];
  readonly properties: ReadonlyMap<string, KeywordNode>;
  readonly items: KeywordNode | undefined;
}

/** Deeper than this, and beyond so many, rules are not counted. */
const maxDepth = 5;
const maxPoints = 400;

/** Numbers and texts without a rule that a check could tell. */
const uncheckedFormats: ReadonlySet<string> = new Set([
  'binary',
  'byte',
  'double',
  'float',
  'int32',
  'int64',
  'password',
]);

/**
 * The rules of a schema, by where values of it have them. Alternatives are one rule: what their branches say is not
 * counted.
 *
 * @param label what the value is called
 * @param isText whether values are written as texts, so that nothing tells a number from its digits
 * @param points what is found is added to it
 */
export function keywordNode(
  model: Model,
  schema: SchemaNode,
  { label, isText }: { readonly label: string; readonly isText: boolean },
  points: KeywordPoint[],
  depth = 0,
): KeywordNode {
  const types = typesOf(model, schema);
  const rules: KeywordNode['rules'][number][] = [];
  const properties = new Map<string, KeywordNode>();
  let items: KeywordNode | undefined;
  const below = (node: SchemaNode, step: string) =>
    keywordNode(
      model,
      node,
      { label: `${label}${depth === 0 ? ' ' : ''}/${step}`, isText },
      points,
      depth + 1,
    );
  for (const { value: keywords, at } of schemaParts(model, schema)) {
    if (!isObject(keywords) || points.length >= maxPoints) continue;
    for (const keyword of Object.keys(keywords)) {
      if (!isRule(keyword, keywords[keyword])) continue;
      const canBreak =
        keyword !== 'type' || (types.size < 7 && !(isText && (types.has('string') || types.has('array'))));
      const place = childOf(at, keyword);
      const point = { label: `${label} ${keyword}`, keyword, at: place, canBreak, valid: 0, invalid: 0 };
      points.push(point);
      rules.push({ point, isMet: isNearBound(keyword, keywords) });
    }
    if (depth >= maxDepth) continue;
    for (const [name, node] of propertiesOf(keywords, at))
      if (!properties.has(name) && !isReadOnly(model, node)) properties.set(name, below(node, name));
    if (isObject(keywords.items)) items ??= below({ value: keywords.items, at: childOf(at, 'items') }, '-');
  }
  return { rules, properties, items };
}

function propertiesOf(
  { properties }: Record<string, unknown>,
  at: Location,
): readonly (readonly [string, SchemaNode])[] {
  if (!isObject(properties)) return [];
  return Object.entries(properties).map(
    ([name, value]) => [name, { value, at: childOf(at, 'properties', name) }] as const,
  );
}

function isReadOnly(model: Model, schema: SchemaNode): boolean {
  return schemaParts(model, schema).some(({ value }) => isObject(value) && value.readOnly === true);
}

const always: ReadonlySet<string> = new Set([
  'type',
  'enum',
  'const',
  'pattern',
  'multipleOf',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'maxLength',
  'maxItems',
  'maxProperties',
  'oneOf',
  'anyOf',
]);

/** Whether a keyword is a rule that values can be on both sides of. */
function isRule(keyword: string, value: unknown): boolean {
  if (always.has(keyword)) return typeof value !== 'boolean';
  switch (keyword) {
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return typeof value === 'number' && value > 0;
    case 'required':
      return Array.isArray(value) && value.length > 0;
    case 'additionalProperties':
      return value === false;
    case 'uniqueItems':
      return value === true;
    case 'format':
      return typeof value === 'string' && isKnownFormat(value) && !uncheckedFormats.has(value);
    default:
      return false;
  }
}
