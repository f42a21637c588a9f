import { joinPointer } from '../document/pointer.ts';
import type { Location, Problem } from '../problem.ts';
import { readPattern } from '../schema/pattern.ts';
import { formatExpressions } from './format-expressions.ts';
import { printKey, printLiteral, quote } from './literal.ts';
import { type Code, group, keyed } from './validator-code.ts';

/** What the rules of a schema are written with. */
export interface RuleContext {
  /** The place in the document that a schema was read from. */
  readonly placeOf: (schema: unknown) => Location | undefined;
  /** A place as generated code has it: `#/components/schemas/Job`. */
  readonly writePlace: (at: Location) => string;
  /** The check that a `$ref` stands for: `checkJob`, `ref(() => checkJob)`; undefined where it takes anything. */
  readonly refer: (id: string) => Code | undefined;
  /** Told of each name that is to be imported. */
  readonly use: (name: string) => string;
  /** Told of each format that an expression says; gives the name of its check. */
  readonly useExpression: (format: string) => string;
  /** Whether something looks at what other rules have not: else a rule that takes anything can be left out. */
  readonly isTracked: () => boolean;
  /** Told of what is not checked. */
  readonly report: (problem: Problem) => void;
}

type Keywords = Readonly<Record<string, unknown>>;

/** A converted schema (see `Definitions`) as the list of its checks; undefined where it takes anything. */
export function schemaRules(
  schema: unknown,
  at: Location,
  context: RuleContext,
): readonly Code[] | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  // Objects alone are left.
  const keywords = schema as Keywords;
  const codes = rules.flatMap((rule) => rule(keywords, at, context) ?? []);
  const closed = closing(codes, keywords, at, context);
  return closed.length === 0 ? undefined : closed;
}

/** A schema as code: `true`, `false` or a list of checks. */
function schemaCode(schema: unknown, at: Location, context: RuleContext): Code {
  if (schema === false) return 'false';
  const own = context.placeOf(schema);
  const isElsewhere = own !== undefined && (own.pointer !== at.pointer || own.source !== at.source);
  const codes = schemaRules(schema, own ?? at, context);
  if (codes === undefined) return 'true';
  if (!isElsewhere) return group('[', codes, ']');
  return group('[', [placed(own, codes, context)], ']');
}

/** Checks that know their place in the document. */
export function placed(at: Location, codes: readonly Code[], { use, writePlace }: RuleContext): Code {
  return group(`${use('schema')}(`, [quote(writePlace(at)), ...codes], ')');
}

type Rule = (schema: Keywords, at: Location, context: RuleContext) => Code | readonly Code[] | undefined;

const rules: readonly Rule[] = [
  reference,
  types,
  values,
  limits,
  textRules,
  objectRules,
  arrayRules,
  combined,
  dependent,
];

function below(at: Location, ...path: readonly (string | number)[]): Location {
  return {
    source: at.source,
    pointer: path.reduce<string>((pointer, key) => joinPointer(pointer, key), at.pointer),
  };
}

function reference({ $ref, $dynamicRef }: Keywords, at: Location, context: RuleContext): Code[] {
  if ($dynamicRef !== undefined) {
    unchecked(context, below(at, '$dynamicRef'), `"$dynamicRef: ${String($dynamicRef)}" is not followed`);
  }
  const code = typeof $ref === 'string' ? context.refer($ref) : undefined;
  return code === undefined ? [] : [code];
}

function types({ type }: Keywords, _at: Location, { use }: RuleContext): Code[] {
  const names = [type].flat().filter((name) => typeof name === 'string');
  return names.length > 0 ? [`${use('type')}(${names.map(quote).join(', ')})`] : [];
}

function values(schema: Keywords, _at: Location, { use }: RuleContext): Code[] {
  return [
    ...(Array.isArray(schema.enum) ? [`${use('oneOfValues')}(${printLiteral(schema.enum)})`] : []),
    ...('const' in schema ? [`${use('constant')}(${printLiteral(schema.const)})`] : []),
  ];
}

const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];
const sizes = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'];

