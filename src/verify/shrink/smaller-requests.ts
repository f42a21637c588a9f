import type { Model } from '../../model/model.ts';
import { type CaseRequest, withBodyValue, withoutParameter, withParameter } from '../request.ts';
import { smallerValues } from './smaller-values.ts';

/**
 * Requests that are nearer to one that usually works, or smaller: without what need not be sent, with the usual values,
 * then with smaller ones.
 */
export function* smallerRequests(
  model: Model,
  request: CaseRequest,
  usual: CaseRequest,
): Generator<CaseRequest> {
  const extra = request.parameters.filter(({ parameter }) => !parameter.required);
  if (extra.length > 1)
    yield extra.reduce((less, { parameter }) => withoutParameter(less, parameter), request);
  for (const { parameter } of extra) yield withoutParameter(request, parameter);
  yield* usualParts(request, usual);
  const { body } = request;
  if (body?.mediaType && body.value !== undefined) {
    for (const value of smallerValues(body.value)) {
      const smaller = withBodyValue(model, request, body.mediaType, value);
      if (smaller) yield smaller;
    }
  }
  // Many servers take a parameter without a value for none at all.
  for (const { parameter, value } of request.parameters)
    for (const smaller of smallerValues(value))
      if (smaller !== '') yield withParameter(request, { parameter, value: smaller });
}

/** With one part as it is in the request that works. */
function* usualParts(request: CaseRequest, usual: CaseRequest): Generator<CaseRequest> {
  if (request.body && usual.body && !isSame(request.body.bytes, usual.body.bytes))
    yield { ...request, body: usual.body };
  for (const one of request.parameters) {
    const known = usual.parameters.find(({ parameter }) => parameter === one.parameter);
    if (!known || JSON.stringify(known.value) === JSON.stringify(one.value)) continue;
    const parameters = request.parameters.map((other) => (other === one ? known : other));
    yield { ...request, parameters };
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
