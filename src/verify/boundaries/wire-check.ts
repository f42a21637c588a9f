import type { RequestViolation } from '../../contract/check-request.ts';
import type { Operation } from '../../model/model.ts';
import { type CaseRequest, parameterKey } from '../request.ts';
import { buildRequest } from '../run/build-request.ts';
import { credentialsFor } from '../run/credentials.ts';
import { type Item, pathValues } from '../run/item.ts';
import { prepareRequest } from '../run/prepare-request.ts';
import type { World } from '../run/world.ts';
import { violationsOf } from './wire-violations.ts';

/** Where requests that are only looked at would go. */
const nowhere = 'http://localhost';

/** What a request says wrongly once it is written, as a server reads it: warnings left out. */
export function wireViolations(
  world: World,
  operation: Operation,
  request: CaseRequest,
  item: Item,
): readonly RequestViolation[] {
  const { model, map, options } = world;
  const credentials = credentialsFor(model.securitySchemes, operation, request.credentials, options);
  const values = pathValues(map, operation, item);
  const wire = buildRequest(model, operation, request, values, { server: nowhere, credentials });
  return violationsOf(model, operation, wire);
}

/** The request with everything put in that sending would put in, and all of it held fixed: what is checked is sent. */
export async function settledRequest(
  world: World,
  operation: Operation,
  request: CaseRequest,
  item: Item,
): Promise<CaseRequest> {
  return held(await prepareRequest(world, operation, request, item));
}

/** The request with headers and body held fixed; the ids in its path are put in all the same. */
export function held(request: CaseRequest): CaseRequest {
  const headers = request.parameters.filter(({ parameter }) => parameter.in === 'header');
  const keys = headers.map(({ parameter }) => parameterKey(parameter));
  return { ...request, fixed: new Set([...request.fixed, 'body', ...keys]) };
}
