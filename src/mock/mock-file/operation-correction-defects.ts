import { operationLabel } from '../../contract/finding.ts';
import { operationsNamed } from '../../contract/operations-named.ts';
import type { Model, Operation } from '../../model/model.ts';
import type { Location } from '../../problem.ts';
import type { OperationCorrection } from '../../resources/corrections.ts';
import type { ResourceMap } from '../../resources/resource.ts';
import type { SchemaFacts } from '../../resources/schema-facts.ts';
import { suggestion } from '../../suggestion.ts';
import { unknownOperation } from './rules-section.ts';
import { type Defect, quoted } from './written-value.ts';

/** What corrections are checked against. */
export interface CorrectionFacts {
  readonly model: Model;
  readonly inferred: ResourceMap;
  /** With what the section says. */
  readonly corrected: ResourceMap;
  readonly schemas: SchemaFacts;
}

/** What is wrong with what a file says of one operation. */
export function operationCorrectionDefects(
  facts: CorrectionFacts,
  { key, at, role }: OperationCorrection,
): readonly Defect[] {
  const [operation, ...others] = operationsNamed(facts.model, key);
  if (!operation) return [unknownOperation(facts.model, key, at)];
  if (others.length > 0) {
    const labels = [operation, ...others].map((one) => `"${operationLabel(one)}"`).join(' or ');
    return [{ message: `several operations are called ${quoted(key)}`, hint: `Write ${labels}.`, at }];
  }
  const known = [...facts.corrected.resources.keys()];
  if ('resource' in role && role.resource && !known.includes(role.resource.value)) {
    const { value, at: place } = role.resource;
    return [{ message: `there is no resource ${quoted(value)}`, hint: suggestion(value, known), at: place }];
  }
  const made = facts.corrected.roles.get(operation);
  if (made?.kind !== role.kind) return [cannotBe(operation, role.kind, at)];
  if (role.kind !== 'action' || made.kind !== 'action') return [];
  return setDefects(facts, made.resource, role);
}

const needs: Readonly<Record<string, string>> = {
  list: 'a list of objects in its JSON answer',
  read: 'an item in its JSON answer',
  action: 'a path parameter that names an item, or "of" with a resource',
};

function cannotBe(operation: Operation, kind: string, at: Location): Defect {
  const need = Object.hasOwn(needs, kind) ? needs[kind] : undefined;
  const hint = need === undefined ? 'Write "none", or something else that it does.' : `It needs ${need}.`;
  return { message: `${operationLabel(operation)} cannot be a ${quoted(kind)}`, hint, at };
}

function setDefects(
  { corrected, schemas }: CorrectionFacts,
  name: string,
  { sets, setsAt }: Extract<OperationCorrection['role'], { kind: 'action' }>,
): readonly Defect[] {
  const schema = corrected.resources.get(name)?.schema;
  const names = schema ? [...schemas.properties(schema).keys()] : [];
  if (names.length === 0) return [];
  return Object.keys(sets).flatMap((property) => {
    if (names.includes(property)) return [];
    const message = `the items of ${quoted(name)} have no property ${quoted(property)}`;
    return [{ message, hint: suggestion(property, names), at: setsAt }];
  });
}
