import type { IncomingHttpHeaders } from 'node:http';
import { bodyFormatOf } from '../../../src/http/media-type.ts';
import type { Model, Operation, Parameter } from '../../../src/model/model.ts';
import { isObject } from '../../../src/model/values.ts';
import { schemaParts, typesOf } from '../../../src/schema/resolve-schema.ts';
import { type FieldFault, faultsOf } from './field-fault.ts';
import { narrowSchema } from './narrow-schema.ts';

/** A request as its document types it: parameters by name, defaults filled in. */
export interface RequestInput {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** A request as it came. */
export interface RawRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** Turns a request into what its handler reads, and says what of it breaks the document. */
export function readInput(
  model: Model,
  operation: Operation,
  request: RawRequest,
): { readonly input: RequestInput; readonly faults: readonly FieldFault[] } {
  const faults: FieldFault[] = [];
  const values = { path: {}, query: {}, header: {} } as Record<string, Record<string, unknown>>;
  for (const parameter of operation.parameters) {
    const raw = rawValue(parameter, request);
    const value = raw === undefined ? defaultOf(model, parameter) : coerce(model, parameter, raw);
    if (raw === undefined && parameter.required)
      faults.push({ field: parameter.name, message: 'is required', keyword: 'required' });
    if (raw !== undefined && parameter.schema)
      faults.push(...faultsOf(model, parameter.schema, value, parameter.name));
    if (value !== undefined) Object.assign(values[parameter.in] ?? {}, { [parameter.name]: value });
  }
  faults.push(...bodyFaults(model, operation, request));
  const { path = {}, query = {}, header = {} } = values;
  return { input: { path, query, header, body: request.body }, faults };
}

function rawValue({ in: place, name }: Parameter, { params, query, headers }: RawRequest): unknown {
  const values = place === 'path' ? params : place === 'query' ? query : headers;
  const key = place === 'header' ? name.toLowerCase() : name;
  return isObject(values) && Object.hasOwn(values, key) ? values[key] : undefined;
}

function defaultOf(model: Model, { schema }: Parameter): unknown {
  const parts = schema ? schemaParts(model, schema) : [];
  return parts
    .map(({ value }) => (isObject(value) ? value.default : undefined))
    .find((it) => it !== undefined);
}

/** Text that reads as the type that the schema wants; what does not is left to the validator to refuse. */
function coerce(model: Model, { schema }: Parameter, raw: unknown): unknown {
  if (!schema || typeof raw !== 'string') return raw;
  const types = typesOf(model, schema);
  if (types.has('string')) return raw;
  if (types.has('integer') && /^-?\d+$/.test(raw)) return Number(raw);
  if (types.has('boolean') && (raw === 'true' || raw === 'false')) return raw === 'true';
  return raw;
}

function bodyFaults(model: Model, operation: Operation, { body }: RawRequest): readonly FieldFault[] {
  const [mediaType] = operation.requestBody?.content ?? [];
  const schema = mediaType?.schema;
  // A form with files comes piece by piece: its handler checks it.
  if (!schema || bodyFormatOf(mediaType.name) === 'multipart') return [];
  const narrowed = narrowSchema(model, schema, body);
  if ('fault' in narrowed) return [narrowed.fault];
  return faultsOf(model, narrowed.schema, body);
}
