import type { Context, Known } from './context.ts';
import type { Draft } from './draft.ts';
import { plainName } from './noun.ts';
import type { OperationFacts } from './operation-facts.ts';
import { keyOf } from './path-shape.ts';
import type { Scope } from './resource.ts';

/**
 * The path parameters of an operation besides the item's own id, and what they say.
 *
 * @param known what the operation is about; undefined where it does nothing to a resource
 * @param own the parameter with the item's id
 */
export function scopeOf(
  context: Context,
  facts: OperationFacts,
  known: Known | undefined,
  own: string | undefined,
): readonly Scope[] {
  const { segments } = facts.shape;
  return segments.flatMap((segment, index) => {
    if (segment.kind !== 'parameter' || segment.name === own) return [];
    const isNearest = known !== undefined && segment.name === known.draft.parameters.at(-1);
    const owner =
      isNearest && context.parents.has(known.draft)
        ? context.parents.get(known.draft)
        : ownerOf(context, facts, keyOf(segments.slice(0, index + 1)), segment.name);
    const isItself = owner !== undefined && owner === known?.draft;
    const resource = owner && !isItself ? context.names.get(owner) : undefined;
    const property = known && propertyFor(context, known, segment.name, owner);
    return [{ parameter: segment.name, property, resource }];
  });
}

/** The resource of which a parameter names an item: by the path up to it, by links, or by its name. */
function ownerOf(
  context: Context,
  facts: OperationFacts,
  prefix: string,
  parameter: string,
): Draft | undefined {
  const byPath = context.byItem.get(prefix) ?? context.linked.get(facts.operation)?.get(parameter);
  if (byPath) return byPath;
  const [, noun] = /^(.+)(?:id|uuid)$/.exec(plainName(parameter)) ?? [];
  const [only, other] = (noun === undefined ? [] : (context.byNoun.get(noun) ?? [])).filter(
    ({ item }) => item !== undefined,
  );
  return other ? undefined : only;
}

/** The property of the items that has the parameter's value: `project_id` for the `{id}` of `/projects/{id}/tasks`. */
function propertyFor(
  { survey: { schemas } }: Context,
  { draft, resource }: Known,
  parameter: string,
  owner: Draft | undefined,
): string | undefined {
  if (!draft.schema) return undefined;
  const plain = plainName(parameter);
  const noun = owner?.noun ?? '';
  // `{id}` says whose it is by the path alone; without an owner nothing does.
  const ofOwner = noun === '' ? [] : [`${noun}${plain}`, noun, `${noun}id`];
  const wanted = /^(?:id|uuid|key|slug)$/.test(plain) ? ofOwner.slice(0, 2) : [plain, ...ofOwner.slice(2)];
  for (const name of wanted) {
    const property = schemas.plainProperties(draft.schema).get(name);
    if (!property || property.name === resource.id?.property) continue;
    const types = schemas.types(property.schema);
    const isKey = types.has('string') || types.has('integer');
    if (isKey && !types.has('object') && !types.has('array')) return property.name;
  }
  return undefined;
}
