import type { MediaType, Model, Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { schemaParts } from '../../schema/resolve-schema.ts';
import type { Finding, Rule } from '../rule.ts';
import { nameOf } from '../schema-uses.ts';
import { uniqueFindings } from '../unique-findings.ts';

/** What is sent and what is answered can be seen, not only deduced. */
export const operationExamples: Rule = {
  code: 'concordat/operation-examples',
  severity: 'off',
  summary: 'Request bodies and responses, those of errors too, carry an example.',
  why: 'Examples are what readers look at first, what the mock answers with in static mode, and what the contract tests begin with. An example of the media type counts, and so does one of its schema. Bodies of bytes and texts (images, archives, CSV) need none.',
  check: (model) => uniqueFindings(model.operations.flatMap((operation) => checkOperation(model, operation))),
};

function checkOperation(model: Model, operation: Operation): readonly Finding[] {
  const bodies = [
    ...(operation.requestBody?.content ?? []).map((media) => ({ media, what: 'the request body' })),
    ...operation.responses.flatMap(({ status, content }) =>
      content.map((media) => ({ media, what: `the response ${status}` })),
    ),
  ];
  return bodies
    .filter(({ media }) => isStructured(media.name) && !hasExample(model, media))
    .map(({ media, what }) => ({
      at: media.at,
      message: `${what} has no example for ${media.name}`,
      operation: nameOf(operation),
      hint: 'Add an example that is true to life; the mock will answer with it.',
    }));
}

function isStructured(mediaType: string): boolean {
  return /[/+](?:json|x-www-form-urlencoded|form-data)\s*(?:;|$)/i.test(mediaType);
}

function hasExample(model: Model, { schema, examples }: MediaType): boolean {
  if (examples.length > 0) return true;
  if (!schema) return false;
  return schemaParts(model, schema).some(
    ({ value }) => isObject(value) && ('example' in value || Array.isArray(value.examples)),
  );
}
