import type { Operation } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import { referenceTargets } from '../../resources/reference-targets.ts';
import type { Case } from '../case.ts';
import type { World } from '../run/world.ts';
import { valueAtPath } from './change-value.ts';
import { rootValue, withChange, withPlace } from './fill-place.ts';
import { type Place, placeLabel, placeName } from './place.ts';
import type { RankedCase } from './ranked-case.ts';
import { itemForChange } from './target-item.ts';
import { unknownId } from './unknown-id.ts';
import { held, settledRequest, wireViolations } from './wire-check.ts';

/** More references of one operation are not tried. */
const maxPlaces = 3;

/**
 * The cases that name something in a body that is not there: by `label_id`, or by `{ type, id }`. Whether it is refused is for
 * the document to say; a server has to answer it.
 */
export function unknownReferenceCases(operation: Operation, places: readonly Place[]): readonly RankedCase[] {
  return places
    .filter(isNaming)
    .slice(0, maxPlaces)
    .map((place) => ({ one: unknownReferenceCase(operation, place), rank: 1 }));
}

/** The id of `{ type, id }` in a list or under another name, or a text or number that is called so. */
function isNaming(place: Place): boolean {
  const { root, path, parent, constraints } = place;
  const { types, values, isReadOnly } = constraints;
  if (root.kind !== 'body' || isReadOnly || values || !(types.has('string') || types.has('integer')))
    return false;
  const name = path.at(-1);
  if (name !== 'id') return /[^_-](?:_id|-id|Id)$/.test(name ?? '');
  const siblings = [...(parent?.constraints.properties.keys() ?? [])];
  return siblings.includes('type') && siblings.every((one) => ['id', 'type', 'meta'].includes(one));
}

function unknownReferenceCase(operation: Operation, place: Place): Case {
  const label = placeLabel(place);
  return {
    id: `${operation.name}/unknown-reference/${label}`.replaceAll(' ', ''),
    phase: 'boundaries',
    operation,
    title: `something at ${label} that is not there`,
    topic: 'unknown-id',
    needsState: true,
    run: (world) => runUnknownReference(world, operation, place),
  };
}

async function runUnknownReference(world: World, operation: Operation, place: Place): Promise<void> {
  const name = placeName(place);
  if (name !== 'id' && !referenceTargets(world.map).has(plainName(name)))
    return world.skip(`${name} names nothing that is known to be kept`);
  const baseline = await world.baseline(operation);
  if (!baseline) return world.skip(world.whyNoBaseline(operation));
  const item = await itemForChange(world, operation);
  if (!item) return world.skip('what it works on could be neither made nor found');
  const settled = await settledRequest(world, operation, baseline.request, item);
  const filled = withPlace(world.model, settled, place);
  const real = filled && valueAtPath(rootValue(filled, place.root), place.path);
  const id = filled && unknownId(world, { schema: place.node }, real);
  const request = filled && id !== undefined ? withChange(world.model, filled, place, id) : undefined;
  if (!request || wireViolations(world, operation, request, item).length > 0)
    return world.skip('no other valid one could be made');
  // What breaks on it is told as the answer is held against the document.
  await world.send({ operation, request: held(request), item, manner: { isOdd: true } });
}
