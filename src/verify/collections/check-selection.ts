import type { Operation, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Role } from '../../resources/resource.ts';
import type { FindingDraft } from '../finding.ts';
import type { CaseRequest } from '../request.ts';
import { type Item, isSuccess, jsonOf, valueUnder } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { openCollection } from './collection.ts';
import { findSelection, type Selection } from './find-selection.ts';
import { listRoleOf, schemaFactsOf } from './listing.ts';
import { allows, type QueryPlace, queryPlace, withQuery } from './query-place.ts';

/** What an operation answers, as far as its fields can be chosen. */
interface Chosen {
  readonly operation: Operation;
  readonly selection: Selection;
  readonly place: QueryPlace;
  /** Where one item or a list of them stands in the answer. */
  readonly path: readonly string[];
}

/** The selection of an operation that reads or lists; undefined where its fields cannot be chosen. */
export function selectionOf(world: Pick<World, 'model' | 'map'>, operation: Operation): Chosen | undefined {
  const role = listRoleOf(world.map, operation) ?? world.map.roles.get(operation);
  if (role?.kind !== 'list' && role?.kind !== 'read') return undefined;
  const facts = schemaFactsOf(world.model);
  const shown = shownBy(facts, role);
  const selection = shown && findSelection(facts, operation, shown);
  const place = selection && queryPlace(world.model, operation, selection.name);
  return selection && place && { operation, selection, place, path: role.answer.path };
}

function shownBy(facts: ReturnType<typeof schemaFactsOf>, role: Role): SchemaNode | undefined {
  if (role.kind === 'read') return role.answer.schema;
  return role.kind === 'list' && role.answer.schema ? facts.items(role.answer.schema) : undefined;
}

/**
 * Where fields are named, an answer has these and no others: one request without, two with.
 *
 * @throws CaseSkipped where there is nothing to see; OverBudget
 */
export async function checkSelection(world: World, operation: Operation): Promise<void> {
  const chosen = selectionOf(world, operation);
  if (!chosen) return world.skip('its fields cannot be chosen');
  const [request, item] = await plainOf(world, operation);
  const usual = await ask(world, chosen, request, item);
  const there = chosen.selection.fields.filter((name) =>
    usual?.items.some((one) => Object.hasOwn(one, name)),
  );
  const [first, second] = there;
  if (!usual || first === undefined || second === undefined) return world.skip('too few fields are answered');
  for (const names of [[first], [second, ...there.slice(2, 3)]]) {
    const value = chosen.selection.isList ? names : names.join(',');
    if (!allows(world.model, chosen.place, value)) continue;
    const asked = await ask(
      world,
      chosen,
      withQuery(world.model, request, [{ place: chosen.place, value }]),
      item,
    );
    const draft = asked && judge(chosen, names, there, usual, asked);
    if (draft) return world.report(draft);
  }
}

async function plainOf(world: World, operation: Operation): Promise<readonly [CaseRequest, Item]> {
  if (listRoleOf(world.map, operation)) {
    const { listing } = await openCollection(world, operation);
    return [listing.request, listing.under];
  }
  const baseline = await world.baseline(operation);
  return baseline ? [baseline.request, baseline.item] : world.skip(world.whyNoBaseline(operation));
}

interface Answered {
  readonly items: readonly Record<string, unknown>[];
  readonly step: NonNullable<Awaited<ReturnType<World['send']>>>;
}

async function ask(
  world: World,
  { operation, path }: Chosen,
  request: CaseRequest,
  item: Item,
): Promise<Answered | undefined> {
  const step = await world.send({ operation, request, item });
  if (!step || !isSuccess(step)) return undefined;
  const found = valueUnder(jsonOf(step), path);
  const items = (Array.isArray(found) ? found : [found]).filter(isObject);
  return items.length > 0 ? { items, step } : undefined;
}

function judge(
  { operation, selection: { name }, place }: Chosen,
  names: readonly string[],
  there: readonly string[],
  usual: Answered,
  asked: Answered,
): FindingDraft | undefined {
  const has = ({ items }: Answered, field: string) => items.some((one) => Object.hasOwn(one, field));
  // Null is as good as nothing.
  const tells = (field: string) => asked.items.some((one) => (one[field] ?? undefined) !== undefined);
  const others = there.filter((field) => !names.includes(field) && tells(field));
  // What every item has without it, every one has with it.
  const lost = names.filter(
    (field) => usual.items.every((one) => Object.hasOwn(one, field)) && !has(asked, field),
  );
  if (others.length === 0 && lost.length === 0) return undefined;
  return {
    code: 'selection-ignored',
    operation,
    at: place.parameter.at,
    message:
      others.length > 0
        ? `"${name}" lets through fields that were not named`
        : `"${name}" leaves out a field that was named`,
    expected: names.join(', '),
    actual: others.length > 0 ? `${others.slice(0, 5).join(', ')} as well` : `no ${lost.join(', ')}`,
    steps: [usual.step, asked.step],
    detail: name,
  };
}
