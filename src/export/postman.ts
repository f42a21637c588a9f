import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { bundleDocument } from '../document/bundle.ts';
import { ToolkitError } from '../error.ts';
import type { Model } from '../model/model.ts';

type Tree = Record<string, unknown>;

/** What is used of openapi-to-postmanv2, whose own types know neither its results nor its inner modules. */
interface Converter {
  convertV2(
    input: { readonly type: 'string'; readonly data: string },
    options: Readonly<Record<string, unknown>>,
    done: (
      error: unknown,
      result?: { readonly result: boolean; readonly reason?: string; readonly output?: { data: Tree }[] },
    ) => void,
  ): void;
}

const options = {
  folderStrategy: 'Tags',
  requestNameSource: 'Fallback',
  parametersResolution: 'Example',
  includeAuthInfoInExample: true,
  optimizeConversion: false,
};

/**
 * The document as a Postman collection (v2.1), as JSON text: a folder a tag, a request an operation, the documented
 * answers as its examples, the server as the variable `baseUrl`, credentials as variables to fill in.
 *
 * The adapter of Postman's converter, made reproducible: identifiers are derived from what they identify, and what it
 * makes up where the document has no example comes from a fixed sequence.
 *
 * @throws ToolkitError E_INPUT for a document that the converter refuses
 */
export async function exportPostman(model: Model): Promise<string> {
  const require = createRequire(import.meta.url);
  const converter = require('openapi-to-postmanv2') as Converter;
  const faker = require('openapi-to-postmanv2/assets/json-schema-faker.js') as {
    option(values: { readonly random: () => number }): void;
  };
  const tree = await bundleDocument(model.document);
  const data = JSON.stringify({ ...tree, openapi: `${model.version}.0` });
  faker.option({ random: fixedSequence() });
  const collection = await convert(converter, data);
  const cookies = [...model.securitySchemes.values()].flatMap((scheme) =>
    scheme.in === 'cookie' && scheme.parameterName !== undefined ? [scheme.parameterName] : [],
  );
  for (const auth of [collection.auth, ...authsOf(collection.item)]) sendAsCookie(auth, cookies);
  identify(collection, model.info.title);
  declareVariables(collection);
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function convert(converter: Converter, data: string): Promise<Tree> {
  return new Promise((resolve, reject) => {
    converter.convertV2({ type: 'string', data }, options, (error, result) => {
      const collection = result?.output?.[0]?.data;
      if (result?.result && collection) return resolve(collection);
      const reason = error instanceof Error ? error.message : (result?.reason ?? 'it gives no reason');
      reject(
        new ToolkitError('E_INPUT', `Postman's converter refuses the document: ${reason}`, {
          hint: 'Correct what "concordat lint" finds in it and try again.',
        }),
      );
    });
  });
}

/** The same numbers between 0 and 1 every time (mulberry32). */
function fixedSequence(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

/** Gives the collection, its requests and their examples identifiers that stay while names and places do. */
function identify(collection: Tree, title: string): void {
  const info = collection.info as Tree;
  info._postman_id = derivedId([title]);
  const visit = (items: unknown, path: readonly string[]): void => {
    if (!Array.isArray(items)) return;
    const used = new Map<string, number>();
    for (const item of items as Tree[]) {
      const request = item.request as Tree | undefined;
      const key = `${String(request?.method ?? '')} ${String(item.name)} ${String(item.code ?? '')}`;
      const count = used.get(key) ?? 0;
      used.set(key, count + 1);
      const here = [...path, key, String(count)];
      if ('id' in item) item.id = derivedId([title, ...here]);
      visit(item.item, here);
      visit(item.response, here);
    }
  };
  visit(collection.item, []);
}

/** A UUID (version 8, RFC 9562) of what it stands for. */
function derivedId(parts: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return groups.join('-');
}

/** Postman has no place for a key in a cookie, and the converter makes it a header of that name. */
function sendAsCookie(auth: unknown, cookies: readonly string[]): void {
  const fields = (auth as { apikey?: unknown } | undefined)?.apikey;
  if (!Array.isArray(fields)) return;
  const name = (fields as Tree[]).find(({ key }) => key === 'key');
  const value = (fields as Tree[]).find(({ key }) => key === 'value');
  if (!name || !value || !cookies.includes(String(name.value))) return;
  value.value = `${String(name.value)}=${String(value.value)}`;
  name.value = 'Cookie';
}

/** Credentials are used as `{{bearerToken}}` and so on, which Postman marks red until there is such a variable. */
function declareVariables(collection: Tree): void {
  const variables = Array.isArray(collection.variable) ? (collection.variable as Tree[]) : [];
  const known = new Set(variables.map(({ key }) => key));
  const used = JSON.stringify([collection.auth, ...authsOf(collection.item)]).matchAll(/\{\{(\w+)\}\}/g);
  const missing = new Set([...used].flatMap(([, name]) => (name && !known.has(name) ? [name] : [])));
  collection.variable = [...variables, ...[...missing].map((key) => ({ key, value: '', type: 'string' }))];
}

function authsOf(items: unknown): unknown[] {
  if (!Array.isArray(items)) return [];
  return (items as Tree[]).flatMap((item) => [
    (item.request as Tree | undefined)?.auth,
    ...authsOf(item.item),
  ]);
}
