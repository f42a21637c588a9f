import { isNamedStatus } from '../../contract/find-response.ts';
import { serializeBody } from '../../http/serialize-body.ts';
import type { MediaType, Model, Operation, Parameter } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import { defaultSampleOptions } from '../../schema/sample/options.ts';
import { createRandom } from '../../schema/sample/random.ts';
import { samplerOf } from '../../schema/sample/sampler.ts';
import { type CaseBody, type CaseRequest, type ParameterValue, withBodyValue } from '../request.ts';
import { bodyExamples, parameterValue } from './parameter-values.ts';
import { withSmallNumbers } from './small-numbers.ts';

/** A body that can be sent, and what to call it. */
export interface PlannedBody extends CaseBody {
  /** `example "validation"`, `sample`. */
  readonly title: string;
  /** The same for an id: `validation`. */
  readonly slug: string;
}

/** The requests that an operation's document describes, or why there is none. */
export type BaseRequest =
  | {
      readonly ok: true;
      readonly request: CaseRequest;
      readonly bodies: readonly PlannedBody[];
      /** Documented bodies that cannot be written, and why. */
      readonly omitted: readonly { readonly mediaType: MediaType; readonly reason: string }[];
    }
  | { readonly ok: false; readonly reason: string };

const known = new WeakMap<Operation, BaseRequest>();

/**
 * The simplest request of an operation: required parameters, and the first body that can be written. Made once for an
 * operation, and kept.
 */
export function buildBaseRequest(model: Model, operation: Operation): BaseRequest {
  let base = known.get(operation);
  if (!base) {
    base = findBaseRequest(model, operation);
    known.set(operation, base);
  }
  return base;
}

function findBaseRequest(model: Model, operation: Operation): BaseRequest {
  const method = operation.method.toUpperCase();
  if (method === 'TRACE') return { ok: false, reason: 'fetch does not send TRACE requests' };
  const parameters: ParameterValue[] = [];
  for (const parameter of operation.parameters.filter((one) => isNeeded(operation, one))) {
    const value = parameterValue(model, parameter);
    // What is made or found on the server takes the place of an id.
    if (parameter.in === 'path' && (value === undefined || value === '')) {
      parameters.push({ parameter, value: '1' });
      continue;
    }
    if (value === undefined || value === '') {
      return {
        ok: false,
        reason: `the required ${parameter.in} parameter "${parameter.name}" has no example, and no value could be made from its schema`,
      };
    }
    parameters.push({ parameter, value });
  }
  const undocumented = undocumentedVariable(operation);
  if (undocumented !== undefined)
    return { ok: false, reason: `the path has {${undocumented}}, which no path parameter describes` };
  const { bodies, omitted } = planBodies(model, operation);
  if (operation.requestBody?.required && bodies.length === 0) {
    const reason = omitted[0]?.reason ?? 'it has no content';
    return { ok: false, reason: `no request body can be made: ${reason}` };
  }
  const request: CaseRequest = {
    method,
    parameters,
    body: bodies[0],
    fixed: new Set(),
  };
  return { ok: true, request, bodies, omitted };
}

