import type { Model } from '../../model/model.ts';
import type { Problem } from '../../problem.ts';
import type { Resource, ResourceMap } from '../../resources/resource.ts';
import { canonicalJson } from '../../schema/sample/canonical-json.ts';
import { type SchemaViolation, validatorOf } from '../../schema/validate.ts';
import { allItems } from '../state/all-items.ts';
import type { Store, StoredItem } from '../state/store.ts';

/** A store before an edit of the document, what it had begun with, and the one that takes its place. */
export interface RenewedStores {
  readonly old: Store;
  readonly began: Store;
  /** Filled with what the edited document begins with. */
  readonly renewed: Store;
}

/**
 * Takes over into a store what was made, changed and deleted in the one before it. What nobody has touched is as the
 * edited document has it.
 *
 * @param names of all resources of the document before
 * @returns a warning for each resource of which something does not fit the document any more, and was left out
 */
export function renewItems(
  { model, map }: { readonly model: Model; readonly map: ResourceMap },
  stores: RenewedStores,
  names: readonly string[],
): readonly Problem[] {
  return names.flatMap((name) => {
    const resource = map.resources.get(name);
    const touched = allItems(stores.old, name).filter((item) => !isUntouched(stores.began, name, item));
    if (!resource) return touched.length === 0 ? [] : [gone(model, name, touched.length)];
    removeDeleted(stores, name);
    const misfits = touched.flatMap((item) => {
      const violations = violationsOf(model, resource, item);
      if (violations.length > 0) return [{ item, violations }];
      const reason = keep(stores.renewed, resource, item);
      return reason === undefined ? [] : [{ item, violations: [{ pointer: '', message: reason }] }];
    });
    return misfits.length === 0 ? [] : [left(model, name, misfits)];
  });
}

function isUntouched(began: Store, name: string, { id, scope, value }: StoredItem): boolean {
  const first = began.get(name, id, scope);
  return (
    first !== undefined && (first.value === value || canonicalJson(first.value) === canonicalJson(value))
  );
}

function removeDeleted({ old, began, renewed }: RenewedStores, name: string): void {
  for (const { id, scope } of allItems(began, name)) {
    const there = old.get(name, id, scope) ? undefined : renewed.get(name, id, scope);
    if (there) renewed.remove(name, [there]);
  }
}

function violationsOf(
  model: Model,
  { schema }: Resource,
  { value }: StoredItem,
): readonly Pick<SchemaViolation, 'pointer' | 'message'>[] {
  return schema ? validatorOf(model, schema, 'response').check(value) : [];
}

/** @returns why there is no room */
function keep(store: Store, { name, lifecycle }: Resource, item: StoredItem): string | undefined {
  const state = lifecycle && item.value[lifecycle.property];
  const isMoving = typeof state === 'string' && lifecycle?.states.includes(state);
  const kept = { ...item, dueMs: isMoving ? item.dueMs : undefined };
  const there = store.get(name, item.id, item.scope);
  const result = there ? store.replace(name, { ...kept, number: there.number }) : store.add(name, kept);
  return result.ok ? undefined : `does not fit into the store (${result.limit.name})`;
}

interface Misfit {
  readonly item: StoredItem;
  readonly violations: readonly Pick<SchemaViolation, 'pointer' | 'message'>[];
}

function left(model: Model, name: string, misfits: readonly Misfit[]): Problem {
  const [first] = misfits;
  const [violation] = first?.violations ?? [];
  const why = violation ? `: ${`${violation.pointer} ${violation.message}`.trim()}` : '';
  const others = misfits.length === 1 ? '' : ` and ${misfits.length - 1} more`;
  const message = `${name} ${JSON.stringify(first?.item.id.slice(0, 100))}${others} no longer fits the document and is left out${why}`;
  return warning(model, message, 'Make it anew, or take the edit back before it is needed.');
}

function gone(model: Model, name: string, count: number): Problem {
  const items = count === 1 ? 'an item' : `${count} items`;
  return warning(
    model,
    `the document has no resource "${name}" any more: ${items} of it are left out`,
    'Nothing is to be done where that was meant.',
  );
}

function warning(model: Model, message: string, hint: string): Problem {
  const at = { source: model.document.root.uri, pointer: '' };
  return { code: 'mock-item', severity: 'warning', message, hint, at };
}
