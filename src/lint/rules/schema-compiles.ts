import type { Model } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import type { Location, Problem } from '../../problem.ts';
import { Definitions } from '../../schema/definitions.ts';
import { plainKeywords } from '../../schema/keywords.ts';
import { keywordFault } from '../../schema/validate.ts';
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
  const definitions = new Definitions(model, 'response');
  for (const root of roots.values()) definitions.define(root);
  const problems = definitions.all.flatMap((definition) => definition.problems);
  const structure = problems.flatMap((problem) => (problem.at ? [findingOf(problem, problem.at)] : []));
  return uniqueFindings([...structure, ...checkKeywords(nested, model.version)]);
}

const hint = 'Correct the schema; until then values are not checked against it.';

function isComponent({ pointer }: Location): boolean {
  return /^\/components\/schemas\/[^/]+$/.test(pointer);
}

function findingOf({ severity, message }: Problem, at: Location): Finding {
  return { at, message, ...(severity === 'note' && { isNote: true }) };
}

/**
 * What the standard forbids in the keywords of each schema, without the schemas inside it; those with the same keywords
 * are looked at once.
 */
function checkKeywords(nested: readonly NestedSchema[], version: Model['version']): readonly Finding[] {
  const groups = Map.groupBy(nested, ({ schema }) => JSON.stringify(ownKeywords(schema.value, version)));
  return [...groups.values()].flatMap((members) => {
    const fault = keywordFault(ownKeywords(members[0]?.schema.value, version));
    return fault === undefined ? [] : members.map((member) => complaint(member, fault));
  });
}

/** In 3.0 an exclusive bound is a boolean beside the bound. */
function ownKeywords(schema: unknown, version: Model['version']): Record<string, unknown> {
  if (!isObject(schema)) return {};
  const isFlag = (keyword: string, value: unknown) =>
    version === '3.0' && /^exclusiveM(?:in|ax)imum$/.test(keyword) && typeof value === 'boolean';
  return Object.fromEntries(
    Object.entries(schema).filter(
      ([keyword, value]) => plainKeywords.has(keyword) && !isFlag(keyword, value),
    ),
  );
}

/** @param fault `data/minLength must be integer, data/…` */
function complaint({ schema, operation }: NestedSchema, fault: string): Finding {
  const [, keyword, reason] = /^data\/(\w+)\S* (.*?)(?:, data\/.*)?$/.exec(fault) ?? [];
  return {
    at: keyword === undefined ? schema.at : childOf(schema.at, keyword),
    message:
      keyword === undefined
        ? `the schema cannot be compiled, values are not checked against it: ${fault}`
        : `"${keyword}" ${reason}; it is not checked`,
    ...(operation !== undefined && { operation }),
    hint,
  };
}
