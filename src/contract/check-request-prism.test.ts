import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadModel } from '../model/load.ts';
import type { Model, Operation } from '../model/model.ts';
import { sampleValue } from '../schema/sample.ts';
import { type IncomingRequest, requestCheckOf } from './check-request.ts';
import { securityCheckOf } from './check-security.ts';
import { isOtherKind } from './other-kind.fixture.ts';

// Prism's own validator is the oracle: both get the same request, and must find the same in the same order.

const require = createRequire(import.meta.url);

interface Diagnostic {
  readonly path?: readonly string[];
  readonly code?: string | number;
  readonly severity: number;
  readonly message: string;
  readonly tags?: readonly string[];
}

interface PrismOperation {
  readonly method: string;
  readonly path: string;
}

type Validate = (input: { resource: PrismOperation; element: unknown }) => {
  readonly _tag: 'Left' | 'Right';
  readonly left: readonly Diagnostic[];
};

const { getHttpOperationsFromSpec } = require('@stoplight/prism-http') as {
  getHttpOperationsFromSpec(file: string): Promise<readonly PrismOperation[]>;
};
const { validateInput, validateSecurity } = createRequire(require.resolve('@stoplight/prism-http'))(
  './validator',
) as { validateInput: Validate; validateSecurity: Validate };

/** Which of two identical items is named first depends on how the validator looks for them. */
function comparable(message: string): string {
  return message.replace(/items ## (\d+) and (\d+)/, (_, ...indexes: string[]) =>
    indexes.slice(0, 2).toSorted().join(' and '),
  );
}

/** By the number that Prism gives a severity. */
const severities = ['Error', 'Warning', 'Information'];

describe.each(['jobs', 'projects', 'studio', 'datasources', 'pipeline'])('%s', (api) => {
  const file = fileURLToPath(new URL(`../../spec/${api}/openapi.yaml`, import.meta.url));
  let model: Model;
  let operations: readonly PrismOperation[];
  beforeAll(async () => {
    const loaded = await loadModel(file);
    if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
    model = loaded.value;
    operations = await getHttpOperationsFromSpec(file);
  });

  test('finds what Prism finds', { timeout: 60_000 }, () => {
    let broken = 0;
    const differences: { label: unknown; got: unknown; want: unknown }[] = [];
    for (const operation of model.operations) {
      const resource = operations.find(
        ({ method, path }) => method === operation.method && path === operation.path,
      );
      if (!resource) throw new Error(`Prism has no ${operation.method} ${operation.path}`);
      for (const request of requestsOf(model, operation)) {
        const element = elementOf(operation, request);
        const label = [operation.method, request.path, request.query, request.headers, String(request.body)];
        const want = foundBy(validateInput, resource, element).map(
          ({ path = [], code, severity, message }) => ({
            path,
            code,
            severity: severities[severity],
            message: comparable(message),
          }),
        );
        const got = requestCheckOf(model, operation)
          .check(request)
          .violations.filter(({ in: place, severity }) => severity !== 'Information' && place !== 'cookie')
          .map(({ path, code, severity, message }) => ({
            path,
            code,
            severity,
            message: comparable(message),
          }));
        // Prism takes any kind of JSON for a documented one, though a 415 is documented.
        if (isOtherKind(operation, request.headers['content-type'])) expect(got[0]?.code).toBe(415);
        else if (JSON.stringify(got) !== JSON.stringify(want)) differences.push({ label, got, want });
        broken += want.length;
        const missing = securityCheckOf(model, operation)(request);
        const [refused] = foundBy(validateSecurity, resource, element);
        // Where credentials are optional, Prism refuses others than those it knows.
        const isOptional = operation.security.some(({ schemes }) => schemes.size === 0);
        const judged = refused && !isOptional ? [refused.code, refused.message, refused.tags] : undefined;
        const found = missing && [missing.code, missing.message, missing.tags];
        if (JSON.stringify(found) !== JSON.stringify(judged))
          differences.push({ label, got: found, want: judged });
      }
    }
    expect(differences.slice(0, 5)).toEqual([]);
    expect(broken).toBeGreaterThan(50);
  });
});

function foundBy(validate: Validate, resource: PrismOperation, element: unknown): readonly Diagnostic[] {
  const result = validate({ resource, element });
  return result._tag === 'Left' ? result.left : [];
}

/** A request as Prism's server hands it on. */
function elementOf({ method }: Operation, { path, query, headers, body }: IncomingRequest): object {
  const search = new URLSearchParams(query);
  const fields = [...new Set(search.keys())].map((name) => {
    const all = search.getAll(name);
    return [name, all.length === 1 ? all[0] : all];
  });
  const text = body && Buffer.from(body).toString();
  const isJson = /^application\/(?:json|.*\+json)\b/.test(String(headers['content-type']));
  return {
    method,
    url: { path, query: Object.fromEntries(fields) },
    headers: { ...headers, ...(body && { 'content-length': String(body.length) }) },
    body: text === undefined || text === '' ? null : isJson ? JSON.parse(text) : text,
  };
}

