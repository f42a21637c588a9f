import type { Model } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import type { Location, Problem } from '../../problem.ts';
import { plainKeywords } from '../../schema/keywords.ts';
import { standaloneSchemas } from '../../schema/standalone.ts';
import { shareValidators, validatorOf } from '../../schema/validate.ts';
import { type NestedSchema, nestedSchemas } from '../nested-schemas.ts';
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
  const all = [...schemaUses(model), ...nested.filter(({ schema }) => isComponent(schema.at))];
  const roots = new Map(all.map(({ schema }) => [`${schema.at.source}#${schema.at.pointer}`, schema]));
  const { problems } = standaloneSchemas(model, [...roots.values()], 'response');
  const structure = problems.flatMap((problem) => (problem.at ? [findingOf(problem, problem.at)] : []));
  return uniqueFindings([...structure, ...checkKeywords(model, nested)]);
}

const hint = 'Correct the schema; until then values are not checked against it.';

function isComponent({ pointer }: Location): boolean {
  return /^\/components\/schemas\/[^/]+$/.test(pointer);
}

function findingOf({ severity, message }: Problem, at: Location): Finding {
  return { at, message, ...(severity === 'note' && { isNote: true }) };
}

/**
 * What the compiler says of the keywords of each schema, without the schemas inside it.
 *
 * Compiling whole schemas would take many times longer; schemas with the same keywords are looked at once.
 */
function checkKeywords(model: Model, nested: readonly NestedSchema[]): readonly Finding[] {
  const groups = Map.groupBy(nested, ({ schema }) => JSON.stringify(ownKeywords(schema.value)));
  const alike = [...groups.values()].flatMap((members, index) => {
    const value = ownKeywords(members[0]?.schema.value);
    // A place of its own: validators are kept by place.
    return [{ members, node: { value, at: { source: '<keywords>', pointer: `/${index}` } } }];
  });
  const nodes = alike.map(({ node }) => node);
  if (shareValidators(model, nodes, 'response')) return [];
  return alike.flatMap(({ members, node }) => {
    const { problems } = validatorOf(model, node, 'response');
    const problem = problems.find(({ code }) => code === 'schema-uncompilable');
    return problem ? members.map((member) => complaint(member, problem)) : [];
  });
}

function ownKeywords(schema: unknown): Record<string, unknown> {
  if (!isObject(schema)) return {};
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => plainKeywords.has(keyword)));
}

/** The compiler says `… schema is invalid: data/$defs/0/minLength must be integer, data/…`. */
function complaint({ schema, operation }: NestedSchema, problem: Problem): Finding {
  const [, keyword, reason] = /\/\$defs\/0\/(\w+)\S* (.*?)(?:, data\/.*)?$/.exec(problem.message) ?? [];
  return {
    at: keyword === undefined ? schema.at : childOf(schema.at, keyword),
    message: keyword === undefined ? problem.message : `"${keyword}" ${reason}; it is not checked`,
    ...(operation !== undefined && { operation }),
    hint,
  };
}
