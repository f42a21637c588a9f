import { operationLabel } from '../../contract/finding.ts';
import { normalKey, operationsNamed } from '../../contract/operations-named.ts';
import type { Model, Operation } from '../../model/model.ts';
import type { Location } from '../../problem.ts';
import { suggestion } from '../../suggestion.ts';
import { ruleDefects } from '../rules/check-rule.ts';
import { readRules } from '../rules/read-rules.ts';
import type { Rule } from '../rules/rule.ts';
import type { MockFile } from './mock-file.ts';
import { treeDefect } from './tree-defect.ts';
import { type Defect, quoted, type WrittenValue } from './written-value.ts';

/** The section `rules` of a mock file: for operations, which of their answers they give. */
export type RulesSection = readonly OperationRules[];

export interface OperationRules {
  readonly at: Location;
  /** An operationId, or method and path: `GET /jobs/{id}`. */
  readonly key: string;
  readonly rules: readonly Rule[];
}

const limits = { maxNodes: 500_000, maxDepth: 100 };

/** Reads the section; what is wrong is told. */
export function readRulesSection(written: WrittenValue): RulesSection {
  const defect = treeDefect(written.value, limits);
  if (defect !== undefined) {
    written.fail(`this ${defect}, too many to be read as rules`, 'Write fewer rules, or simpler ones.');
    return [];
  }
  const hint = 'Write an operationId, or "GET /jobs/{id}", and below it a list of rules.';
  const entries = written.entries('an object of operations', hint) ?? [];
  return entries.map(([key, rules]) => ({ at: rules.at, key: normalKey(key), rules: readRules(rules) }));
}

/** The rules that a file has for an operation, in the order of the file. */
export function fileRulesOf(
  { rules }: Pick<MockFile, 'rules'>,
  model: Model,
  operation: Operation,
): readonly Rule[] {
  return rules
    .filter(({ key }) => operationsNamed(model, key).includes(operation))
    .flatMap((entry) => entry.rules);
}

/** What the section names that the document does not have. */
export function rulesSectionDefects(section: RulesSection, model: Model): readonly Defect[] {
  return section.flatMap(({ at, key, rules }) => {
    const [operation, ...others] = operationsNamed(model, key);
    if (!operation) return [unknownOperation(model, key, at)];
    if (others.length === 0) return rules.flatMap((rule) => ruleDefects(model, operation, rule));
    const labels = [operation, ...others].map((one) => `"${operationLabel(one)}"`).join(' or ');
    return [{ message: `several operations are called ${quoted(key)}`, hint: `Write ${labels}.`, at }];
  });
}

/** That the document has no operation of this name. */
export function unknownOperation(model: Model, key: string, at: Location): Defect {
  const isLabel = /^[A-Z]+ \//.test(key);
  const known = model.operations.flatMap((one) =>
    isLabel ? [operationLabel(one)] : (one.operationId ?? []),
  );
  const hint =
    known.length === 0
      ? 'None has an operationId: write method and path, "GET /jobs/{id}".'
      : suggestion(key, known);
  return { message: `the document has no operation ${quoted(key)}`, hint, at };
}