function limits(schema: Keywords, at: Location, context: RuleContext): Code[] {
  const known = [...bounds, ...sizes].filter((keyword) => {
    const value = schema[keyword];
    if (value === undefined) return false;
    const least = keyword === 'multipleOf' ? Number.MIN_VALUE : sizes.includes(keyword) ? 0 : -Infinity;
    const isUsable = typeof value === 'number' && value >= least;
    if (!isUsable) unchecked(context, below(at, keyword), `"${keyword}" must be a number that it can be`);
    return isUsable;
  });
  if (known.length === 0) return [];
  return [
    `${context.use('limits')}({ ${known.map((keyword) => `${keyword}: ${schema[keyword]}`).join(', ')} })`,
  ];
}

/** Formats whose checks are code. */
const coded: Readonly<Record<string, string>> = {
  date: 'date',
  'date-time': 'dateTime',
  time: 'time',
  byte: 'byte',
  int32: 'int32',
  int64: 'int64',
};
/** Formats that say nothing of the value. */
const anything: ReadonlySet<unknown> = new Set(['binary', 'password', 'float', 'double']);

function textRules({ pattern, format }: Keywords, at: Location, context: RuleContext): Code[] {
  const flags = pattern === undefined ? undefined : patternFlags(pattern, below(at, 'pattern'), context);
  const codes: Code[] = [];
  if (flags) {
    const source = quote(flags.source);
    codes.push(`${context.use('pattern')}(${source}${flags.unicode ? '' : ", ''"})`);
  }
  if (typeof format !== 'string' || anything.has(format)) return codes;
  const own = Object.hasOwn(coded, format) ? coded[format] : undefined;
  if (own !== undefined) codes.push(context.use(own));
  else if (Object.hasOwn(formatExpressions, format)) codes.push(context.useExpression(format));
  else unchecked(context, below(at, 'format'), `values are not checked against the format "${format}"`);
  return codes;
}

/** How a pattern is compiled; undefined where JavaScript's own engine could be held up by it. */
function patternFlags(pattern: unknown, at: Location, context: RuleContext) {
  const text = String(pattern);
  const read = readPattern(text);
  if (read.ok && read.pattern instanceof RegExp) {
    const { source } = read.pattern;
    // As the document has it, unless it is of another dialect.
    return { source: source.replaceAll('\\/', '/') === text ? text : source, unicode: read.unicode };
  }
  const shown = JSON.stringify(text.slice(0, 100));
  unchecked(context, at, `the pattern ${shown} could take long: clients do not check it`);
  return undefined;
}

function objectRules(schema: Keywords, at: Location, context: RuleContext): Code[] {
  const { use } = context;
  const codes: Code[] = [];
  if (Array.isArray(schema.required) && schema.required.length > 0) {
    codes.push(`${use('required')}(${schema.required.map((name) => quote(String(name))).join(', ')})`);
  }
  const named = mapCode(schema.properties, below(at, 'properties'), context);
  const patterns = patternCode(schema, at, context);
  const options: Code[] = patterns.parts.length > 0 ? [group('patterns: {', patterns.parts, '}')] : [];
  if (schema.additionalProperties !== undefined && patterns.isWhole) {
    const others = schemaCode(schema.additionalProperties, below(at, 'additionalProperties'), context);
    if (others !== 'true' || context.isTracked()) options.push(keyed('additional', others));
  }
  if (named.length > 0 || options.length > 0) {
    const tail = options.length > 0 ? [group('{', options, '}')] : [];
    codes.push(group(`${use('properties')}(`, [group('{', named, '}'), ...tail], ')'));
  }
  if (schema.propertyNames !== undefined) {
    const names = schemaCode(schema.propertyNames, below(at, 'propertyNames'), context);
    codes.push(group(`${use('propertyNames')}(`, [names], ')'));
  }
  return codes;
}

/** Where a pattern of names is left out, nobody knows which properties are additional. */
function patternCode(schema: Keywords, at: Location, context: RuleContext) {
  const entries = Object.entries((schema.patternProperties ?? {}) as object);
  const parts = entries.flatMap(([source, value]): Code[] => {
    const place = below(at, 'patternProperties', source);
    const flags = patternFlags(source, place, context);
    if (flags && !flags.unicode) unchecked(context, place, 'clients do not check names against this pattern');
    return flags?.unicode ? [keyed(printKey(flags.source), schemaCode(value, place, context))] : [];
  });
  return { parts, isWhole: parts.length === entries.length };
}

