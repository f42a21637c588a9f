import type { Model, Operation } from '../model/model.ts';

/** Operations that are shown together, under the name of their tag. */
export interface OperationGroup {
  readonly name: string;
  readonly description: string | undefined;
  readonly operations: readonly Operation[];
}

/** By their first tag, in the order of the document's tags and then of first use; untagged ones at the end. */
export function groupByTag({ tags, operations, webhooks }: Model): readonly OperationGroup[] {
  const groups = new Map<string, Operation[]>(tags.map((tag) => [tag.name, []]));
  const descriptions = new Map(tags.map((tag) => [tag.name, tag.description]));
  const untagged: Operation[] = [];
  for (const operation of operations) {
    const [tag] = operation.tags;
    const group = tag === undefined ? untagged : (groups.get(tag) ?? []);
    group.push(operation);
    if (tag !== undefined) groups.set(tag, group);
  }
  return [
    ...[...groups].map(([name, members]) => ({
      name,
      description: descriptions.get(name),
      operations: members,
    })),
    { name: 'Other operations', description: undefined, operations: untagged },
    { name: 'Webhooks', description: undefined, operations: webhooks },
  ].filter((group) => group.operations.length > 0);
}