const wrongTexts = ['x', '-1', '0', '7', '1.5', 'true', '99999999999', 'a b', 'ä', 'x'.repeat(300)];

/** One that is valid, and others of which each breaks something. */
function* requestsOf(model: Model, operation: Operation): Generator<IncomingRequest> {
  const valid = validRequest(model, operation);
  yield valid;
  const { headers, ...bare } = valid;
  yield { ...bare, headers: {} };
  for (const authorization of ['Basic YTpi', 'Bearer', 'Digest x']) {
    yield { ...valid, headers: { ...headers, authorization } };
  }
  for (const { name, in: place } of operation.parameters) {
    for (const text of wrongTexts) {
      const raw = encodeURIComponent(text);
      if (place === 'path')
        yield { ...valid, path: pathWith(operation, (one) => (one === name ? raw : '7')) };
      if (place === 'query') {
        yield { ...valid, query: `${encodeURIComponent(name)}=${raw}` };
        yield { ...valid, query: `${encodeURIComponent(name)}=${raw}&${encodeURIComponent(name)}=7` };
      }
      if (place === 'header') yield { ...valid, headers: { ...headers, [name.toLowerCase()]: text } };
    }
    const { [name.toLowerCase()]: _, ...others } = headers;
    yield { ...valid, headers: others };
  }
  const everywhere = operation.parameters.map(({ name }) => `${encodeURIComponent(name)}=!`).join('&');
  yield { ...valid, path: pathWith(operation, () => '!'), query: everywhere };
  yield* requestsWithBodies(valid);
}

function* requestsWithBodies(valid: IncomingRequest): Generator<IncomingRequest> {
  const { headers } = valid;
  const type = String(headers['content-type'] ?? 'application/json');
  const withBody = (text: string, contentType: string | undefined = type): IncomingRequest => ({
    ...valid,
    headers: { ...headers, ...(contentType !== undefined && { 'content-type': contentType }) },
    body: Buffer.from(text),
  });
  yield { ...valid, body: undefined };
  yield withBody('a;b', 'text/csv');
  yield withBody('<a/>', 'application/xml');
  if (!/json/.test(type) || !valid.body) return;
  yield withBody('[]', 'application/vnd.x+json');
  for (const text of ['{}', '[]', '7', '"x"', 'true', '{"__proto__":1}']) yield withBody(text);
  const body: unknown = JSON.parse(Buffer.from(valid.body).toString());
  // Prism takes the body null, 0, false or "" for none.
  for (const variant of variantsOf(body)) if (variant) yield withBody(JSON.stringify(variant));
}

/** The value with one of its parts removed, replaced, or added to, at any depth. */
function* variantsOf(value: unknown): Generator<unknown> {
  yield* [null, 7, -1.5, 'x', '', true, [], {}, ['x'], 'x'.repeat(5000)];
  if (Array.isArray(value)) {
    yield [...value, ...value];
    for (const [index, item] of value.slice(0, 2).entries()) {
      for (const variant of variantsOf(item)) yield value.with(index, variant);
    }
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, 'not/documented~': 1 };
    for (const [name, item] of Object.entries(value)) {
      const { [name]: _, ...others } = value as Record<string, unknown>;
      yield others;
      for (const variant of variantsOf(item)) yield { ...value, [name]: variant };
    }
  }
}

function pathWith(operation: Operation, textOf: (name: string) => string): string {
  return operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => textOf(name));
}

function validRequest(model: Model, operation: Operation): IncomingRequest {
  const texts = new Map(
    operation.parameters.map(({ name, in: place, schema, examples }) => {
      const value = examples[0]?.value ?? (schema ? sampleValue(model, schema, 'request') : 'x');
      return [`${place} ${name}`, String(value)];
    }),
  );
  const [content] = operation.requestBody?.content ?? [];
  const example =
    content?.examples[0]?.value ?? (content?.schema && sampleValue(model, content.schema, 'request'));
  const text =
    typeof example === 'string' && !content?.name.includes('json') ? example : JSON.stringify(example);
  const headers = operation.parameters
    .filter((parameter) => parameter.in === 'header')
    .map(({ name }) => [name.toLowerCase(), texts.get(`header ${name}`) ?? '']);
  return {
    path: pathWith(operation, (name) => encodeURIComponent(texts.get(`path ${name}`) ?? '')),
    query: '',
    headers: {
      authorization: 'Bearer x',
      ...Object.fromEntries(headers),
      ...(content && { 'content-type': content.name }),
    },
    body: content && text !== undefined ? Buffer.from(text) : undefined,
  };
}
