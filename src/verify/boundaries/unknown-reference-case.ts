import type { Exchange } from '../../contract/exchange.ts';
import { findResponse } from '../../contract/find-response.ts';
import type { Operation } from '../../model/model.ts';
import { statusOfMissing } from '../../resources/missing-words.ts';
import { plainName } from '../../resources/noun.ts';
import { referenceTargets } from '../../resources/reference-targets.ts';
import type { Case } from '../case.ts';
import type { FindingDraft } from '../finding.ts';
import type { CaseRequest } from '../request.ts';
import { isSuccess } from '../run/item.ts';
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
 * The cases that name something in a body that is not there: by `label_id`, or by `{ type, id }`. Whether and how it is refused is
 * for the document to say; a server has to answer it.
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
  const expected = name === 'id' ? undefined : statusOfMissing(operation, name);
  if (name !== 'id' && expected === undefined && !referenceTargets(world.map).has(plainName(name)))
    return world.skip(`${name} names nothing that is known to be kept`);
  const baseline = await world.baseline(operation);
  if (!baseline) return world.skip(world.whyNoBaseline(operation));
  // One that somebody happens to have is no fault; two are none by chance.
  for (let round = 0; round < 2; round += 1) {
    const asked = await askFor(world, operation, baseline.request, place);
    if (!asked || expected === undefined) return;
    const draft = draftOf(operation, name, expected, asked);
    if (!draft) return;
    if (round > 0) return world.report(draft);
  }
}

interface Asked {
  readonly real: unknown;
  readonly id: string | number;
  readonly exchange: Exchange;
}

/** What breaks on it is told as the answer is held against the document. */
async function askFor(
  world: World,
  operation: Operation,
  usual: CaseRequest,
  place: Place,
): Promise<Asked | undefined> {
  const item = await itemForChange(world, operation);
  if (!item) return world.skip('what it works on could be neither made nor found');
  const settled = await settledRequest(world, operation, usual, item);
  const filled = withPlace(world.model, settled, place);
  const real = filled && valueAtPath(rootValue(filled, place.root), place.path);
  const id = filled && unknownId(world, { schema: place.node }, real);
  const request = filled && id !== undefined ? withChange(world.model, filled, place, id) : undefined;
  if (!request || id === undefined || wireViolations(world, operation, request, item).length > 0)
    return world.skip('no other valid one could be made');
  const exchange = await world.send({ operation, request: held(request), item, manner: { isOdd: true } });
  return exchange && { real, id, exchange };
}

/** What the answer shows where the document names the status; undefined where nothing is wrong. */
function draftOf(
  operation: Operation,
  name: string,
  expected: number,
  { real, id, exchange }: Asked,
): FindingDraft | undefined {
  const { status } = exchange.response;
  const at = findResponse(operation, expected)?.at;
  const more = {
    operation,
    expected: String(expected),
    actual: String(status),
    steps: [exchange],
    detail: `body ${name}`,
    ...(at && { at }),
  };
  // What is taken in is judged later, and each of several by itself.
  if (status === 202 || status === 207) return undefined;
  if (isSuccess(exchange)) {
    const message = `a request with a ${name} that nothing has was answered with a success`;
    return { ...more, code: 'unknown-id-answered', message };
  }
  // What is written otherwise than those that are there may be refused for that.
  if (status === expected || ![400, 404, 409, 410, 422].includes(status) || shapeOf(id) !== shapeOf(real))
    return undefined;
  const message = `a request with a ${name} that nothing has is refused with ${status} instead of the documented ${expected}`;
  return { ...more, code: 'refusal-status', message };
}

/** `a-9` for `p-101`: letters and digits, however many. */
function shapeOf(id: unknown): string {
  return String(id)
    .replaceAll(/[0-9]+/g, '9')
    .replaceAll(/[a-z]+/gi, 'a')
    .replaceAll(/(?:a9|9a)+[a9]?/g, 'x');
}
