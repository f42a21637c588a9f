import { bodyFormatOf, selectMediaType } from '../http/media-type.ts';
import type { Router } from '../http/route.ts';
import type { Model, Operation, Parameter } from '../model/model.ts';
import { validatorOf } from '../schema/validate.ts';
import { type Case, type CaseRequest, type ProbeKind, probeStatuses } from './case.ts';

/**
 * The cheap requests that a server must refuse, for each status that the document names for them.
 *
 * @param router tells which methods a path has; undefined where they are not to be tried: once a path is enough
 */
export function planProbes(
  model: Model,
  operation: Operation,
  request: CaseRequest,
  router: Router<Operation> | undefined,
): readonly Case[] {
  const probes: readonly [ProbeKind, string, CaseRequest | undefined][] = [
    ['no-credentials', 'without credentials', withoutCredentials(model, operation, request)],
    ['unknown-id', 'with an unknown id', withUnknownId(model, operation, request)],
    ['malformed-json', 'with malformed JSON', withMalformedJson(request)],
    ['media-type', 'with a wrong media type', withWrongMediaType(operation, request)],
    ['method', 'with another method', router && withOtherMethod(router, operation, request)],
  ];
  return probes.flatMap(([probe, title, changed]) =>
    changed && namesStatus(operation, probeStatuses[probe])
      ? [
          {
            id: `${operation.name}/probe/${probe}`,
            phase: 'probes' as const,
            operation,
            title: probe === 'method' ? `${title} (${changed.method})` : title,
            request: changed,
            probe,
          },
        ]
      : [],
  );
}

/** Whether the document promises this status, by itself or as `4XX`; `default` promises nothing. */
export function namesStatus(operation: Operation, status: number): boolean {
  const range = `${Math.trunc(status / 100)}XX`;
  return operation.responses.some(
    (response) => response.status === String(status) || response.status === range,
  );
}

/** Undefined where anonymous calls are allowed. */
function withoutCredentials(
  model: Model,
  operation: Operation,
  request: CaseRequest,
): CaseRequest | undefined {
  const { security } = operation;
  if (security.length === 0 || security.some(({ schemes }) => schemes.size === 0)) return undefined;
  const carries = ({ in: place, name }: Parameter) =>
    [...model.securitySchemes.values()].some(
      (scheme) => scheme.in === place && scheme.parameterName?.toLowerCase() === name.toLowerCase(),
    );
  const parameters = request.parameters.filter(({ parameter }) => !carries(parameter));
  return { ...request, parameters, sendsCredentials: false };
}

/** Ids of the usual kinds that nobody has given to anything. */
const unknownIds: readonly unknown[] = [
  'concordat-no-such-thing',
  'deaddead-dead-4ead-8ead-deaddeaddead',
  'nosuchthing',
  'deaddeaddeaddeaddeaddead',
  2_147_483_647,
  987_654_321,
  99_999,
];

/** Undefined where the path has no parameter, or where no unknown id is valid for it. */
function withUnknownId(model: Model, operation: Operation, request: CaseRequest): CaseRequest | undefined {
  const name = [...operation.path.matchAll(/\{([^{}]+)\}/g)].at(-1)?.[1];
  const planned = request.parameters.find(
    ({ parameter }) => parameter.in === 'path' && parameter.name === name,
  );
  if (name === undefined || !planned) return undefined;
  const { parameter } = planned;
  const validator = parameter.schema && validatorOf(model, parameter.schema, 'request');
  const unknown = unknownIds.find((id) => id !== planned.value && (validator?.check(id).length ?? 0) === 0);
  if (unknown === undefined) return undefined;
  const others = request.parameters.filter((one) => one !== planned);
  return { ...request, parameters: [...others, { parameter, value: unknown }], fixed: new Set([name]) };
}

function withMalformedJson(request: CaseRequest): CaseRequest | undefined {
  if (!request.body || bodyFormatOf(request.body.contentType) !== 'json') return undefined;
  const bytes = new TextEncoder().encode('{"unfinished": ');
  return { ...request, body: { contentType: request.body.contentType, bytes } };
}

/** Undefined where the operation takes no body, or takes any. */
function withWrongMediaType(operation: Operation, request: CaseRequest): CaseRequest | undefined {
  if (!request.body) return undefined;
  const documented = operation.requestBody?.content ?? [];
  const contentType = ['text/plain', 'application/x-concordat'].find(
    (type) => !selectMediaType(documented, type),
  );
  return contentType === undefined
    ? undefined
    : { ...request, body: { contentType, bytes: request.body.bytes } };
}

/**
 * The method that does least harm if the server has it after all, and that no other template serves: `GET
 * /jobs/mine` may be `GET /jobs/{id}`.
 */
function withOtherMethod(
  router: Router<Operation>,
  operation: Operation,
  request: CaseRequest,
): CaseRequest | undefined {
  const method = ['GET', 'PATCH', 'PUT', 'POST', 'DELETE'].find(
    (candidate) => router.match(candidate, operation.path).kind !== 'found',
  );
  if (method === undefined) return undefined;
  const parameters = request.parameters.filter(({ parameter }) => parameter.in === 'path');
  return { ...request, method, parameters, body: undefined };
}
