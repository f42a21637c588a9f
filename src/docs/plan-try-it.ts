import type { Model, Operation, Parameter, SecurityScheme, Server } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import { schemaParts } from '../schema/resolve-schema.ts';
import { sampleValue } from '../schema/sample.ts';
import { connectOrigins } from './connect-origins.ts';
import { firstParagraph } from './first-paragraph.ts';
import { groupByTag } from './group-by-tag.ts';
import { planBody } from './plan-body.ts';
import { inputKindOf, typeText } from './schema-summary.ts';
import type {
  PlannedOperation,
  PlannedParameter,
  PlannedScheme,
  PlannedServer,
  TryItPlan,
} from './try-it/plan.ts';

/** Enough for every enumeration that people read. */
const maxValues = 50;

/** Makes what the form of a page needs from the model; webhooks are left out, since nobody sends them to an API. */
export function planTryIt(model: Model, mock: string | undefined): TryItPlan {
  const servers = new Table<PlannedServer>();
  const parameters = new Table<PlannedParameter>();
  const schemes = [...model.securitySchemes.values()];
  const planned = model.operations.map((operation): PlannedOperation => {
    const own = operation.parameters.filter((parameter) => !isIgnored(parameter));
    return {
      anchor: anchorOf(operation),
      method: operation.method.toUpperCase(),
      path: operation.path,
      summary: operation.summary ?? '',
      servers: operation.servers.map((server) => servers.indexOf(planServer(server))),
      parameters: own.map((parameter) => parameters.indexOf(planParameter(model, parameter))),
      body: planBody(model, operation.requestBody),
      security: operation.security.map(({ schemes: named }) =>
        [...named.keys()].flatMap((name) => {
          const index = schemes.findIndex((scheme) => scheme.name === name);
          return index < 0 ? [] : [index];
        }),
      ),
      answers: answersOf(operation),
      accepts: [...new Set(operation.responses.flatMap(({ content }) => content.map(({ name }) => name)))],
    };
  });
  const numbers = new Map(model.operations.map((operation, index) => [operation, index]));
  return {
    mock,
    origins: connectOrigins(model, mock),
    servers: servers.values,
    parameters: parameters.values,
    schemes: schemes.map(planScheme),
    groups: groupByTag(model)
      .map(({ name, operations }) => ({
        name,
        operations: operations.flatMap((operation) => numbers.get(operation) ?? []),
      }))
      .filter(({ operations }) => operations.length > 0),
    operations: planned,
  };
}

/** A list in which equal values stand once: large documents repeat their parameters thousands of times. */
class Table<T> {
  readonly values: T[] = [];
  readonly #places = new Map<string, number>();

  indexOf(value: T): number {
    const key = JSON.stringify(value);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}

/** What Redocly's addresses end with: the operationId, or else where the operation stands, in lower case. */
function anchorOf({ operationId, path, method }: Operation): string {
  const place = `paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`;
  return (operationId ?? place).toLowerCase();
}

function planServer({ url, basePath, description }: Server): PlannedServer {
  return { url, basePath, description: firstParagraph(description ?? '', 60) };
}

/** @see https://spec.openapis.org/oas/v3.1.1#fixed-fields-for-parameter-object "shall be ignored" */
function isIgnored(parameter: Parameter): boolean {
  return parameter.in === 'header' && /^(?:accept|content-type|authorization)$/i.test(parameter.name);
}

function planParameter(model: Model, parameter: Parameter): PlannedParameter {
  const { name, style, explode, allowReserved, required } = parameter;
  const schema = parameter.schema ?? parameter.content[0]?.schema;
  return {
    name,
    in: parameter.in,
    style,
    explode,
    allowReserved,
    mediaType: parameter.content[0]?.name,
    required,
    kind: schema ? inputKindOf(model, schema) : 'text',
    type: schema ? typeText(model, schema) : 'any',
    description: firstParagraph(parameter.description ?? '', 160),
    values: valuesOf(model, parameter),
  };
}

/** The document's examples, then its enumeration; a sample where there is neither. */
function valuesOf(model: Model, parameter: Parameter): readonly string[] {
  const schema = parameter.schema ?? parameter.content[0]?.schema;
  const examples = [...parameter.examples, ...(parameter.content[0]?.examples ?? [])].flatMap(({ value }) =>
    value === undefined ? [] : [value],
  );
  const sample = schema && examples.length === 0 ? sampleValue(model, schema) : undefined;
  const enumeration = schema
    ? schemaParts(model, schema).flatMap(({ value }) =>
        isObject(value) && Array.isArray(value.enum) ? value.enum : [],
      )
    : [];
  const values = [...examples, ...(sample === undefined ? [] : [sample]), ...enumeration];
  return [...new Set(values.map(inputText))].slice(0, maxValues);
}

/** `['a', 'b']` to `a,b`, objects to JSON. */
function inputText(value: unknown): string {
  if (typeof value === 'string') return value;
  const isPlainList =
    Array.isArray(value) && value.every((item) => /^[^,[]*$/.test(String(item)) && typeof item !== 'object');
  return isPlainList ? value.join(',') : (JSON.stringify(value) ?? '');
}

function planScheme(scheme: SecurityScheme): PlannedScheme {
  const { name, type } = scheme;
  const note = firstParagraph(scheme.description ?? '', 160);
  if (type === 'apiKey')
    return { name, kind: 'apiKey', in: scheme.in ?? 'header', key: scheme.parameterName ?? name, note };
  const common = { name, in: 'header', key: 'Authorization', note } as const;
  if (type === 'oauth2' || type === 'openIdConnect') return { ...common, kind: 'bearer' };
  if (type !== 'http') return { ...common, kind: 'other' };
  return {
    ...common,
    kind: scheme.scheme === 'basic' || scheme.scheme === 'bearer' ? scheme.scheme : 'other',
  };
}

/** Of the examples only those whose names a `Prefer` header can hold. */
function answersOf({ responses }: Operation): PlannedOperation['answers'] {
  return responses.flatMap(({ status, content }) => {
    if (!/^\d{3}$/.test(status)) return [];
    const names = content.flatMap(({ examples }) => examples.map(({ name }) => name ?? ''));
    const usable = [...new Set(names)].filter((name) => /^[\w.-]+$/.test(name));
    return [
      { label: status, prefer: `code=${status}` },
      ...usable.map((name) => ({
        label: `${status}, example ${name}`,
        prefer: `code=${status}, example=${name}`,
      })),
    ];
  });
}
