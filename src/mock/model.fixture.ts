import { parseSource } from '../document/parse.ts';
import { buildModel } from '../model/build.ts';
import type { Model } from '../model/model.ts';

/** The model of a document given as a tree: `openapi` and `info` are filled in. */
export function modelOf(document: Record<string, unknown>): Model {
  const text = JSON.stringify({ openapi: '3.0.3', info: { title: 'T', version: '1' }, ...document });
  const source = parseSource('/t.json', text);
  if (!source.ok) throw new Error('the fixture cannot be read');
  const model = buildModel({ root: source.value, sources: new Map([['/t.json', source.value]]) });
  if (!model.ok) throw new Error(`the fixture cannot be used: ${model.problems[0]?.message}`);
  return model.value;
}

/** An operation that answers 200 with this JSON example. */
export function answering(example: unknown): Record<string, unknown> {
  return { responses: { 200: { description: 'ok', content: { 'application/json': { example } } } } };
}
