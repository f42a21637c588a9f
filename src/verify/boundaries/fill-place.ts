import type { Model, SchemaNode } from '../../model/model.ts';
import { validatorOf } from '../../schema/validate.ts';
import { type CaseRequest, parameterKey, withBodyValue, withParameter } from '../request.ts';
import { changedAt, valueAtPath } from './change-value.ts';
import { removed } from './object-property.ts';
import type { Place, Root } from './place.ts';
import { sampleOf } from './sample-of.ts';

/** The value of a root in a request; undefined where it is not there. */
export function rootValue(request: CaseRequest, root: Root): unknown {
  if (root.kind === 'body') return request.body?.value;
  return request.parameters.find(({ parameter }) => parameter === root.parameter)?.value;
}

/** The request with another value at a place, or without it; undefined where that cannot be written. */
export function withChange(
  model: Model,
  request: CaseRequest,
  { root, path }: Pick<Place, 'root' | 'path'>,
  change: unknown,
): CaseRequest | undefined {
  const value = changedAt(rootValue(request, root), path, change);
  if (root.kind === 'parameter') {
    const { parameter } = root;
    if (value !== removed) return withParameter(request, { parameter, value });
    const parameters = request.parameters.filter((one) => one.parameter !== parameter);
    return { ...request, parameters, fixed: new Set([...request.fixed, parameterKey(parameter)]) };
  }
  const fixed = new Set([...request.fixed, path.length === 0 ? 'body' : `body /${path.join('/')}`]);
  if (value === removed) return { ...request, body: undefined, fixed };
  const written = withBodyValue(model, request, root.mediaType, value);
  return written && { ...written, fixed };
}

/**
 * The request with a value at a place, so that the value can be changed: what is missing is made from its schema, in a
 * branch of alternatives too. Undefined where no value could be made.
 */
export function withPlace(model: Model, request: CaseRequest, place: Place): CaseRequest | undefined {
  const filled = place.parent ? withPlace(model, request, place.parent) : request;
  if (!filled) return undefined;
  const found = valueAtPath(rootValue(filled, place.root), place.path);
  const isThere = found !== undefined && found !== null;
  if (place.isBranch && place.parent) {
    if (isThere && isValid(model, place.node, found)) return filled;
    const made = sampleOf(model, place.parent.node, (value) => isValid(model, place.node, value));
    return made === undefined ? undefined : withChange(model, filled, place, made);
  }
  if (isThere) return filled;
  const made = sampleOf(model, place.node, (value) => value !== null);
  return made === undefined ? undefined : withChange(model, filled, place, made);
}

function isValid(model: Model, node: SchemaNode, value: unknown): boolean {
  return validatorOf(model, node, 'request').check(value).length === 0;
}
