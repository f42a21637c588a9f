import { bodyFormatOf } from '../../http/media-type.ts';
import { serializeBody } from '../../http/serialize-body.ts';
import { serializeParameter } from '../../http/serialize-parameter.ts';
import type { Example, MediaType, Model, Operation, Parameter, SchemaNode } from '../../model/model.ts';
import type { Problem, Result } from '../../problem.ts';
import { validatorOf } from '../../schema/validate.ts';
import type { OutgoingRequest } from './webhook-delivery.ts';

/** Where the values of a request come from that the document does not give examples for. */
export interface RequestValues {
  /** A value for a schema; undefined where none can be made. */
  readonly sample: (schema: SchemaNode) => unknown;
  /** The name of the body's example. Default: the first one. */
  readonly example?: string | undefined;
  /** The body itself, instead of an example. */
  readonly data?: { readonly value: unknown } | undefined;
}

/** A request made from its operation: everything but where it goes. */
export interface MadeRequest extends Omit<OutgoingRequest, 'url'> {
  /** Without `?`; empty where there is none: `attempt=1`. */
  readonly query: string;
  /** What the body was made from: `example "completed"`, `schema`. */
  readonly from: string;
}

/**
 * Makes the request of a webhook or callback: the examples of the document, else values for the schemas.
 *
 * Refused is what cannot be sent: an example that is not there, a required body that no value can be made for. A
 * body that breaks its schema is a warning, since it is the document's or the user's own.
 */
export function webhookRequest(
  model: Model,
  operation: Operation,
  values: RequestValues,
): Result<MadeRequest> {
  const made = bodyOf(model, operation, values);
  if (!made.ok) return made;
  const { body, from } = made.value;
  const headers = new Map<string, string>();
  const query: string[] = [];
  for (const parameter of operation.parameters) {
    const value = parameterValue(parameter, values.sample);
    if (value === undefined) continue;
    if (parameter.in === 'query' || parameter.in === 'querystring') {
      query.push(serializeParameter(parameter, value));
    } else if (parameter.in === 'header' && !transportHeaders.includes(parameter.name.toLowerCase())) {
      headers.set(parameter.name.toLowerCase(), serializeParameter(parameter, value));
    }
  }
  if (body) headers.set('content-type', body.contentType);
  const method = operation.method.toUpperCase();
  return {
    ok: true,
    value: { method, headers: Object.fromEntries(headers), query: query.join('&'), body: body?.bytes, from },
    problems: made.problems,
  };
}

/** Headers that only the sender can know. */
const transportHeaders: readonly string[] = [
  'connection',
  'content-length',
  'content-type',
  'host',
  'transfer-encoding',
];

/** What a parameter is sent with: its example, else a value if it must be there. */
function parameterValue(parameter: Parameter, sample: RequestValues['sample']): unknown {
  const content = parameter.content[0];
  const example = firstExample(parameter.examples) ?? firstExample(content?.examples ?? []);
  if (example) return example.value;
  const schema = parameter.schema ?? content?.schema;
  return parameter.required && schema ? sample(schema) : undefined;
}

function firstExample(examples: readonly Example[]): Example | undefined {
  return examples.find(({ value }) => value !== undefined);
}

interface MadeBody {
  readonly body: { readonly contentType: string; readonly bytes: Uint8Array } | undefined;
  readonly from: string;
}

function bodyOf(model: Model, operation: Operation, values: RequestValues): Result<MadeBody> {
  const { requestBody } = operation;
  const content = requestBody?.content ?? [];
  const chosen = chooseContent(content, values);
  if (chosen === undefined) {
    if (values.example !== undefined) return unknownExample(operation, values.example);
    if (values.data !== undefined) return noBody(operation, 'the document describes no body to send data in');
    return { ok: true, value: { body: undefined, from: 'nothing: it has no body' }, problems: [] };
  }
  const { mediaType, value, from } = chosen;
  if (value === undefined) {
    if (!requestBody?.required) return { ok: true, value: { body: undefined, from }, problems: [] };
    return noBody(operation, 'no value could be made that fits the schema of its body');
  }
  const body = serializeBody(model, mediaType, value);
  if (!body.ok) return noBody(operation, body.reason);
  return { ok: true, value: { body, from }, problems: problemsOf(model, operation, mediaType, value) };
}

interface ChosenContent {
  readonly mediaType: MediaType;
  readonly value: unknown;
  readonly from: string;
}

function chooseContent(
  content: readonly MediaType[],
  { example: name, data, sample }: RequestValues,
): ChosenContent | undefined {
  if (data) {
    const mediaType = content.find((one) => bodyFormatOf(one.name) === 'json') ?? content[0];
    return mediaType && { mediaType, value: data.value, from: 'the data given' };
  }
  for (const mediaType of content) {
    const example =
      name === undefined
        ? firstExample(mediaType.examples)
        : mediaType.examples.find((one) => one.name === name && one.value !== undefined);
    if (!example) continue;
    const from = example.name === undefined ? 'example' : `example "${example.name}"`;
    return { mediaType, value: example.value, from };
  }
  const first = content[0];
  if (name !== undefined || first === undefined) return undefined;
  return { mediaType: first, value: first.schema && sample(first.schema), from: 'schema' };
}

function unknownExample(operation: Operation, name: string): Result<never> {
  const names = (operation.requestBody?.content ?? []).flatMap(({ examples }) =>
    examples.flatMap((example) => (example.name === undefined ? [] : [example.name])),
  );
  const hint = names.length > 0 ? `There are: ${names.join(', ')}.` : 'Its body has no named examples.';
  return {
    ok: false,
    problems: [
      {
        code: 'webhook-example',
        severity: 'error',
        message: `there is no example "${name}"`,
        at: operation.requestBody?.at ?? operation.at,
        hint,
      },
    ],
  };
}

function noBody(operation: Operation, message: string): Result<never> {
  const at = operation.requestBody?.at ?? operation.at;
  const hint = 'Add an example to the document, or give the body yourself.';
  return { ok: false, problems: [{ code: 'webhook-body', severity: 'error', message, at, hint }] };
}

/** More than this of one body is not told. */
const maxViolations = 20;

function problemsOf(
  model: Model,
  operation: Operation,
  { schema, at }: MediaType,
  value: unknown,
): readonly Problem[] {
  // A text or a file is what the document's author says it is.
  if (!schema || value instanceof Uint8Array) return [];
  const validator = validatorOf(model, schema, 'request');
  const violations = validator.check(value).slice(0, maxViolations);
  return [
    ...validator.problems,
    ...violations.map((violation): Problem => {
      const place = violation.pointer === '' ? '' : ` at ${violation.pointer}`;
      return {
        code: 'webhook-body',
        severity: 'warning',
        message: `the body that is sent does not match its schema${place}: ${violation.message}`,
        at: violation.schemaAt ?? at,
        operation: `${operation.method.toUpperCase()} ${operation.path}`,
        ...(violation.expected !== undefined && { expected: violation.expected }),
        ...(violation.actual !== undefined && { actual: violation.actual }),
      };
    }),
  ];
}
