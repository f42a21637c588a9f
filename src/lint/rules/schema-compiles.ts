import type { Model, SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import type { Location, Problem } from '../../problem.ts';
import { plainKeywords } from '../../schema/keywords.ts';
import { standaloneSchema } from '../../schema/standalone.ts';
import { validatorOf } from '../../schema/validate.ts';
import { nestedSchemas } from '../nested-schemas.ts';
import type { Finding, Rule } from '../rule.ts';
import { schemaUses } from '../schema-uses.ts';
import { uniqueFindings } from '../unique-findings.ts';

/** Nothing in a schema is left unchecked without a word. */
export const schemaCompiles: Rule = {
  code: 'concordat/schema-compiles',
  severity: 'warning',
  summary: 'Every schema, pattern and reference in it can be checked.',
  why: 'A pattern that JavaScript cannot compile, a keyword with a value of the wrong type or a reference to nothing makes a schema that checks less than it says: the mock, the examples and the contract tests would pass what breaks it. An unknown format is an annotation by the standard, so it is a note, until the rule is set to error.',
  check,
};

function check(model: Model): readonly Finding[] {
  const nested = nestedSchemas(model);
  const roots = [...schemaUses(model), ...nested.filter(({ schema }) => isComponent(schema.at))];
  const structure = roots.flatMap(({ schema, operation }) =>
    standaloneSchema(model, schema, 'response').problems.map((problem) =>
      findingOf(problem, problem.at ?? schema.at, operation),
    ),
  );
  const keywords = new Map<string, Complaint | undefined>();
  const values = nested.flatMap(({ schema, operation }) => {
    const complaint = checkKeywords(model, schema, keywords);
    if (!complaint) return [];
    const { keyword, message } = complaint;
    const at = keyword === undefined ? schema.at : childOf(schema.at, keyword);
    return [{ at, message, hint, ...(operation !== undefined && { operation }) }];
  });
  return uniqueFindings([...structure, ...values]);
}

const hint = 'Correct the schema; until then values are not checked against it.';

function isComponent({ pointer }: Location): boolean {
  return /^\/components\/schemas\/[^/]+$/.test(pointer);
}

function findingOf({ code, message }: Problem, at: Location, operation: string | undefined): Finding {
  return {
    at,
    message,
    ...(operation !== undefined && { operation }),
    ...(code === 'format-unknown' && { isNote: true }),
  };
}

interface Complaint {
  readonly keyword: string | undefined;
  readonly message: string;
}

/**
 * What the compiler says of the keywords of one schema, without the schemas inside it.
 *
 * Compiling whole schemas would take many times longer; schemas with the same keywords are compiled once.
 */
function checkKeywords(
  model: Model,
  { value }: SchemaNode,
  known: Map<string, Complaint | undefined>,
): Complaint | undefined {
  if (!isObject(value)) return undefined;
  const own = Object.fromEntries(Object.entries(value).filter(([keyword]) => plainKeywords.has(keyword)));
  const key = JSON.stringify(own);
  if (key === '{}') return undefined;
  if (!known.has(key)) {
    // A place of its own: validators are kept by place.
    const at = { source: '<keywords>', pointer: `/${known.size}` };
    const problems = validatorOf(model, { value: own, at }, 'response').problems;
    known.set(key, complaintOf(problems.find(({ code }) => code === 'schema-uncompilable')));
  }
  return known.get(key);
}

/** The compiler says `… schema is invalid: data/$defs/0/minLength must be integer, data/…`. */
function complaintOf(problem: Problem | undefined): Complaint | undefined {
  if (!problem) return undefined;
  const [, keyword, reason] = /\/\$defs\/0\/(\w+)\S* (.*?)(?:, data\/.*)?$/.exec(problem.message) ?? [];
  return keyword === undefined
    ? { keyword: undefined, message: problem.message }
    : { keyword, message: `"${keyword}" ${reason}; it is not checked` };
}
