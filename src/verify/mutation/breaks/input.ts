import { requestCheckOf } from '../../../contract/check-request.ts';
import { findResponse } from '../../../contract/find-response.ts';
import type { RequestViolation } from '../../../contract/request-violation.ts';
import type { Model, Operation } from '../../../model/model.ts';
import { isObject } from '../../../model/values.ts';
import { ownerOf } from '../../run/item.ts';
import type { Break } from '../break.ts';
import { type BreakSubject, isCovered } from '../break-subject.ts';
import type { Call, Layer, Reply } from '../broken-server.ts';
import { type Constraint, constraintKey, constraintsOf } from '../constraints-of.ts';
import { callJson, isGood, jsonReply } from '../reply.ts';
import { pathOf } from '../route-call.ts';
import { spread } from '../schema-places.ts';

/** How many rules of one keyword are tried, and how many of an operation. */
const perKeyword = 2;
const perOperation = 10;

/** Requests that break the document and are taken, and those that keep to it and are refused. */
export function breakInput(subject: BreakSubject): readonly Break[] {
  return [
    ...acceptedRules(subject),
    ...acceptedBodies(subject),
    ...unknownIds(subject),
    ...refusedValues(subject),
  ];
}

function acceptedRules({ model, map, operation, resource }: BreakSubject): readonly Break[] {
  // An id that breaks its rules is the id of nothing: whether it is refused as such is not to be told apart.
  const rules = constraintsOf(model, operation).filter(
    ({ where }) =>
      !((resource || ownerOf(map, operation)) && where.startsWith('path ')) &&
      !/^header (?:if-|idempotency)/i.test(where),
  );
  const byKeyword = Map.groupBy(rules, ({ keyword }) => keyword);
  const chosen = [...byKeyword.values()].flatMap((list) => spread(list, perKeyword));
  const all = spread(chosen, perOperation).map(
    (rule): Break => ({
      kind: 'accepts-invalid',
      operation,
      where: `${rule.where} ${rule.keyword}`,
      what: `accepts what breaks "${rule.keyword}" of ${rule.where}`,
      make: () => accepting(model, operation, (violations) => isAlone(violations, rule)),
    }),
  );
  if (all.length > 0 || operation.parameters.length > 0 || !operation.requestBody) return all;
  const lacks = 'rules for the body: types, required, enum, bounds';
  return [
    {
      kind: 'accepts-invalid',
      operation,
      where: 'body',
      what: 'accepts any body',
      lacks,
      make: () => accepting(model, operation, (violations) => violations.every((one) => one.in === 'body')),
    },
  ];
}

/** Whether a rule is broken, and nothing but what stands in the same place is wrong. */
function isAlone(violations: readonly RequestViolation[], rule: Constraint): boolean {
  const place = violations.find((one) => breaks(one, rule));
  return place !== undefined && violations.every(({ path }) => path.join('/') === place.path.join('/'));
}

function breaks({ schemaAt }: RequestViolation, { key }: Constraint): boolean {
  return schemaAt !== undefined && constraintKey(schemaAt.source, schemaAt.pointer) === key;
}

/** Lets requests in that are wrong in a way. */
function accepting(
  model: Model,
  operation: Operation,
  isWay: (violations: readonly RequestViolation[]) => boolean,
): Layer {
  let good: Reply | undefined;
  return async (call, next) => {
    if (call.operation !== operation) return next(call);
    const violations = errorsOf(model, operation, call);
    const isLetIn = violations.length > 0 && isWay(violations);
    const reply = await next(call, isLetIn ? { isUnchecked: true } : {});
    if (isGood(reply)) good = reply;
    // What cannot be worked with is answered as something that can.
    return isLetIn && !isGood(reply) ? (good ?? reply) : reply;
  };
}

function errorsOf(model: Model, operation: Operation, call: Call): readonly RequestViolation[] {
  const { query, body } = call;
  const headers = Object.fromEntries(call.headers);
  const request = { path: pathOf(operation, call), query, headers, body };
  return requestCheckOf(model, operation)
    .check(request)
    .violations.filter(({ severity }) => severity === 'Error');
}

/** Bodies that cannot be read are answered as if they could be. */
function acceptedBodies({ model, operation }: BreakSubject): readonly Break[] {
  if (!operation.requestBody) return [];
  const isUnreadable = ({ code }: RequestViolation) =>
    code === 415 || (typeof code === 'string' && code.startsWith('malformed'));
  return [
    {
      kind: 'accepts-malformed',
      operation,
      where: 'body',
      what: 'accepts a body that cannot be read, or of another media type',
      make: () => {
        let good = jsonReply(200, {});
        return async (call, next) => {
          const isBroken =
            call.operation === operation && errorsOf(model, operation, call).some(isUnreadable);
          const reply = await next(call);
          if (isGood(reply) && call.operation === operation) good = reply;
          return isBroken && (reply.status === 400 || reply.status === 415 || reply.status === 422)
            ? good
            : reply;
        };
      },
    },
  ];
}

function unknownIds({ operation, role, resource }: BreakSubject): readonly Break[] {
  if (!resource || !role || !['read', 'replace', 'patch', 'delete'].includes(role.kind)) return [];
  if (!operation.path.includes('{')) return [];
  const make = (): Layer => {
    let good = jsonReply(200, {});
    return async (call, next) => {
      const reply = await next(call);
      if (call.operation !== operation) return reply;
      if (isGood(reply)) good = reply;
      return reply.status === 404 ? good : reply;
    };
  };
  const what = 'answers an unknown id with a success';
  const one: Break = { kind: 'unknown-id-found', operation, where: '404', what, make };
  return [isCovered(operation, 404) ? one : { ...one, lacks: 'a 404' }];
}

/** One value of an enum, or a number at its bound, is refused. */
function refusedValues({ model, operation }: BreakSubject): readonly Break[] {
  const status = [422, 400].find((one) => findResponse(operation, one)?.status === String(one));
  const optional = bodyProperties(operation).filter((name) => !requiredNames(operation).has(name));
  const [name] = optional;
  if (status === undefined || name === undefined) return [];
  const make = (): Layer => async (call, next) => {
    const body = callJson(call);
    const isMeant =
      call.operation === operation &&
      isObject(body) &&
      Object.hasOwn(body, name) &&
      errorsOf(model, operation, call).length === 0;
    return next(call, isMeant ? { status } : {});
  };
  const what = `refuses every body that has ${name}`;
  return [{ kind: 'refuses-valid', operation, where: `body ${name}`, what, make }];
}

function jsonSchemas(operation: Operation): readonly Record<string, unknown>[] {
  return (operation.requestBody?.content ?? []).flatMap(({ schema }) =>
    schema && isObject(schema.value) ? [schema.value] : [],
  );
}

function bodyProperties(operation: Operation): readonly string[] {
  return jsonSchemas(operation).flatMap(({ properties }) =>
    isObject(properties) ? Object.keys(properties) : [],
  );
}

function requiredNames(operation: Operation): ReadonlySet<unknown> {
  return new Set(jsonSchemas(operation).flatMap(({ required }) => (Array.isArray(required) ? required : [])));
}
