import type { Model } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Resource } from '../../resources/resource.ts';
import { type SchemaViolation, validatorOf } from '../../schema/validate.ts';
import { type Defect, quoted } from '../mock-file/written-value.ts';
import { idText } from '../state/path-value.ts';
import type { WrittenItem } from './seed.ts';

/** What an item is looked at with. */
export interface SeedCheck {
  readonly model: Model;
  readonly resource: Resource;
  /** Those of the items before it; its own is added. */
  readonly takenIds: Set<string>;
  readonly tell: (defect: Defect) => void;
}

/**
 * Whether an item can be there from the start: what it says is as its schema has it, and its id is its own. What it
 * must have and does not say is made up later, and no defect.
 */
export function checkSeed({ model, resource, takenIds, tell }: SeedCheck, written: WrittenItem): boolean {
  const { value, placeOf } = written;
  if (!isObject(value)) {
    const message = `an item of ${quoted(resource.name)} must be an object`;
    tell({ message, hint: 'Write its properties and their values.', at: placeOf('') });
    return false;
  }
  const found = resource.schema ? validatorOf(model, resource.schema, 'response').check(value) : [];
  const broken = found.filter(({ keyword }) => keyword !== 'required');
  for (const violation of broken) tell(defectOf(resource, written, violation));
  return (
    isNew(resource, value, takenIds, (message, property) =>
      tell({ message, hint: 'Give each item an id of its own.', at: placeOf(`/${property}`) }),
    ) && broken.length === 0
  );
}

function defectOf(resource: Resource, { placeOf }: WrittenItem, violation: SchemaViolation): Defect {
  const { pointer, message, expected, actual } = violation;
  const what = pointer === '' ? 'this item' : quoted(pointer.slice(1));
  const hint =
    expected !== undefined && actual !== undefined
      ? `Expected ${expected}; came ${actual}.`
      : 'Write what the document says of it.';
  return {
    message: `${what} does not fit the schema of ${quoted(resource.name)}: it ${message}`,
    hint,
    at: placeOf(pointer),
  };
}

/** Items of different parents may have the same id. */
function isNew(
  { id, parent }: Resource,
  item: Readonly<Record<string, unknown>>,
  takenIds: Set<string>,
  tell: (message: string, property: string) => void,
): boolean {
  if (!id || !Object.hasOwn(item, id.property)) return true;
  const own = idText(item[id.property]);
  const key = JSON.stringify([own, parent?.property === undefined ? null : item[parent.property]]);
  const isTaken = takenIds.has(key);
  takenIds.add(key);
  if (isTaken) tell(`another item has the ${quoted(id.property)} ${quoted(own)}`, id.property);
  return !isTaken;
}
