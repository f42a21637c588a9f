import { bodyFormatOf } from '../../http/media-type.ts';
import { readHeaderValue } from '../../http/parse-header-value.ts';
import { redactHeader } from '../../http/secrets.ts';
import type { Header } from '../../model/model.ts';
import type { Problem } from '../../problem.ts';
import { type SchemaViolation, shortJson, validatorOf } from '../../schema/validate.ts';
import type { Check, ExchangeContext } from '../check.ts';
import { headerOf } from '../exchange.ts';
import { finding } from '../finding.ts';

/** Required headers are there, and documented headers have values that their schemas allow. */
export const checkHeaders: Check = (context) => {
  const { operation, exchange, response } = context;
  // OpenAPI: a documented Content-Type header is ignored, `content` says it.
  const headers = (response?.headers ?? []).filter(({ name }) => name.toLowerCase() !== 'content-type');
  return headers.flatMap((header): readonly Problem[] => {
    const text = headerOf(exchange.response.headers, header.name);
    if (text !== undefined) return checkHeader(context, header, text);
    if (!header.required) return [];
    const message = `the ${exchange.response.status} answer lacks the required header ${header.name}`;
    return [finding('response-header-missing', operation, message, { at: header.at, expected: header.name })];
  });
};

function checkHeader(context: ExchangeContext, header: Header, text: string): readonly Problem[] {
  const content = header.content[0];
  const schema = header.schema ?? content?.schema;
  if (!schema) return [];
  let readings = content ? [text as unknown] : readHeaderValue(context.model, schema, text, header.explode);
  if (content && bodyFormatOf(content.name) === 'json') {
    try {
      readings = [JSON.parse(text)];
    } catch {
      return [invalid(context, header, text, { message: 'is not valid JSON', expected: content.name })];
    }
  }
  const validator = validatorOf(context.model, schema, 'response');
  const results = readings.map((reading) => validator.check(reading));
  if (results.some((violations) => violations.length === 0)) return validator.problems;
  return [
    ...validator.problems,
    ...(results[0] ?? []).map((violation) => invalid(context, header, text, violation)),
  ];
}

function invalid(
  { operation, exchange, secrets }: ExchangeContext,
  header: Header,
  text: string,
  violation: Pick<SchemaViolation, 'message' | 'expected' | 'schemaAt'>,
): Problem {
  const { message, expected, schemaAt } = violation;
  return finding(
    'response-header-invalid',
    operation,
    `the header ${header.name} of the ${exchange.response.status} answer ${message}`,
    {
      at: schemaAt ?? header.at,
      ...(expected !== undefined && { expected }),
      actual: shortJson(redactHeader(header.name, text, secrets)),
    },
  );
}
