import { buildModel } from '../model/build.ts';
import type { Model } from '../model/model.ts';
import { generate } from './generate.ts';

/** A part of a document. */
export type Json = Record<string, unknown>;

/** The model of a document that is given as an object. */
export function modelOf(document: Json): Model {
  const root = { uri: '/t.json', text: JSON.stringify(document), format: 'json' as const, value: document };
  const model = buildModel({ root, sources: new Map([[root.uri, root]]) });
  if (!model.ok) throw new Error(JSON.stringify(model.problems));
  return model.value;
}

/** The generated files of a document, by name. */
export async function filesOf(document: Json, name = 'api'): Promise<Record<string, string>> {
  const info = { title: 'T', version: '1' };
  const files = await generate(name, modelOf({ openapi: '3.1.0', info, paths: {}, ...document }), {
    version: '0.0.0',
  });
  return Object.fromEntries(files.map(({ path, text }) => [path.replace(`${name}/`, ''), text]));
}

/** A document with one operation. */
export function operation(value: Json, method = 'get', path = '/x', more: Json = {}): Json {
  return { paths: { [path]: { [method]: { responses: { 204: { description: '' } }, ...value } } }, ...more };
}

/** A JSON response of a schema. */
export const json = (schema: Json) => ({ description: '', content: { 'application/json': { schema } } });
/** A document's schemas. */
export const schemas = (value: Json) => ({ components: { schemas: value } });
