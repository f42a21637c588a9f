import type { Model, Operation } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import type { Finding, Rule } from '../rule.ts';
import { nameOf } from '../schema-uses.ts';

/** The errors that an operation can answer with by its own shape are documented. */
export const errorDocumented: Rule = {
  code: 'concordat/error-documented',
  severity: 'off',
  summary: 'An operation documents the errors that its own shape makes possible.',
  why: 'An operation that asks for credentials can answer 401 (or 403), one with a parameter in its path 404, one that takes a body 400 (or 422). A client that is generated from a document without them has no type for what it will meet. A range (4XX) or "default" counts. Leave it off for a document whose gateway answers errors for all operations alike.',
  check: (model) => model.operations.flatMap((operation) => checkOperation(model, operation)),
};

function checkOperation(model: Model, operation: Operation): readonly Finding[] {
  const statuses = operation.responses.map(({ status }) => status);
  if (statuses.includes('default') || statuses.includes('4XX')) return [];
  return expectations(model, operation)
    .filter(({ anyOf }) => !anyOf.some((status) => statuses.includes(status)))
    .map(({ because, anyOf }) => ({
      at: childOf(operation.at, 'responses'),
      message: `${because}, but no response ${anyOf.join(' or ')} is documented`,
      operation: nameOf(operation),
      expected: anyOf.join(' or '),
      actual: statuses.join(', ') || 'no responses',
      hint: 'Document the response, or a range (4XX).',
    }));
}

interface Expectation {
  readonly because: string;
  readonly anyOf: readonly string[];
}

function expectations(model: Model, operation: Operation): readonly Expectation[] {
  const { security, parameters, requestBody } = operation;
  const isSecured = security.length > 0 && security.every(({ schemes }) => schemes.size > 0);
  const named = security.flatMap(({ schemes }) => [...schemes.keys()]);
  // Mutual TLS fails before there is an answer.
  const answers = named.some((name) => model.securitySchemes.get(name)?.type !== 'mutualTLS');
  return [
    ...(isSecured && answers ? [{ because: 'credentials can be wrong', anyOf: ['401', '403'] }] : []),
    ...(parameters.some((parameter) => parameter.in === 'path')
      ? [{ because: 'what the path names can be missing', anyOf: ['404', '410'] }]
      : []),
    ...(requestBody ? [{ because: 'the request body can be wrong', anyOf: ['400', '422'] }] : []),
  ];
}
