import type { Exchange } from '../../contract/exchange.ts';
import { validatorOf } from '../../schema/validate.ts';
import { withPlace } from '../boundaries/fill-place.ts';
import { findPlaces } from '../boundaries/find-places.ts';
import type { Place } from '../boundaries/place.ts';
import type { Case } from '../case.ts';
import { baseCandidates } from '../plan/base-request.ts';
import type { CaseRequest } from '../request.ts';
import type { Baseline } from '../run/baselines.ts';
import type { World } from '../run/world.ts';
import { type Difference, inBoth, lostValues } from './differences.ts';
import { findListed } from './find-listed.ts';
import { type Made, madeOf } from './make-item.ts';
import { canName, readItem } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { namesOf, toldOf } from './told-differences.ts';

/** More kinds are not made. */
const maxKinds = 4;

/**
 * What is made comes in kinds, where the body of a create is one of several: each of them can be read as it was sent, and its answers
 * have the shape of the document. Costs a create, a read and the lists for each kind but the usual one.
 */
export function planKinds(subject: Subject): readonly Case[] {
  if (subject.reads.length === 0) return [];
  return subject.creates
    .filter(({ operation }) => subject.isWanted(operation) && branchesOf(subject, operation).length > 1)
    .map((create) =>
      stateCase(create.operation, 'kinds', 'each kind of it can be read', (world) =>
        runKinds(world, subject, create),
      ),
    );
}

/** The branches of alternatives that a whole body may be, at most at the depth of an envelope. */
function branchesOf({ model }: Pick<Subject, 'model'>, operation: Acting['operation']): readonly Place[] {
  return findPlaces(model, operation).filter(
    ({ root, isBranch, path, constraints }) =>
      root.kind === 'body' && isBranch && path.length <= 1 && constraints.types.has('object'),
  );
}

async function runKinds(world: World, subject: Subject, create: Acting<'create'>): Promise<void> {
  const baseline = await world.baseline(create.operation);
  if (!baseline) return world.skip(world.whyNoBaseline(create.operation));
  const requests = otherKinds(subject, create, baseline);
  if (requests.length === 0) return world.skip('no other kind of it could be written');
  for (const request of requests) await tryKind(world, subject, create, request);
}

/** A request for each kind that the usual one is not: an example of the document, or what its schema allows. */
function otherKinds(
  { model }: Subject,
  { operation }: Acting<'create'>,
  { request }: Baseline,
): readonly CaseRequest[] {
  const { mediaType } = request.body ?? {};
  const all = branchesOf({ model }, operation).filter(
    ({ root }) => root.kind === 'body' && root.mediaType === mediaType,
  );
  const candidates = baseCandidates(model, operation);
  const examples = (candidates.ok ? candidates.requests : []).filter(
    (one) => one.body?.mediaType === mediaType,
  );
  const isOf = ({ node, path }: Place, one: CaseRequest) =>
    validatorOf(model, node, 'request').check(valueAt(one.body?.value, path)).length === 0;
  const others = all.filter((place) => !isOf(place, request)).slice(0, maxKinds);
  return others.flatMap((place) => {
    const example = examples.find((one) => isOf(place, one));
    const made = example ? undefined : withPlace(model, request, place);
    // References in it are put right as in any other body.
    return example ?? (made ? { ...made, fixed: request.fixed } : []);
  });
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  const [name] = path;
  if (name === undefined) return value;
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** What is lost must be so of two of that kind. */
async function tryKind(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
  request: CaseRequest,
): Promise<void> {
  const first = await makeAndRead(world, subject, create, request);
  if (!first) return;
  await findListed(world, subject, first.made.item);
  if (first.lost.length === 0) return;
  const second = await makeAndRead(world, subject, create, { ...request, isNew: true });
  const lost = second ? inBoth(second.lost, first.lost) : [];
  if (!second || lost.length === 0) return;
  world.report({
    code: 'created-differs',
    operation: create.operation,
    message: `what was sent as ${namesOf(lost)} is not what is read`,
    ...toldOf(lost),
    hint: 'Keep what was sent, or say in the description of the property what becomes of it.',
    steps: second.steps,
    detail: 'values',
  });
}

async function makeAndRead(
  world: World,
  subject: Subject,
  { operation, role }: Acting<'create'>,
  request: CaseRequest,
): Promise<
  | { readonly made: Made; readonly lost: readonly Difference[]; readonly steps: readonly Exchange[] }
  | undefined
> {
  const item = await world.create(operation, () => request);
  const made = item && madeOf(item, role);
  const reader = made && subject.reads.find((one) => canName(world, one, made.item));
  const seen = made && reader && (await readItem(world, reader, made.item));
  if (!made || !reader || !seen?.value) return undefined;
  const lost = lostValues(subject, made.sent, seen.value, reader.role.answer.schema);
  return { made, lost, steps: [made.exchange, seen.exchange] };
}
