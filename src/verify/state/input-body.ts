import type { MediaType, Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Envelope } from '../../resources/resource.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { type CaseRequest, withBodyValue } from '../request.ts';
import type { World } from '../run/world.ts';
import { type Fields, withUnder } from './fields.ts';

/**
 * A request with other fields in its body; undefined where they cannot be written.
 *
 * @param fixed the fields that are sent as they are; the others may be made unique, or refer to what is there
 */
export function withInput(
  world: World,
  request: CaseRequest,
  input: Envelope,
  fields: Fields,
  fixed: Iterable<string> | 'all',
): CaseRequest | undefined {
  const { body } = request;
  if (!body?.mediaType) return undefined;
  const changed = withBodyValue(
    world.model,
    request,
    body.mediaType,
    withUnder(body.value, input.path, fields),
  );
  if (!changed) return undefined;
  const keys =
    fixed === 'all' ? ['body'] : [...fixed].map((name) => `body /${[...input.path, name].join('/')}`);
  return { ...changed, fixed: new Set([...changed.fixed, ...keys]) };
}

/** A request of an operation with this body, whatever its document's examples are; undefined where it cannot be written. */
export function requestWith(
  world: World,
  operation: Operation,
  mediaType: MediaType,
  body: unknown,
): CaseRequest | undefined {
  const request = likeliestRequest(world.model, operation);
  const changed = request && withBodyValue(world.model, request, mediaType, body);
  return changed && { ...changed, fixed: new Set([...changed.fixed, 'body']) };
}

/** The JSON that an operation takes, that for JSON Patch aside; undefined where there is none. */
export function jsonInput({ requestBody }: Operation): MediaType | undefined {
  const isJson = ({ name }: MediaType) =>
    /^application\/(?:[\w.-]+\+)?json\b/i.test(name) && !/json-patch/i.test(name);
  return requestBody?.content.find(isJson);
}

/** The body that usually works, where it is an object. */
export function usualBody(world: World, operation: Operation): Fields | undefined {
  const value = likeliestRequest(world.model, operation)?.body?.value;
  return isObject(value) ? value : undefined;
}
