import type { Model, Operation, Parameter, SecurityScheme } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import { jobData } from './job-data.ts';
import { preferredFirst } from './media-type.ts';
import { pageData } from './page-data.ts';

/** Plain data, printed into `client.ts` as it is. */
export type Data = Readonly<Record<string, unknown>>;

/**
 * What the client's runtime has to know of a document; what is its default is left out.
 *
 * Sample: `{ baseUrl: 'https://jobs.example.com/v1', securitySchemes: { … }, security: [['apiKey']], operations: { … } }`.
 */
export function clientDefinition(model: Model): Data {
  const security = commonSecurity(model.operations);
  const baseUrl = model.servers[0]?.url;
  return {
    baseUrl: isAbsolute(baseUrl) ? baseUrl : undefined,
    securitySchemes: withoutPrototype(
      [...model.securitySchemes.values()].map((scheme) => [scheme.name, schemeData(scheme)]),
    ),
    security: security.length > 0 ? security : undefined,
    operations: withoutPrototype(
      model.operations.map((operation) => [
        operation.name,
        {
          ...operationData(operation, baseUrl, security),
          page: pageData(model, operation),
          job: jobData(model, operation)?.data,
        },
      ]),
    ),
  };
}

/** Whether a server's URL says where requests go. */
export function isAbsolute(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\/[^{}\s]+$/i.test(url);
}

type Alternatives = readonly (readonly string[])[];

function operationData(operation: Operation, baseUrl: string | undefined, common: Alternatives): Data {
  const server = operation.servers[0]?.url;
  const content = operation.requestBody?.content ?? [];
  const accept = acceptOf(operation);
  const security = alternatives(operation);
  const encoding = content.filter((media) => Object.keys(media.encoding).length > 0);
  return {
    method: operation.method.toUpperCase(),
    path: operation.path,
    server: server !== baseUrl ? server : undefined,
    styles: stylesOf(operation.parameters),
    body: content.length > 0 ? preferredFirst(content.map((media) => media.name)) : undefined,
    encoding:
      encoding.length > 0
        ? withoutPrototype(encoding.map((media) => [media.name, encodingData(media.encoding)]))
        : undefined,
    accept: same(accept, ['application/json']) ? undefined : accept,
    idempotencyHeader: idempotencyHeaderOf(operation),
    security: same(security, common) ? undefined : security,
  };
}

/** The header that makes a write safe to repeat: by its name, as no field of OpenAPI says it. */
function idempotencyHeaderOf({ method, parameters }: Operation): string | undefined {
  if (method === 'get' || method === 'head') return undefined;
  return parameters.find(
    (parameter) => parameter.in === 'header' && /^(?:x-)?idempotency-key$/i.test(parameter.name),
  )?.name;
}

function stylesOf(parameters: readonly Parameter[]): Data | undefined {
  const styles: [string, Data][] = [];
  for (const place of ['path', 'query', 'header', 'cookie']) {
    const own = parameters
      .filter((parameter) => parameter.in === place)
      .map((parameter) => [parameter.name, styleData(parameter)] as const)
      .filter(([, style]) => Object.values(style).some((value) => value !== undefined));
    if (own.length > 0) styles.push([place, withoutPrototype(own)]);
  }
  return styles.length > 0 ? Object.fromEntries(styles) : undefined;
}

/** Only what is not the default of the parameter's place. */
function styleData({ in: place, style, explode, allowReserved, content }: Parameter): Data {
  if (content.length > 0) return { json: true };
  const plain = place === 'query' || place === 'cookie' ? 'form' : 'simple';
  // OpenAPI 3.2's style for cookies is the one that is always written.
  const named = style === plain || style === 'cookie' ? undefined : style;
  const explodes = (named ?? plain) === 'form';
  return {
    style: named,
    // It has no meaning for objects in brackets.
    explode: explode !== explodes && named !== 'deepObject' ? explode : undefined,
    allowReserved: allowReserved && place === 'query' ? true : undefined,
  };
}

function encodingData(encoding: Data): Data {
  return withoutPrototype(
    Object.entries(encoding)
      .filter(([, value]) => isObject(value))
      .map(([property, value]) => {
        const { contentType, style, explode } = value as Record<string, unknown>;
        return [
          property,
          {
            contentType: typeof contentType === 'string' ? contentType : undefined,
            style: typeof style === 'string' ? style : undefined,
            explode: typeof explode === 'boolean' ? explode : undefined,
          },
        ];
      }),
  );
}

/** Every documented media type of an answer, the preferred ones first. */
function acceptOf(operation: Operation): readonly string[] {
  const byStatus = (success: boolean) =>
    operation.responses
      .filter(({ status }) => status.startsWith('2') === success)
      .flatMap(({ content }) => preferredFirst(content.map((media) => media.name)));
  return [...new Set([...byStatus(true), ...byStatus(false)])];
}

function schemeData(scheme: SecurityScheme): Data {
  if (scheme.type === 'apiKey') {
    return { type: scheme.type, in: scheme.in ?? 'header', name: scheme.parameterName ?? scheme.name };
  }
  return scheme.type === 'http'
    ? { type: scheme.type, scheme: scheme.scheme ?? 'bearer' }
    : { type: scheme.type };
}

function alternatives(operation: Operation): Alternatives {
  return operation.security.map((requirement) => [...requirement.schemes.keys()]);
}

/** The requirement that most operations have; of equals the first. */
function commonSecurity(operations: readonly Operation[]): Alternatives {
  const counts = new Map<string, number>();
  let common = '[]';
  for (const operation of operations) {
    const key = JSON.stringify(alternatives(operation));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const [key, count] of counts) if (count > (counts.get(common) ?? 0)) common = key;
  // Made by JSON.stringify above.
  return JSON.parse(common) as Alternatives;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Names come from the document: `__proto__` is one like any other. */
function withoutPrototype(entries: readonly (readonly [string, unknown])[]): Data {
  const data = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of entries) data[key] = value;
  return data;
}
