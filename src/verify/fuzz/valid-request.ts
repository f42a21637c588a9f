import type { Model, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { arbitraryOf } from '../../schema/arbitrary/arbitrary.ts';
import type { Random } from '../../schema/sample/random.ts';
import { validatorOf } from '../../schema/validate.ts';
import { type CaseRequest, type ParameterValue, parameterKey, withBodyValue } from '../request.ts';
import type { FuzzParts } from './fuzz-parts.ts';

/**
 * A random valid request: some of the optional parameters and properties, usual values and unusual ones. Parameters of
 * the path stay, since they name what is there.
 *
 * @param usual a request that the server accepts
 */
export function validRequest(
  model: Model,
  parts: FuzzParts,
  usual: CaseRequest,
  random: Random,
): CaseRequest {
  const varied = new Set(parts.parameters.map(({ parameter }) => parameter));
  const kept = usual.parameters.filter(({ parameter }) => !varied.has(parameter));
  const drawn = parts.parameters.flatMap(({ parameter, schema }): ParameterValue[] => {
    const known = usual.parameters.find((one) => one.parameter === parameter);
    if (known && random.chance(0.3)) return [known];
    if (!parameter.required && random.chance(0.5)) return [];
    const value = drawnValue(model, schema, random);
    return value === undefined ? (known ? [known] : []) : [{ parameter, value }];
  });
  const fixed = new Set([...usual.fixed, ...drawn.map(({ parameter }) => parameterKey(parameter))]);
  const request = { ...usual, parameters: [...kept, ...drawn], fixed };
  return withBody(model, parts, request, random);
}

function withBody(model: Model, { bodies }: FuzzParts, request: CaseRequest, random: Random): CaseRequest {
  if (bodies.length === 0) return request;
  const known = bodies.find(({ mediaType }) => mediaType === request.body?.mediaType);
  const body = known && random.chance(0.7) ? known : random.pick(bodies);
  const drawn = drawnValue(model, body.schema, random);
  const usual = body === known ? request.body?.value : undefined;
  const mixed = random.chance(0.5) ? mixedValue(model, body.schema, usual, drawn, random) : drawn;
  if (mixed === undefined) return request;
  return withBodyValue(model, request, body.mediaType, mixed) ?? request;
}

/** What usually works with some properties of another value; the other value where that is not valid. */
function mixedValue(
  model: Model,
  schema: SchemaNode,
  usual: unknown,
  drawn: unknown,
  random: Random,
): unknown {
  if (!isObject(usual) || !isObject(drawn)) return drawn;
  const names = [...new Set([...Object.keys(usual), ...Object.keys(drawn)])];
  const entries = names.flatMap((name) => {
    const from = random.chance(0.4) ? usual : drawn;
    return Object.hasOwn(from, name) ? [[name, from[name]] as const] : [];
  });
  const mixed = Object.fromEntries(entries);
  return validatorOf(model, schema, 'request').check(mixed).length === 0 ? mixed : drawn;
}

/** A random value of a schema; undefined where none could be made. */
function drawnValue(model: Model, schema: SchemaNode, random: Random): unknown {
  const count = 6;
  const drawn = arbitraryOf(model, schema, 'request').draw(random.integer(0, 0x7fffffff), count);
  // The first ones of a draw are the most extreme.
  return drawn.length === 0 ? undefined : random.pick(drawn);
}
