import type { MediaType, Model, Operation, Parameter, SchemaNode } from '../../model/model.ts';
import { findPlaces, sentParameters, writtenContent } from '../boundaries/find-places.ts';
import type { Place } from '../boundaries/place.ts';

/** What of an operation's requests can be varied. */
export interface FuzzParts {
  /** Of query, headers and cookies; those of the path name what is there. */
  readonly parameters: readonly { readonly parameter: Parameter; readonly schema: SchemaNode }[];
  /** Bodies that can be written from values. */
  readonly bodies: readonly { readonly mediaType: MediaType; readonly schema: SchemaNode }[];
  /** Where something can be wrong. */
  readonly places: readonly Place[];
}

const known = new WeakMap<Operation, FuzzParts>();

/** What can be varied; worked out once for an operation. */
export function fuzzPartsOf(model: Model, operation: Operation): FuzzParts {
  let parts = known.get(operation);
  if (!parts) {
    parts = findParts(model, operation);
    known.set(operation, parts);
  }
  return parts;
}

function findParts(model: Model, operation: Operation): FuzzParts {
  const isVaried = ({ in: place }: Parameter) => place !== 'path' && place !== 'querystring';
  const parameters = sentParameters(model, operation).flatMap((parameter) => {
    const schema = parameter.schema;
    return schema && isVaried(parameter) && !isLeftAlone(parameter) ? [{ parameter, schema }] : [];
  });
  const bodies = writtenContent(operation).flatMap((mediaType) => {
    const { schema } = mediaType;
    return schema ? [{ mediaType, schema }] : [];
  });
  const places = findPlaces(model, operation).filter(
    ({ root }) => root.kind === 'body' || !isLeftAlone(root.parameter),
  );
  return { parameters, bodies, places };
}

/** Headers with a meaning of their own, and amounts of time that a server waits: these are not left to chance. */
function isLeftAlone({ in: place, name }: Parameter): boolean {
  return waits.test(name) || (place === 'header' && standardHeaders.test(name));
}

const standardHeaders =
  /^(?:if-.*|range|accept.*|content-.*|authorization|cookie|host|origin|prefer|expect|connection|transfer-encoding|upgrade.*|x-http-method.*|.*idempotency-?key)$/i;
const waits = /wait|delay|sleep|timeout|poll|duration|interval|seconds|milliseconds|_ms$/i;
