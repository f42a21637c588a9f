import { serializeBody } from '../src/http/serialize-body.ts';
import { serializeParameter } from '../src/http/serialize-parameter.ts';
import type { MockRequest } from '../src/mock/exchange.ts';
import type {
  MediaType,
  Model,
  Operation,
  Parameter,
  SchemaNode,
  SecurityRequirement,
} from '../src/model/model.ts';
import { defaultSampleOptions } from '../src/schema/sample/options.ts';
import { createRandom } from '../src/schema/sample/random.ts';
import { samplerOf } from '../src/schema/sample/sampler.ts';
import { generic } from './corpus-result.ts';
import type { PlainValidator } from './plain-validator.ts';
import { writePlainXml } from './plain-xml.ts';

/** A request to an operation, and why the document may not allow it. */
export interface CorpusRequest {
  readonly request: MockRequest;
  /** Values that could not be found, and where they are asked for; empty for a request that the document allows. */
  readonly doubts: readonly { readonly reason: string; readonly pointer: string }[];
}

type Doubts = { reason: string; pointer: string }[];

/** Builds the least request that an operation allows: what is required, and credentials. */
export function buildCorpusRequest(
  model: Model,
  operation: Operation,
  validator: PlainValidator,
): CorpusRequest {
  const doubts: Doubts = [];
  const headers: Record<string, string> = {};
  const query: string[] = [];
  const cookies: string[] = [];
  const segments = new Map<string, string>();
  for (const parameter of operation.parameters) {
    if (!parameter.required && parameter.in !== 'path') continue;
    const text = serializeParameter(parameter, valueFor(model, parameter, validator, doubts));
    if (parameter.in === 'path') segments.set(parameter.name, text);
    else if (parameter.in === 'query' || parameter.in === 'querystring') query.push(text);
    else if (parameter.in === 'cookie') cookies.push(text);
    else if (parameter.name.toLowerCase() !== 'content-length') headers[parameter.name.toLowerCase()] = text;
  }
  const body = bodyFor(model, operation, validator, doubts);
  if (body) headers['content-type'] = body.contentType;
  const asksLength = operation.parameters.some(({ name }) => name.toLowerCase() === 'content-length');
  if (asksLength) headers['content-length'] = String(body?.bytes.length ?? 0);
  addCredentials(model, operation.security, { headers, query, cookies });
  if (cookies.length > 0) headers.cookie = cookies.join('; ');
  const path = pathOf(operation.path, segments);
  const target = query.length > 0 ? `${path}?${query.filter((part) => part !== '').join('&')}` : path;
  return { request: { method: operation.method.toUpperCase(), target, headers, body: body?.bytes }, doubts };
}

