import { resolve } from '../document/document.ts';
import type { BodyFault } from '../http/body-reading.ts';
import type { Model, Operation, Parameter } from '../model/model.ts';
import { childOf } from '../model/reader.ts';
import { isObject, lazy } from '../model/values.ts';
import type { Problem } from '../problem.ts';
import { queryCheck } from './check-query.ts';
import { bodyCheck } from './check-request-body.ts';
import { cookieCheck, headerCheck, pathCheck } from './check-request-locations.ts';
import type { IncomingRequest, RequestViolation } from './request-violation.ts';

export type { IncomingRequest, RequestViolation } from './request-violation.ts';

/** What a request says, as values, and what is wrong with it. */
export interface CheckedRequest {
  /** In Prism's order: body, headers, query, path, then cookies, of which Prism knows nothing. */
  readonly violations: readonly RequestViolation[];
  /** The documented parameters that were sent, by name (headers in lower case), read as their schemas say. */
  readonly parameters: Readonly<
    Record<'path' | 'query' | 'header' | 'cookie', Readonly<Record<string, unknown>>>
  >;
  /** Decoded: an object for JSON, forms, multipart and XML, bytes for what is binary; undefined without a body. */
  readonly body: unknown;
  /** Why the body cannot be read at all; it is among the violations too. */
  readonly fault?: BodyFault;
}

/** The check of requests to one operation. */
export interface RequestCheck {
  check(request: IncomingRequest): CheckedRequest;
  /** What cannot be enforced; reading it compiles everything. */
  readonly problems: readonly Problem[];
}

/**
 * The check of an operation's requests, made on first use and kept; each schema is compiled when the first value of
 * it comes.
 *
 * @example
 * requestCheckOf(model, operation).check({ path: '/jobs', query: 'limit=x', headers: {}, body: undefined }).violations
 */
export function requestCheckOf(model: Model, operation: Operation): RequestCheck {
  let check = checks.get(operation);
  if (!check) {
    check = compile(model, operation);
    checks.set(operation, check);
  }
  return check;
}

const checks = new WeakMap<Operation, RequestCheck>();

function compile(model: Model, operation: Operation): RequestCheck {
  const parts = lazy(() => compileParts(model, operation));
  return {
    check: (request) => {
      try {
        return checkParts(parts(), request);
      } catch (error) {
        // A value nested as deep as no stack is: recursive schemas are checked by recursion.
        if (error instanceof RangeError) return tooDeep;
        throw error;
      }
    },
    get problems() {
      const { body, header, query, path, cookie, problems } = parts();
      const all = [
        problems,
        ...[path, query, header, cookie, body].map((part) => part?.problems ?? []),
      ].flat();
      const keyOf = ({ code, message, at }: Problem) => `${code} ${message} ${at?.source}#${at?.pointer}`;
      return [...new Map(all.map((problem) => [keyOf(problem), problem])).values()];
    },
  };
}

type Parts = ReturnType<typeof compileParts>;

const nothing: Readonly<Record<string, unknown>> = Object.freeze({});
const tooDeep: CheckedRequest = {
  violations: [
    {
      in: 'body',
      path: [],
      code: 'too-deep',
      severity: 'Error',
      message: 'The request is nested too deep to be checked',
    },
  ],
  parameters: { path: nothing, query: nothing, header: nothing, cookie: nothing },
  body: undefined,
};

function checkParts({ body, header, query, path, cookie }: Parts, request: IncomingRequest): CheckedRequest {
  const violations: RequestViolation[] = [];
  const checkedBody = body.check(request, violations);
  const headers = header ? header.check(request.headers, violations) : nothing;
  const fields = query.check(request.query, violations);
  const segments = path ? path.check(request.path.split('/'), violations) : nothing;
  const cookies = cookie ? cookie.check(request.headers, violations) : nothing;
  const parameters = { path: segments, query: fields, header: headers, cookie: cookies };
  const { value, fault } = checkedBody;
  return fault ? { violations, parameters, body: value, fault } : { violations, parameters, body: value };
}

function compileParts(model: Model, operation: Operation) {
  const parameters = inPrismsOrder(model, operation);
  const problems: Problem[] = [];
  return {
    body: bodyCheck(model, operation),
    header: headerCheck(model, parameters),
    query: queryCheck(model, parameters),
    path: pathCheck(model, operation, parameters, problems),
    cookie: cookieCheck(model, parameters),
    problems,
  };
}

/** The operation's own parameters come before those of its path. */
function inPrismsOrder({ document }: Model, { raw, at, parameters }: Operation): readonly Parameter[] {
  const list: readonly unknown[] = Array.isArray(raw.parameters) ? raw.parameters : [];
  const own = new Set(
    list.map((item, index) => {
      const found = resolve(document, item, childOf(at, 'parameters', index));
      const value = found.ok ? found.resolved.value : undefined;
      return isObject(value) ? `${value.in} ${value.name}` : '';
    }),
  );
  const isOwn = (parameter: Parameter) => own.has(`${parameter.in} ${parameter.name}`);
  return [...parameters.filter(isOwn), ...parameters.filter((parameter) => !isOwn(parameter))];
}