function mapCode(map: unknown, at: Location, context: RuleContext): readonly Code[] {
  if (typeof map !== 'object' || map === null) return [];
  return Object.entries(map).map(([name, value]) =>
    keyed(printKey(name), schemaCode(value, below(at, name), context)),
  );
}

function arrayRules(schema: Keywords, at: Location, context: RuleContext): Code[] {
  const { use } = context;
  const codes: Code[] = [];
  const prefix = Array.isArray(schema.prefixItems) ? schema.prefixItems : [];
  if (schema.items !== undefined || prefix.length > 0) {
    const rest =
      schema.items === undefined ? 'undefined' : schemaCode(schema.items, below(at, 'items'), context);
    const firsts = prefix.map((item, index) => schemaCode(item, below(at, 'prefixItems', index), context));
    codes.push(group(`${use('items')}(`, [rest, ...firsts], ')'));
  }
  if (schema.contains !== undefined) {
    const range = [
      schema.minContains ?? 1,
      ...(schema.maxContains === undefined ? [] : [schema.maxContains]),
    ];
    const of = schemaCode(schema.contains, below(at, 'contains'), context);
    if (range.every((value) => typeof value === 'number')) {
      codes.push(group(`${use('contains')}(`, [of, ...range.map(String)], ')'));
    } else unchecked(context, below(at, 'contains'), 'the number of items of a kind is not checked');
  }
  if (schema.uniqueItems === true) codes.push(`${use('uniqueItems')}()`);
  return codes;
}

function combined(schema: Keywords, at: Location, context: RuleContext): Code[] {
  const { use } = context;
  const codes = (['allOf', 'anyOf', 'oneOf'] as const).flatMap((keyword): Code[] => {
    const list = schema[keyword];
    if (!Array.isArray(list)) return [];
    const parts = list.map((item, index) => schemaCode(item, below(at, keyword, index), context));
    return [group(`${use(keyword)}(`, parts, ')')];
  });
  const part = (keyword: string) =>
    schema[keyword] === undefined ? 'true' : schemaCode(schema[keyword], below(at, keyword), context);
  if (schema.not !== undefined) codes.push(group(`${use('not')}(`, [part('not')], ')'));
  if (schema.if !== undefined && (schema.then !== undefined || schema.else !== undefined)) {
    codes.push(group(`${use('when')}(`, [part('if'), part('then'), part('else')], ')'));
  }
  return codes;
}

/** What an object has to be where it has a property: conditions like others. */
function dependent(schema: Keywords, at: Location, context: RuleContext): Code[] {
  const { use } = context;
  const when = (name: string, then: Code) => {
    const condition = `[${use('type')}('object'), ${use('required')}(${quote(name)})]`;
    return group(`${use('when')}(`, [condition, group('[', [then], ']')], ')');
  };
  const names = Object.entries((schema.dependentRequired ?? {}) as Record<string, unknown>).flatMap(
    ([name, others]) => {
      if (!Array.isArray(others) || others.length === 0) return [];
      const asked = `${use('required')}(${others.map((other) => quote(String(other))).join(', ')})`;
      return [when(name, placed(below(at, 'dependentRequired', name), [asked], context))];
    },
  );
  const schemas = Object.entries((schema.dependentSchemas ?? {}) as object).flatMap(([name, value]) => {
    const place = below(at, 'dependentSchemas', name);
    const codes = value === false ? [`${use('not')}(true)`] : schemaRules(value, place, context);
    return codes ? [when(name, placed(place, codes, context))] : [];
  });
  return [...names, ...schemas];
}

/** The keywords that look at what all others have not. */
function closing(
  codes: readonly Code[],
  schema: Keywords,
  at: Location,
  context: RuleContext,
): readonly Code[] {
  return (['Properties', 'Items'] as const).reduce<readonly Code[]>((inner, of) => {
    const keyword = `unevaluated${of}`;
    const value = schema[keyword];
    if (value === undefined) return inner;
    const rest = schemaCode(value, below(at, keyword), context);
    return [group(`${context.use('unevaluated')}(`, [quote(of), rest, group('[', inner, ']')], ')')];
  }, codes);
}

function unchecked({ report }: RuleContext, at: Location, message: string): void {
  report({ code: 'validator-unchecked', severity: 'note', message, at });
}
