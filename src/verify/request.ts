import { serializeBody } from '../http/serialize-body.ts';
import type { MediaType, Model, Parameter } from '../model/model.ts';

/** A request before its resource is known and its server chosen. */
export interface CaseRequest {
  /** In upper case. */
  readonly method: string;
  readonly parameters: readonly ParameterValue[];
  readonly body: CaseBody | undefined;
  /** A path template in place of the operation's: what comes back is no answer of the operation. */
  readonly path?: string;
  /** How it proves who is calling. Default: as the run was told. */
  readonly credentials?: Credentials;
  /** Parameters, as `in name`, and `body`, that are sent as they are here: no id, key or name is put in their place. */
  readonly fixed: ReadonlySet<string>;
  /** Every free text of the body is made new, as one of them clashes with what is there. */
  readonly isNew?: true;
  /** Sent last, whatever the rest says; a value undefined takes a header away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** Nobody's, the second user's, or headers and query parameters in place of the run's. */
export type Credentials =
  | 'none'
  | 'second'
  | { readonly headers: Readonly<Record<string, string>>; readonly query?: Readonly<Record<string, string>> };

export interface ParameterValue {
  readonly parameter: Parameter;
  readonly value: unknown;
  /** The whole text as it goes over the wire, in place of the value: `limit=1&limit=2`. */
  readonly text?: string;
}

export interface CaseBody {
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** What the bytes say, where they were written from a value. */
  readonly value?: unknown;
  readonly mediaType?: MediaType;
}

/** `query limit`: how `fixed` names a parameter. */
export function parameterKey({ in: place, name }: Pick<Parameter, 'in' | 'name'>): string {
  return `${place} ${name}`;
}

/** The request with one parameter more, or with another value; it is sent as it is. */
export function withParameter(request: CaseRequest, changed: ParameterValue): CaseRequest {
  const others = request.parameters.filter(({ parameter }) => parameter !== changed.parameter);
  const fixed = new Set([...request.fixed, parameterKey(changed.parameter)]);
  return { ...request, parameters: [...others, changed], fixed };
}

/** The request without a parameter, and without anything in its place. */
export function withoutParameter(request: CaseRequest, parameter: Parameter): CaseRequest {
  const parameters = request.parameters.filter((one) => one.parameter !== parameter);
  return { ...request, parameters, fixed: new Set([...request.fixed, parameterKey(parameter)]) };
}

/** The request with another value in its body; undefined where that cannot be written. */
export function withBodyValue(
  model: Model,
  request: CaseRequest,
  mediaType: MediaType,
  value: unknown,
): CaseRequest | undefined {
  const written = serializeBody(model, mediaType, value);
  if (!written.ok) return undefined;
  const { contentType, bytes } = written;
  return { ...request, body: { contentType, bytes, value, mediaType } };
}
