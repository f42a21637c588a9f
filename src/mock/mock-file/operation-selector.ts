import { normalKey, operationsNamed } from '../../contract/operations-named.ts';
import type { Model, Operation } from '../../model/model.ts';
import type { Location } from '../../problem.ts';
import { suggestion } from '../../suggestion.ts';
import { unknownOperation } from './rules-section.ts';
import { type Defect, quoted, type WrittenValue } from './written-value.ts';

/** Which operations something is for: `*`, `tag:Jobs`, an operationId, `GET /jobs/{id}`; any one of the names will do. */
export type OperationSelector = readonly SelectorName[];

export interface SelectorName {
  readonly text: string;
  readonly at: Location;
}

const tagPrefix = 'tag:';
const maxNames = 1000;
const hint = 'Write "*" for all, an operationId, "GET /jobs/{id}", "tag:Jobs", or a list of these.';

/** Reads what stands under `on`; undefined, and told, where it is nothing that names operations. */
export function readOperationSelector(written: WrittenValue): OperationSelector | undefined {
  const { value } = written;
  if (!Array.isArray(value)) {
    const name = readName(written);
    return name && [name];
  }
  if (value.length === 0 || value.length > maxNames) {
    return written.fail(`this list must have 1 to ${maxNames} names, not ${value.length}`, hint);
  }
  const names = written.items('a list', hint)?.map(readName) ?? [];
  return names.every((name) => name !== undefined) ? names : undefined;
}

function readName(written: WrittenValue): SelectorName | undefined {
  const { value, at } = written;
  if (typeof value !== 'string' || value === '') return written.mismatch('the name of an operation', hint);
  return { text: normalKey(value), at };
}

/** All operations. @param at the place that says nothing of operations */
export function everyOperation(at: Location): OperationSelector {
  return [{ text: '*', at }];
}

/** The operations that a selector means, in the order of the document. */
export function selectedOperations(model: Model, selector: OperationSelector): readonly Operation[] {
  const named = selector.map(({ text }) => operationsOf(model, text));
  return model.operations.filter((operation) => named.some((some) => some.includes(operation)));
}

function operationsOf(model: Model, text: string): readonly Operation[] {
  if (text === '*') return model.operations;
  if (!text.startsWith(tagPrefix)) return operationsNamed(model, text);
  const tag = text.slice(tagPrefix.length);
  return model.operations.filter(({ tags }) => tags.includes(tag));
}

/** Whether it means operations one by one, not by a tag nor all of them. */
export function isExact(selector: OperationSelector): boolean {
  return selector.every(({ text }) => text !== '*' && !text.startsWith(tagPrefix));
}

/** What a selector names that the document does not have. */
export function selectorDefects(model: Model, selector: OperationSelector): readonly Defect[] {
  return selector.flatMap(({ text, at }): Defect[] => {
    if (text === '*' || operationsOf(model, text).length > 0) return [];
    if (!text.startsWith(tagPrefix)) return [unknownOperation(model, text, at)];
    const tags = [...new Set(model.operations.flatMap((operation) => operation.tags))];
    const known = tags.length === 0 ? 'None has a tag.' : suggestion(text.slice(tagPrefix.length), tags);
    return [{ message: `no operation has the tag ${quoted(text.slice(tagPrefix.length))}`, hint: known, at }];
  });
}
