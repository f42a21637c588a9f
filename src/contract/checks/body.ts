import { parsePointer } from '../../document/pointer.ts';
import { bodyFormatOf } from '../../http/media-type.ts';
import { isSecretName } from '../../http/secret-name.ts';
import type { MediaType, SchemaNode } from '../../model/model.ts';
import type { Problem } from '../../problem.ts';
import { schemaParts, typesOf } from '../../schema/resolve-schema.ts';
import { type SchemaViolation, validatorOf } from '../../schema/validate.ts';
import type { Check, ExchangeContext } from '../check.ts';
import { decodeBody } from '../decode-body.ts';
import { finding } from '../finding.ts';
import { reasonForNoBody } from './empty-body.ts';

/** More than this of one body is not told: the first ones lead to the cause. */
const maxViolations = 20;

/** The body is there, can be parsed, and is valid against its schema. */
export const checkBody: Check = (context) => {
  const { operation, exchange, response, mediaType } = context;
  if (!response || reasonForNoBody(exchange) !== undefined) return [];
  const { body, status } = exchange.response;
  if (response.content.length === 0) {
    if (body.length === 0) return [];
    const message = `the ${status} answer has a body, but its response documents none`;
    return [
      finding('response-body-undocumented', operation, message, {
        at: response.at,
        expected: 'no body',
        actual: `${body.length} bytes${context.contentType === undefined ? '' : ` of ${context.contentType}`}`,
      }),
    ];
  }
  if (body.length === 0 && !allowsEmpty(context)) {
    const message = `the ${status} answer has no body`;
    const expected = response.content.map(({ name }) => name).join(', ');
    return [
      finding('response-body-missing', operation, message, { at: response.at, expected, actual: 'no body' }),
    ];
  }
  return mediaType?.schema ? checkContent(context, mediaType, mediaType.schema) : [];
};

/** Text and bytes may be empty, JSON may not. */
function allowsEmpty({ contentType }: ExchangeContext): boolean {
  if (contentType === undefined) return false;
  const format = bodyFormatOf(contentType);
  return format === 'text' || format === 'binary' || format === 'form';
}

function checkContent(
  context: ExchangeContext,
  mediaType: MediaType,
  schema: SchemaNode,
): readonly Problem[] {
  const { operation, exchange, model } = context;
  const at = mediaType.at;
  const unchecked = (reason: string) =>
    finding('response-body-unchecked', operation, `the body is not checked against its schema: ${reason}`, {
      at,
    });
  if (exchange.response.truncated) return [unchecked('it is longer than is read')];
  const contentType = context.contentType ?? mediaType.name;
  const decoded = decodeBody(exchange.response.body, contentType);
  if (decoded.kind === 'malformed') {
    const message = `the body of the ${exchange.response.status} answer is not what its Content-Type says: ${decoded.reason}`;
    return [finding('response-body-malformed', operation, message, { at, expected: contentType })];
  }
  if (decoded.kind === 'opaque') {
    // A schema of a binary body says nothing about its bytes, and one that allows any text is met by all texts.
    return isOpaqueSchema(context, schema) ? [] : [unchecked(decoded.reason)];
  }
  const validator = validatorOf(model, schema, 'response');
  // Text of a media type such as CSV can only be judged by a schema for strings.
  if (decoded.kind === 'text' && !typesOf(model, schema).has('string'))
    return [unchecked(`there is no parser for ${contentType}`)];
  const violations = validator.check(decoded.value).slice(0, maxViolations);
  return [...validator.problems, ...violations.map((one) => violationOf(context, schema, one))];
}

function isOpaqueSchema({ model }: ExchangeContext, schema: SchemaNode): boolean {
  return schemaParts(model, schema).every(({ value }) => {
    if (value === true) return true;
    if (typeof value !== 'object' || value === null) return false;
    const { type, format } = value as Record<string, unknown>;
    return type === undefined || (type === 'string' && (format === undefined || format === 'binary'));
  });
}

function violationOf(context: ExchangeContext, schema: SchemaNode, violation: SchemaViolation): Problem {
  const { pointer, message, expected, actual, schemaAt } = violation;
  const place = pointer === '' ? '' : ` at ${pointer}`;
  const status = context.exchange.response.status;
  const { isSensitive = isSecretName } = context.secrets;
  const isSecret = parsePointer(pointer).some(isSensitive);
  const came = isSecret ? 'a value that may be a secret' : actual;
  return finding(
    'response-body',
    context.operation,
    `the body of the ${status} answer does not match its schema${place}: ${message}`,
    {
      at: schemaAt ?? schema.at,
      ...(expected !== undefined && { expected }),
      ...(came !== undefined && { actual: came }),
    },
  );
}
