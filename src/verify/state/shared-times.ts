import type { Exchange } from '../../contract/exchange.ts';
import { plainName } from '../../resources/noun.ts';
import { referenceTargets } from '../../resources/reference-targets.ts';
import type { Case } from '../case.ts';
import type { CaseRequest } from '../request.ts';
import { isSuccess } from '../run/item.ts';
import { prepareRequest } from '../run/prepare-request.ts';
import type { World } from '../run/world.ts';
import { conflictClauses } from './conflict-clauses.ts';
import { fieldOf, fieldsUnder, withField } from './fields.ts';
import { withInput } from './input-body.ts';
import { type Made, makeItem } from './make-item.ts';
import { type Ends, endsOf } from './overlap-words.ts';
import { sameValue } from './same-value.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/**
 * Who is put to something that takes place at a time cannot be put to something else at that time, where the document says so: a
 * person to two shifts that overlap. Costs some five requests.
 */
export function planSharedTimes(subject: Subject, all: readonly Subject[]): readonly Case[] {
  return subject.creates.flatMap((create) => {
    const { operation } = create;
    if (!subject.isWanted(operation) || operation.method !== 'post') return [];
    if (!conflictClauses(operation).some((one) => clash.test(one) && !exceptions.test(one))) return [];
    const timed = timedReference(subject, create, all);
    if (!timed) return [];
    return [
      stateCase(operation, 'shared-time', 'nobody is put to two things at one time', (world) =>
        runShared(world, create, timed),
      ),
    ];
  });
}

const clash = /\boverlap|\bdouble[- ]book|\bat (?:that|the same|one) time\b/;
const exceptions = /\b(?:unless|except|may overlap|only|confirmed|approved|not)\b/;

/** What a create names that takes place between two times. */
interface Timed {
  readonly name: string;
  readonly create: Acting<'create'>;
  readonly ends: Ends;
}

/** The one of at least two things that a body names that has times; undefined where the others are not known to be kept. */
function timedReference(
  { facts, map }: Subject,
  { role }: Acting<'create'>,
  all: readonly Subject[],
): Timed | undefined {
  const names = role.input.schema ? [...facts.properties(role.input.schema).keys()] : [];
  const named = names.flatMap((name) => {
    const [target, ...others] = referenceTargets(map).get(plainName(name)) ?? [];
    const found = others.length === 0 && all.find(({ resource }) => resource === target);
    return found ? [{ name, found }] : [];
  });
  const timed = named.flatMap(({ name, found }): readonly Timed[] => {
    const [create] = found.creates;
    const ends = create && endsOf(found, create.role.input.schema);
    return create && ends ? [{ name, create, ends }] : [];
  });
  return named.length > 1 && timed.length === 1 ? timed[0] : undefined;
}

async function runShared(world: World, create: Acting<'create'>, timed: Timed): Promise<void> {
  const { operation } = create;
  const [one, other] = [await makeItem(world, timed.create), await makeItem(world, timed.create)];
  if (!one || !other || !isAtOneTime(timed, one, other))
    return world.skip('no two things that take place at one time could be made');
  const first = await requestFor(world, create, timed, one);
  const second = first && naming(world, create, timed, first.request, other);
  if (!first || !second) return world.skip('no request could be written');
  const send = (request: CaseRequest) =>
    world.send({ operation, request, item: first.item, manner: { isOdd: true } });
  const accepted = await send(first.request);
  if (!accepted || !isSuccess(accepted)) return world.skip('the first was refused');
  const again = await send(second);
  if (again) tell(world, create, [one.exchange, other.exchange, accepted, again]);
}

function isAtOneTime({ ends }: Timed, one: Made, other: Made): boolean {
  const timesOf = ({ sent, answered }: Made) =>
    ends.map((name) => fieldOf(answered && Object.hasOwn(answered, name) ? answered : sent, name));
  const [[start, end], others] = [timesOf(one), timesOf(other)];
  return (
    typeof start === 'string' &&
    typeof end === 'string' &&
    Date.parse(start) < Date.parse(end) &&
    sameValue([start, end], others)
  );
}

/** A request for something with a body of its own that names one of them. */
async function requestFor(world: World, create: Acting<'create'>, timed: Timed, made: Made) {
  const known = await world.baseline(create.operation);
  if (!known) return undefined;
  const asked = { ...known.request, isNew: true as const };
  const prepared = await prepareRequest(world, create.operation, asked, known.item);
  const request = naming(world, create, timed, prepared, made);
  return request && { request, item: known.item };
}

function naming(
  world: World,
  { role }: Acting<'create'>,
  { name }: Timed,
  request: CaseRequest,
  { item }: Made,
): CaseRequest | undefined {
  const fields = fieldsUnder(request.body?.value, role.input.path);
  return fields && withInput(world, request, role.input, withField(fields, name, item.id), 'all');
}

function tell(world: World, { operation }: Acting<'create'>, steps: readonly Exchange[]): void {
  const last = steps.at(-1);
  const status = last?.response.status ?? 0;
  const isAccepted = isSuccess(last);
  if (!isAccepted && status !== 400 && status !== 422) return;
  world.report({
    code: isAccepted ? 'conflict-ignored' : 'refusal-status',
    operation,
    message: isAccepted
      ? 'something is put to two things that overlap'
      : 'what overlaps something else is refused with another status than the documented 409',
    expected: '409',
    actual: String(status),
    hint: 'Look for what else there is at that time before it is stored.',
    steps,
    detail: 'overlap',
  });
}
