import type { MediaType, Model, Operation } from '../../model/model.ts';
import { validatorOf } from '../../schema/validate.ts';
import type { Fields } from './fields.ts';

/** What an operation takes JSON patches as; undefined where it takes none. */
export function jsonPatchOf({ requestBody }: Pick<Operation, 'requestBody'>): MediaType | undefined {
  return requestBody?.content.find(({ name }) => /^application\/json-patch\+json\b/i.test(name));
}

/**
 * `[{ op: 'replace', path: '/title', value: 'New' }]`: the steps that give fields other values. Undefined where the schema of the
 * media type has no such steps.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6902#section-4
 */
export function stepsFor(model: Model, { schema }: MediaType, fields: Fields): unknown {
  const stepsWith = (op: 'replace' | 'add') =>
    Object.entries(fields).map(([name, value]) => ({ op, path: pointerTo(name), value }));
  // `add` sets as well what is there already.
  return [stepsWith('replace'), stepsWith('add')].find(
    (steps) => !schema || validatorOf(model, schema, 'request').check(steps).length === 0,
  );
}

/** @see https://www.rfc-editor.org/rfc/rfc6901#section-3 */
export function pointerTo(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