/** A template with its variables filled in; what no path can hold as it is, is percent-encoded. */
function pathOf(template: string, segments: ReadonlyMap<string, string>): string {
  return template
    .split(/(\{[^{}]+\})/)
    .map((part) =>
      part.startsWith('{') && part.endsWith('}')
        ? (segments.get(part.slice(1, -1)) ?? 'sample')
        : part.replace(/[^\w\-.~!$&'()*+,;=:@/%]/gu, encodeURIComponent),
    )
    .join('');
}

/** The first valid value: an author's, or one made from the schema. */
function valueFor(model: Model, parameter: Parameter, validator: PlainValidator, doubts: Doubts): unknown {
  const content = parameter.content[0];
  const schema = parameter.schema ?? content?.schema;
  const authored = [...parameter.examples, ...(content?.examples ?? [])].map(({ value }) => value);
  if (!schema) return authored.find(isSendable) ?? 'sample';
  const isValid = (value: unknown) => isSendable(value) && validator.check(schema, value).kind !== 'invalid';
  // A value that is also a segment of another path would lead there.
  const isBest = (value: unknown) =>
    isValid(value) && (parameter.in !== 'path' || !isSegment(model, String(value)));
  const own = authored.find(isBest);
  if (own !== undefined) return own;
  const sampled = sample(model, schema);
  const all = [...sampled.values, ...authored];
  const valid = all.find(isBest) ?? all.find(isValid);
  if (valid !== undefined) return valid;
  doubts.push({ reason: `a ${parameter.in} parameter: ${sampled.reason}`, pointer: sampled.pointer });
  return all.find(isSendable) ?? 'sample';
}

/** Values for a schema, with as little in them as is allowed, and what was in the way of a valid one. */
function sample(
  model: Model,
  schema: SchemaNode,
): { readonly values: readonly unknown[]; readonly reason: string; readonly pointer: string } {
  const sampler = samplerOf(model, schema, 'request');
  const lean = { ...defaultSampleOptions, fillProperties: false };
  const results = [
    ...['1', '2'].map((seed) => sampler.sample(createRandom(seed), lean)),
    // Of an object without required properties nothing is left in a query.
    sampler.sample(createRandom('1'), defaultSampleOptions),
  ];
  const [problem] = results.flatMap(({ reason }) => reason ?? []);
  return {
    values: results.map(({ value }) => value),
    reason: problem ? generic(problem.message) : 'no valid value was found, and nothing said why',
    pointer: problem?.at?.pointer ?? schema.at.pointer,
  };
}

const segmentsOf = new WeakMap<Model, ReadonlySet<string>>();

function isSegment(model: Model, text: string): boolean {
  let segments = segmentsOf.get(model);
  if (!segments) {
    segments = new Set(model.operations.flatMap(({ path }) => path.split('/')));
    segmentsOf.set(model, segments);
  }
  return segments.has(text);
}

function isSendable(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== '';
}

function bodyFor(
  model: Model,
  operation: Operation,
  validator: PlainValidator,
  doubts: Doubts,
): { contentType: string; bytes: Uint8Array } | undefined {
  if (!operation.requestBody?.required) return undefined;
  const reasons: Doubts = [];
  for (const mediaType of operation.requestBody.content) {
    for (const value of bodyValues(model, mediaType, validator, reasons)) {
      const written = writeBody(model, mediaType, value);
      if (written) return written;
    }
    reasons.push({ reason: 'no valid body', pointer: mediaType.at.pointer });
  }
  const [reason] = reasons;
  if (reason) doubts.push(reason);
  const [first] = operation.requestBody.content;
  return first && { contentType: first.name, bytes: new TextEncoder().encode('{}') };
}

function writeBody(
  model: Model,
  mediaType: MediaType,
  value: unknown,
): { contentType: string; bytes: Uint8Array } | undefined {
  const { schema } = mediaType;
  // An author's text may be XML already.
  const isXml = typeof value === 'string' && value.trimStart().startsWith('<');
  const needsXml = !isXml && /^[^;]*[/+]xml\s*(?:;|$)/i.test(mediaType.name);
  const text = needsXml && schema ? writePlainXml(model.document, schema, value) : value;
  const written = serializeBody(model, mediaType, text);
  if (written.ok) return { contentType: written.contentType, bytes: written.bytes };
  // What nobody has a writer for, nobody reads: any text will do.
  const { name: contentType } = mediaType;
  return /json|form|multipart/.test(contentType)
    ? undefined
    : {
        contentType,
        bytes: new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)),
      };
}

/** Values that are valid, the author's first. */
function bodyValues(
  model: Model,
  mediaType: MediaType,
  validator: PlainValidator,
  reasons: Doubts,
): readonly unknown[] {
  const authored = mediaType.examples.map(({ value }) => value).filter((value) => value !== undefined);
  const { schema } = mediaType;
  if (!schema) return [...authored, {}, 'sample'];
  const isValid = (value: unknown) => validator.check(schema, value).kind !== 'invalid';
  const own = authored.filter(isValid);
  if (own.length > 0) return own;
  const { values, reason, pointer } = sample(model, schema);
  const valid = values.filter(isValid);
  if (valid.length === 0) reasons.push({ reason: `a ${mediaType.name} body: ${reason}`, pointer });
  return valid;
}

/** What the first requirement asks for. */
function addCredentials(
  model: Model,
  security: readonly SecurityRequirement[],
  { headers, query, cookies }: { headers: Record<string, string>; query: string[]; cookies: string[] },
): void {
  for (const name of security[0]?.schemes.keys() ?? []) {
    const scheme = model.securitySchemes.get(name);
    if (!scheme) continue;
    const key = scheme.parameterName ?? name;
    if (scheme.type !== 'apiKey') headers.authorization = authorizationOf(scheme.type, scheme.scheme);
    else if (scheme.in === 'header') headers[key.toLowerCase()] = 'sample';
    else if (scheme.in === 'query') {
      // Many documents write the key as a parameter too: it is sent once.
      const start = `${encodeURIComponent(key)}=`;
      if (!query.some((text) => text.startsWith(start))) query.push(`${start}sample`);
    } else if (scheme.in === 'cookie') cookies.push(`${key}=sample`);
  }
}

function authorizationOf(type: string, scheme: string | undefined): string {
  if (type !== 'http' || scheme === 'bearer') return 'Bearer sample';
  if (scheme === 'basic') return 'Basic c2FtcGxlOnNhbXBsZQ==';
  return `${scheme ?? 'Bearer'} sample`;
}
