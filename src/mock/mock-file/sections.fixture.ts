import type { Model } from '../../model/model.ts';
import { modelOf } from '../model.fixture.ts';
import { type Defect, WrittenValue } from './written-value.ts';

/** Reads a section from a value, with what is told of it. */
export function readSection<Section>(
  name: string,
  value: unknown,
  read: (written: WrittenValue) => Section,
): { readonly section: Section; readonly defects: readonly Defect[] } {
  const defects: Defect[] = [];
  const at = { source: '/mocks/api.yaml', pointer: `/${name}` };
  const section = read(new WrittenValue(value, at, name, (defect) => void defects.push(defect)));
  return { section, defects };
}

/** What is told, with its place: `/faults/0/rate: "rate" must be …`. */
export function linesOf(defects: readonly Defect[]): readonly string[] {
  return defects.map(({ at, message, hint }) => `${at.pointer}: ${message}. ${hint}`);
}

const json = (example: unknown) => ({ content: { 'application/json': { example } } });

/** A document with two tags, operations that document 503, 429 or neither, and credentials of all kinds. */
export function shopModel(more: Record<string, unknown> = {}): Model {
  const operation = (operationId: string, tags: string[], responses: object, own: object = {}) => ({
    operationId,
    tags,
    responses: { 200: { description: 'ok', ...json({ a: 1 }) }, ...responses },
    ...own,
  });
  const down = { 503: { description: 'down', ...json({ error: 'down' }) } };
  return modelOf({
    openapi: '3.1.0',
    paths: {
      '/orders': {
        get: operation('listOrders', ['Orders'], down),
        post: operation('addOrder', ['Orders'], { default: { description: 'error', ...json({ e: 1 }) } }),
      },
      '/items': { get: operation('listItems', ['Items'], {}) },
    },
    ...more,
  });
}
