import { parsePointer } from '../../document/pointer.ts';
import type { Model, SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import type { Location } from '../../problem.ts';
import { type CheckedValue, checkValue } from '../check-value.ts';
import { nestedSchemas } from '../nested-schemas.ts';
import type { Finding, Rule } from '../rule.ts';
import { type SchemaUse, schemaUses } from '../schema-uses.ts';
import { uniqueFindings } from '../unique-findings.ts';

/** Every example is what its schema says: of parameters, headers, bodies, and in schemas themselves. */
export const exampleValid: Rule = {
  code: 'concordat/example-valid',
  severity: 'warning',
  summary: 'Every example is valid against its schema.',
  why: 'Readers copy examples, the mock answers with them, and the contract tests send them: a wrong one misleads all three. Examples of parameters, headers and bodies are checked in the direction that they travel, so a request need not have what is readOnly, nor a response what is writeOnly; formats count. What cannot be checked (a value kept elsewhere, or a body that is text in another notation) is a note.',
  check,
};

function check(model: Model): readonly Finding[] {
  const beside = schemaUses(model).filter(({ examples }) => examples.length > 0);
  const inside = nestedSchemas(model).flatMap((nested) =>
    schemaExamples(model, nested.schema).map((example) => ({ ...nested, ...example })),
  );
  return uniqueFindings([
    ...beside.flatMap((use) => checkUse(model, use)),
    ...inside.flatMap(({ schema, use, value, at, operation }) =>
      findings(checkValue(model, schema, use, value), at, operation),
    ),
  ]);
}

function checkUse(model: Model, use: SchemaUse): readonly Finding[] {
  return use.examples.flatMap(({ at, value, externalValue }): readonly Finding[] => {
    if (value !== undefined) return checkBody(model, use, value, at);
    if (externalValue === undefined) return [];
    const message = `the example is kept in ${externalValue}; it is not read and not checked`;
    return [{ at, message, isNote: true, ...operationOf(use.operation) }];
  });
}

function checkBody(model: Model, use: SchemaUse, value: unknown, at: Location): readonly Finding[] {
  const { schema, mediaType, operation } = use;
  const checked = checkValue(model, schema, use.use, value);
  const isText = typeof value === 'string' && checked.violations.some(({ pointer }) => pointer === '');
  if (!isText || mediaType === undefined) return findings(checked, at, operation);
  if (!isJson(mediaType)) {
    const message = `the example is ${mediaType} text; it is not parsed and not checked`;
    return [{ at, message, isNote: true, ...operationOf(operation) }];
  }
  const hint = parsesAsJson(value)
    ? 'The example is a string that holds JSON; write the value itself.'
    : undefined;
  return findings(checked, at, operation, hint);
}

/** `example`, and from OpenAPI 3.1 on the list `examples`, of a schema itself. */
function schemaExamples(
  model: Model,
  { value, at }: SchemaNode,
): readonly { value: unknown; at: Location }[] {
  // In 3.0 what stands beside a reference is ignored.
  if (!isObject(value) || (model.version === '3.0' && '$ref' in value)) return [];
  const { example, examples } = value;
  const lone = example === undefined ? [] : [{ value: example, at: childOf(at, 'example') }];
  if (model.version === '3.0' || !Array.isArray(examples)) return lone;
  return [...lone, ...examples.map((item, index) => ({ value: item, at: childOf(at, 'examples', index) }))];
}

function findings(
  { violations, isChecked }: CheckedValue,
  at: Location,
  operation: string | undefined,
  hint = 'Correct the example, or its schema.',
): readonly Finding[] {
  if (!isChecked) {
    const message = 'the schema of the example cannot be compiled; the example is not checked';
    return [{ at, message, isNote: true, ...operationOf(operation) }];
  }
  return violations.map(({ pointer, message, expected, actual }) => {
    const path = parsePointer(pointer).join('.');
    return {
      at: { source: at.source, pointer: at.pointer + pointer },
      message: `the example${path === '' ? '' : `'s "${path}"`} ${message}`,
      ...operationOf(operation),
      ...(expected !== undefined && { expected }),
      // The object that lacks a property says nothing beside the message.
      ...(actual !== undefined && (expected !== undefined || !/^[[{]/.test(actual)) && { actual }),
      hint,
    };
  });
}

function operationOf(operation: string | undefined): { operation?: string } {
  return operation === undefined ? {} : { operation };
}

function isJson(mediaType: string): boolean {
  return /^(?:\*|application|text)\/(?:\*|json|[^;]*\+json)\s*(?:;|$)/i.test(mediaType);
}

function parsesAsJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