function undocumentedVariable({ path, parameters }: Operation): string | undefined {
  const names = [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
  return names.find((name) => !parameters.some((one) => one.in === 'path' && one.name === name));
}

function planBodies(
  model: Model,
  operation: Operation,
): { bodies: PlannedBody[]; omitted: { mediaType: MediaType; reason: string }[] } {
  const bodies: PlannedBody[] = [];
  const omitted: { mediaType: MediaType; reason: string }[] = [];
  const content = operation.requestBody?.content ?? [];
  for (const mediaType of content) {
    const examples = bodyExamples(mediaType);
    const prefix = content.length > 1 ? `${mediaType.name} ` : '';
    const planned = examples.length > 0 ? examples : [sampledBody(model, mediaType)];
    for (const [index, one] of planned.entries()) {
      const result =
        operation.method === 'get' || operation.method === 'head'
          ? { ok: false as const, reason: `fetch sends no body with ${operation.method.toUpperCase()}` }
          : 'reason' in one
            ? { ok: false as const, reason: one.reason }
            : serializeBody(model, mediaType, one.value);
      if (!result.ok) omitted.push({ mediaType, reason: result.reason });
      else {
        const isSample = examples.length === 0;
        const name = 'reason' in one ? undefined : one.name;
        const label = name === undefined ? 'example' : `example "${name}"`;
        bodies.push({
          contentType: result.contentType,
          bytes: result.bytes,
          mediaType,
          value: 'value' in one ? one.value : undefined,
          title: `${prefix}${isSample ? 'sample' : label}`,
          slug: `${prefix.trim().replaceAll('/', '.')}${prefix ? '-' : ''}${name ?? (isSample ? 'sample' : index + 1)}`,
        });
      }
    }
  }
  return { bodies, omitted };
}

function sampledBody(
  model: Model,
  mediaType: MediaType,
): { readonly name: undefined; readonly value: unknown } | { readonly reason: string } {
  if (!mediaType.schema) return { reason: `${mediaType.name} has neither example nor schema` };
  const options = { ...defaultSampleOptions, useExamples: true, fillProperties: false };
  const random = createRandom(mediaType.at.pointer);
  const { value, valid, violations } = samplerOf(model, mediaType.schema, 'request').sample(random, options);
  if (valid) return { name: undefined, value };
  const [violation] = violations;
  const place = violation === undefined || violation.pointer === '' ? '' : ` at ${violation.pointer}`;
  return {
    reason: `${mediaType.name} has no example, and the value made from its schema is not valid${place}: ${violation?.message ?? 'none was found'}`,
  };
}

/** The requests of an operation that may work, the likeliest first: with each example, then with what schemas allow. */
export type BaseCandidates =
  | { readonly ok: true; readonly requests: readonly CaseRequest[] }
  | { readonly ok: false; readonly reason: string };

const candidates = new WeakMap<Operation, BaseCandidates>();

/** The request of an operation that most probably works; undefined where none can be made. */
export function likeliestRequest(model: Model, operation: Operation): CaseRequest | undefined {
  const found = baseCandidates(model, operation);
  return found.ok ? found.requests[0] : undefined;
}

/** Made once for an operation, and kept. */
export function baseCandidates(model: Model, operation: Operation): BaseCandidates {
  let found = candidates.get(operation);
  if (!found) {
    found = findCandidates(model, operation);
    candidates.set(operation, found);
  }
  return found;
}

function findCandidates(model: Model, operation: Operation): BaseCandidates {
  const base = buildBaseRequest(model, operation);
  if (!base.ok) return base;
  const { request, bodies } = base;
  const authored = bodies.length > 0 ? bodies.map((body) => ({ ...request, body })) : [request];
  const sampled =
    operation.method === 'get' || operation.method === 'head' ? [] : samples(model, operation, request);
  return { ok: true, requests: [...authored, ...sampled] };
}

/** Bodies with all properties, and with those only that must be there. */
function samples(model: Model, operation: Operation, request: CaseRequest): readonly CaseRequest[] {
  return (operation.requestBody?.content ?? []).flatMap((mediaType) =>
    [false, true].flatMap((requiredOnly): readonly CaseRequest[] => {
      if (!mediaType.schema) return [];
      const options = { ...defaultSampleOptions, requiredOnly, useExamples: true, fillProperties: false };
      const random = createRandom(`${operation.name} ${mediaType.name}`);
      const { value, valid } = samplerOf(model, mediaType.schema, 'request').sample(random, options);
      if (!valid) return [];
      const small = requiredOnly ? withSmallNumbers(model, mediaType.schema, value) : value;
      return [value, ...(small === value ? [] : [small])].flatMap(
        (one) => withBodyValue(model, request, mediaType, one) ?? [],
      );
    }),
  );
}

/**
 * Whether nothing works without a parameter: `If-Match` is optional by itself, and needed where 428 is documented.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6585#section-3
 */
function isNeeded(operation: Operation, { required, in: place, name }: Parameter): boolean {
  return required || (place === 'header' && plainName(name) === 'ifmatch' && isNamedStatus(operation, 428));
}
