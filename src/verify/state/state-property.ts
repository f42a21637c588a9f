import { isStateName } from '../../resources/lifecycle.ts';
import { singularNoun } from '../../resources/noun.ts';
import type { Resource } from '../../resources/resource.ts';
import type { Subject } from './subject.ts';

/** The property that tells where an item stands, and its values; undefined where it has none. */
export function statePropertyOf({
  facts,
  resource,
}: Pick<Subject, 'facts' | 'resource'>):
  | { readonly property: string; readonly values: readonly string[] }
  | undefined {
  const all = resource.schema ? [...facts.properties(resource.schema).values()] : [];
  const found = all.find(({ name, schema }) => isStateName(name) && facts.texts(schema).length > 1);
  return found && { property: found.name, values: facts.texts(found.schema) };
}

/** What an item is called, in the singular: `ticket`. */
export function nounOf({ name }: Resource): string {
  return singularNoun(name.split('/').at(-1) ?? name).toLowerCase();
}
