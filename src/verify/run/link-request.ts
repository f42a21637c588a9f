import type { Exchange } from '../../contract/exchange.ts';
import { evaluateExpression } from '../../http/runtime-expression.ts';
import type { Link, MediaType, Operation, Parameter } from '../../model/model.ts';
import { evaluateValue } from '../flows/flow-expression.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { type CaseRequest, withBodyValue, withParameter } from '../request.ts';
import { contextOf } from './bind-values.ts';
import { pathNames } from './item.ts';
import type { World } from './world.ts';

/**
 * The request that a link describes: parameters of every kind and the body, from what was sent and answered. Undefined where
 * the exchange does not have what the link names, or the path needs more than it says.
 *
 * @param path the path parameters of the exchange; those of the same name go on to the target
 * @see https://spec.openapis.org/oas/v3.1.0#link-object
 */
export function linkRequest(
  world: World,
  target: Operation,
  link: Link,
  exchange: Exchange,
  path: ReadonlyMap<string, unknown>,
): CaseRequest | undefined {
  const context = contextOf(exchange, path);
  const named = new Map<Parameter, unknown>();
  for (const parameter of target.parameters)
    if (parameter.in === 'path' && path.has(parameter.name)) named.set(parameter, path.get(parameter.name));
  for (const [key, expression] of Object.entries(link.parameters)) {
    const parameter = parameterOf(target, key);
    const value = evaluateExpression(expression, context);
    if (!parameter || value === undefined || value === null || value === '') return undefined;
    named.set(parameter, value);
  }
  const isWhole = pathNames(target).every((name) =>
    [...named.keys()].some((one) => one.in === 'path' && one.name === name),
  );
  const usual = isWhole ? likeliestRequest(world.model, target) : undefined;
  const request =
    usual &&
    [...named].reduce((left, [parameter, value]) => withParameter(left, { parameter, value }), usual);
  const mediaType = jsonOf(target);
  if (!request || link.requestBody === undefined || !mediaType) return request;
  const none = { inputs: {}, steps: new Map(), workflows: new Map() };
  const body = evaluateValue(link.requestBody, { ...none, exchange: context });
  const changed = body === undefined ? undefined : withBodyValue(world.model, request, mediaType, body);
  return changed && { ...changed, fixed: new Set([...changed.fixed, 'body']) };
}

/** `path.id`, or `id` where no other parameter is called so. */
function parameterOf({ parameters }: Operation, key: string): Parameter | undefined {
  const [, place, name] = /^(path|query|header|cookie)\.(.+)$/s.exec(key) ?? [];
  const inPlace = parameters.find((one) => one.in === place && one.name === name);
  return inPlace ?? parameters.find((one) => one.name === key);
}

function jsonOf({ requestBody }: Operation): MediaType | undefined {
  return requestBody?.content.find(({ name }) => /^application\/(?:[\w.-]+\+)?json\b/i.test(name));
}
