import { findResponse } from '../../contract/find-response.ts';
import { ownValueAt } from '../../document/pointer.ts';
import type { Example, Model, Operation } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import type { Location } from '../../problem.ts';
import type { Envelope, Resource, ResourceMap, Role } from '../../resources/resource.ts';
import { idText } from './path-value.ts';
import { scopeName } from './scope-of.ts';
import type { SeedItem, SeedItems } from './seed.ts';
import { shownShape } from './shown-shape.ts';
import { stateContext } from './state-context.ts';

/**
 * The items that the document's own examples show, the oldest first: those of lists, of single items, and of what is
 * created. An item that several show is as the example of its own shows it.
 */
export function exampleItems(model: Model, map: ResourceMap): SeedItems {
  const context = stateContext(model, map);
  const found = new Map<string, readonly SeedItem[]>();
  for (const resource of map.resources.values()) {
    const roles = [...map.roles].filter(
      (entry): entry is [Operation, Role & { kind: 'list' | 'read' | 'create' }] =>
        'resource' in entry[1] && entry[1].resource === resource.name,
    );
    const isItem = ({ schema }: Envelope) =>
      schema === undefined || shownShape(context, resource, schema).isWhole;
    const items = new Map<string, SeedItem>();
    for (const [operation, role] of roles) {
      if (role.kind === 'list') addNew(items, resource, listed(operation, role));
    }
    for (const [operation, role] of roles) {
      if (role.kind === 'read' && isItem(role.answer)) addOwn(items, resource, shown(operation, 200, role));
    }
    for (const [operation, role] of roles) {
      if (role.kind !== 'create' || !role.answer || !isItem(role.answer)) continue;
      addNew(items, resource, shown(operation, role.status, role));
    }
    if (items.size > 0) found.set(resource.name, [...items.values()]);
  }
  return found;
}

function addNew(items: Map<string, SeedItem>, resource: Resource, shownItems: readonly SeedItem[]): void {
  for (const item of shownItems) {
    const key = keyOf(resource, item);
    if (!items.has(key)) items.set(key, item);
  }
}

/** The first example of an item of its own counts; the others show other times or other things. */
function addOwn(items: Map<string, SeedItem>, resource: Resource, shownItems: readonly SeedItem[]): void {
  const own = new Map<string, SeedItem>();
  addNew(own, resource, shownItems);
  for (const [key, item] of own) items.set(key, { ...items.get(key), ...item });
}

function keyOf({ id }: Resource, { value, scope = {} }: SeedItem): string {
  const own = id === undefined ? '' : ownValueAt(value, [id.property]);
  return JSON.stringify([idText(own ?? ''), id === undefined ? scope : {}]);
}

function listed(operation: Operation, role: Role & { readonly kind: 'list' }): readonly SeedItem[] {
  const items = examplesOf(operation, 200).flatMap(({ value, at }) => {
    const list = ownValueAt(value, role.answer.path);
    return (Array.isArray(list) ? list : []).flatMap((item, index) =>
      isObject(item)
        ? [
            {
              value: item,
              at: childOf(at, ...role.answer.path, index),
              scope: exampleScope(operation, role),
              isExample: true,
            },
          ]
        : [],
    );
  });
  return role.order?.isDescending ? items.reverse() : items;
}

function shown(
  operation: Operation,
  status: number,
  role: Role & { readonly kind: 'read' | 'create' },
): readonly SeedItem[] {
  return examplesOf(operation, status).flatMap(({ value, at }) => {
    const path = role.answer?.path ?? [];
    const item = ownValueAt(value, path);
    if (!isObject(item)) return [];
    return [{ value: item, at: childOf(at, ...path), scope: exampleScope(operation, role), isExample: true }];
  });
}

/** With the place of their value. */
function examplesOf(operation: Operation, status: number): readonly { value: unknown; at: Location }[] {
  const content = findResponse(operation, status)?.content ?? [];
  return content.flatMap(({ examples }) =>
    examples
      .filter(({ value }) => value !== undefined)
      .map((example: Example) => ({
        value: example.value,
        at: example.name === undefined ? example.at : childOf(example.at, 'value'),
      })),
  );
}

/** What the examples of the other path parameters say of where the items are. */
function exampleScope(operation: Operation, { scope = [] }: Role): Readonly<Record<string, string>> {
  return Object.fromEntries(
    scope.flatMap((one) => {
      const parameter = operation.parameters.find(
        ({ name, in: place }) => place === 'path' && name === one.parameter,
      );
      const [example] = parameter?.examples ?? [];
      return example?.value === undefined ? [] : [[scopeName(one), idText(example.value)]];
    }),
  );
}
