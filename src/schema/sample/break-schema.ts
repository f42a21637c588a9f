import type { SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import {
  type Choice,
  type DemandContext,
  demandOf,
  derived,
  keywordNode,
  named,
  negated,
  type Part,
} from './demand.ts';

/** Keyword of a made schema: what a value must not be like. A symbol, since no document can write one. */
export const breaks: unique symbol = Symbol('breaks');

/** What stands under `breaks`. */
export interface Breaks {
  readonly types?: ReadonlySet<string>;
  readonly values?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly multipleOf?: number;
}

/** Names and ways beyond these are not tried. */
const maxWays = 24;

/**
 * The ways in which a value can break a schema, each a list of schemas that hold together.
 *
 * Empty where nothing breaks it. A way may be less than sure: what is made is checked in the end.
 */
export function waysToBreak(context: DemandContext, node: SchemaNode): readonly (readonly SchemaNode[])[] {
  const demand = demandOf(context, [node]);
  if (demand.contradiction) return [[]];
  const ways = [
    ...demand.parts.flatMap((part) => partWays(part)),
    ...demand.choices.map((choice) => choiceWay(choice)),
    ...demand.nots.map((inner) => [inner]),
  ];
  if (ways.length === 0 && demand.parts.some(({ schema }) => vague.some((keyword) => keyword in schema)))
    return [[]];
  return ways.slice(0, maxWays);
}

/** Keywords that can be broken, but not by a schema made here: left to chance and to the check. */
const vague: readonly string[] = [
  'additionalProperties',
  'contains',
  'dependentRequired',
  'patternProperties',
  'prefixItems',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
  'uniqueItems',
];

/** No alternative holds. */
function choiceWay({ keyword, branches }: Choice): readonly SchemaNode[] {
  if (keyword === 'oneOf') return branches.flatMap(([own]) => (own ? [negated(own)] : []));
  return branches.flatMap((nodes) => {
    const [first] = nodes;
    if (!first) return [];
    if (nodes.length === 1) return [negated(first)];
    const all = derived(nodes, 'all', () => ({ allOf: nodes.map(({ value }) => value) }));
    return [negated({ value: all, at: first.at })];
  });
}

function partWays(part: Part): SchemaNode[][] {
  const { schema, at } = part;
  const way = (keyword: string, made: () => Record<string | symbol, unknown>): SchemaNode[] => [
    { value: derived(schema, `not ${keyword}`, made), at: childOf(at, keyword) },
  ];
  const ways: SchemaNode[][] = [];
  const types = typesOf(part);
  if (types) ways.push(way('type', () => ({ [breaks]: { types } })));
  const values = Object.hasOwn(schema, 'const') ? [schema.const] : schema.enum;
  if (Array.isArray(values)) ways.push(way('enum', () => ({ [breaks]: { values } })));
  for (const name of names(schema.required))
    ways.push(
      way(`required ${name}`, () => ({ type: 'object', properties: named(name, false) })).map((node) => ({
        ...node,
        at: childOf(at, 'required'),
      })),
    );
  ways.push(...propertyWays(part), ...boundWays(schema, way));
  if (isObject(schema.items)) {
    const other = negated(keywordNode(part, 'items')).value;
    ways.push(way('items', () => ({ type: 'array', contains: other })));
  }
  for (const keyword of ['pattern', 'format', 'multipleOf'] as const) {
    const type = keyword === 'multipleOf' ? 'number' : 'string';
    if (schema[keyword] !== undefined)
      ways.push(way(keyword, () => ({ type, [breaks]: { [keyword]: schema[keyword] } })));
  }
  return ways;
}

function names(required: unknown): string[] {
  return Array.isArray(required) ? required.filter((name) => typeof name === 'string').slice(0, 8) : [];
}

/** A property is there and breaks its own schema. */
function propertyWays(part: Part): SchemaNode[][] {
  const { schema, at } = part;
  if (!isObject(schema.properties)) return [];
  return Object.keys(schema.properties)
    .slice(0, 8)
    .map((name) => {
      const own = keywordNode(part, 'properties', name);
      const made = derived(schema, `not property ${name}`, () => ({
        type: 'object',
        required: [name],
        properties: named(name, negated(own).value),
      }));
      return [{ value: made, at }];
    });
}

type Way = (keyword: string, made: () => Record<string | symbol, unknown>) => SchemaNode[];

const bounds: readonly (readonly [keyword: string, type: string, opposite: string, step: number])[] = [
  ['minLength', 'string', 'maxLength', -1],
  ['maxLength', 'string', 'minLength', 1],
  ['minItems', 'array', 'maxItems', -1],
  ['maxItems', 'array', 'minItems', 1],
  ['minProperties', 'object', 'maxProperties', -1],
  ['maxProperties', 'object', 'minProperties', 1],
  ['minimum', 'number', 'exclusiveMaximum', 0],
  ['maximum', 'number', 'exclusiveMinimum', 0],
  ['exclusiveMinimum', 'number', 'maximum', 0],
  ['exclusiveMaximum', 'number', 'minimum', 0],
];

function boundWays(schema: Readonly<Record<string, unknown>>, way: Way): SchemaNode[][] {
  return bounds.flatMap(([keyword, type, opposite, step]) => {
    const bound = schema[keyword];
    if (typeof bound !== 'number' || (step < 0 && bound < 1)) return [];
    return [way(keyword, () => ({ type, [opposite]: bound + step }))];
  });
}

function typesOf({ schema }: Part): ReadonlySet<string> | undefined {
  const named = (Array.isArray(schema.type) ? schema.type : [schema.type]).filter(
    (name) => typeof name === 'string',
  );
  if (named.length === 0) return undefined;
  const types = new Set<string>(schema.nullable === true ? [...named, 'null'] : named);
  if (types.has('number')) types.add('integer');
  return types;
}
