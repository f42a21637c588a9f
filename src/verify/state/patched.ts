import type { Exchange } from '../../contract/exchange.ts';
import type { PropertyFacts } from '../../resources/schema-facts.ts';
import type { Case } from '../case.ts';
import type { World } from '../run/world.ts';
import { type Changed, changeItem } from './change-item.ts';
import { type Difference, lostValues, sideEffects } from './differences.ts';
import { type Fields, fieldOf } from './fields.ts';
import { type Held, holdItem } from './hold-item.ts';
import { otherValue } from './other-value.ts';
import { readItem } from './read-item.ts';
import { isNothing, sameValue } from './same-value.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { namesOf, toldOf } from './told-differences.ts';
import { isOfOrigin } from './volatile-property.ts';
import { changeableProperties, writableProperties } from './writable-properties.ts';

/** More properties are not changed one by one. */
const maxProperties = 10;

/** PATCH changes what was sent, property by property, and leaves the rest alone. */
export function planPatched(subject: Subject): readonly Case[] {
  if (subject.reads.length === 0) return [];
  return subject.patches
    .filter(({ operation }) => subject.isWanted(operation))
    .map((patch) =>
      stateCase(patch.operation, 'patch', 'a change changes what was sent and nothing else', (world) =>
        runPatched(world, subject, patch),
      ),
    );
}

async function runPatched(world: World, subject: Subject, patch: Acting<'patch'>): Promise<void> {
  const held = await holdItem(world, subject, patch);
  if (!held) return world.skip('there is nothing to change that can be read');
  try {
    let current: Patched = {
      ...held,
      said: new Set(Object.keys(subject.resource.isSingular ? held.before.value : held.sent)),
    };
    let accepted = 0;
    for (const property of changeableProperties(subject, patch.role.input.schema).slice(0, maxProperties)) {
      const outcome = await patchOnce(world, subject, patch, current, property);
      if (!outcome) continue;
      accepted += 1;
      if (outcome.faults.length > 0 && (await isConfirmed(world, subject, patch, current, property, outcome)))
        return;
      current = { ...current, before: outcome.seen, said: new Set([...current.said, property.name]) };
    }
    if (accepted === 0) world.skip('no change of a single property was accepted');
  } finally {
    await held.restore();
  }
}

/** With the properties that were given a value, so that the server has no reason to choose another. */
interface Patched extends Held {
  readonly said: ReadonlySet<string>;
}

/** Tries the same on another item, where there can be one, and tells what is wrong there too. */
async function isConfirmed(
  world: World,
  subject: Subject,
  patch: Acting<'patch'>,
  first: Patched,
  property: PropertyFacts,
  outcome: Outcome,
): Promise<boolean> {
  await first.restore();
  const other = await holdItem(world, subject, patch);
  if (!other) return false;
  const second = await patchOnce(world, subject, patch, { ...other, said: first.said }, property);
  const kinds = new Set(outcome.faults.map(({ kind }) => kind));
  const fault = second?.faults.find(({ kind }) => kinds.has(kind));
  if (!second || !fault) return false;
  tell(world, patch, property.name, fault, [...other.steps, other.before.exchange, ...second.steps]);
  return true;
}

/** What is wrong after a change. */
interface Fault {
  readonly kind: 'kept' | 'answered' | 'others';
  readonly differences: readonly Difference[];
}

interface Outcome {
  readonly faults: readonly Fault[];
  readonly seen: Held['before'];
  readonly steps: readonly Exchange[];
}

async function patchOnce(
  world: World,
  subject: Subject,
  patch: Acting<'patch'>,
  { item, reader, said, before: { value: before } }: Patched,
  { name, schema }: PropertyFacts,
): Promise<Outcome | undefined> {
  const old = fieldOf(before, name);
  const value = otherValue(world, schema, old, `patch ${name}`);
  if (value === undefined) return undefined;
  const changed = await changeItem(world, patch, item, { [name]: value });
  if (!changed?.isAccepted) return undefined;
  const seen = await readItem(world, reader, item);
  if (!seen?.value) return undefined;
  const faults = faultsOf(subject, patch, { reader, said, name, value, before, after: seen.value, changed });
  return { faults, seen: { ...seen, value: seen.value }, steps: [changed.exchange, seen.exchange] };
}

function faultsOf(
  subject: Subject,
  patch: Acting<'patch'>,
  {
    reader,
    said,
    name,
    value,
    before,
    after,
    changed,
  }: {
    readonly reader: Acting<'read'>;
    readonly said: ReadonlySet<string>;
    readonly name: string;
    readonly value: unknown;
    readonly before: Fields;
    readonly after: Fields;
    readonly changed: Changed;
  },
): readonly Fault[] {
  const sent = { [name]: value };
  const lost = lostValues(subject, sent, after, reader.role.answer.schema);
  const told = changed.answered ? lostValues(subject, sent, changed.answered, patch.role.answer?.schema) : [];
  const own = clientsOwn(subject, patch);
  const isSaid = (one: string) =>
    one !== name && ((own.has(one) && said.has(one)) || isOfOrigin(subject, one));
  const others = [
    ...sideEffects(subject, before, after, isSaid),
    ...cleared(subject, patch, name, before, after),
  ];
  const { answered } = changed;
  const toldOthers = answered ? sideEffects(subject, pick(before, answered), answered, isSaid) : [];
  const faults: Fault[] = [
    { kind: 'kept', differences: lost },
    { kind: 'answered', differences: lost.length > 0 ? [] : told },
    { kind: 'others', differences: others.length > 0 ? others : toldOthers },
  ];
  return faults.filter(({ differences }) => differences.length > 0);
}

/** What can be changed here, was there and is empty or back at its default: nobody derives that from something else. */
function cleared(
  subject: Subject,
  { role }: Acting<'patch'>,
  name: string,
  before: Fields,
  after: Fields,
): readonly Difference[] {
  const properties = writableProperties(subject, role.input.schema);
  const isIn = (one: string) => one !== name && properties.has(one) && !isNothing(before[one]);
  return sideEffects(subject, before, after, isIn).filter((one) => {
    const schema = properties.get(one.name)?.schema;
    return (
      isNothing(one.actual) || (schema && sameValue(subject.facts.keyword(schema, 'default'), one.actual))
    );
  });
}

/** Only what both have: an answer need not tell everything. */
function pick(fields: Fields, from: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => Object.hasOwn(from, name)));
}

/** What clients set, here or when they create: the server has no reason to change it. */
function clientsOwn(subject: Subject, patch: Acting<'patch'>): ReadonlySet<string> {
  const inputs = [patch, ...subject.creates, ...subject.replaces].map(({ role }) => role.input.schema);
  return new Set(inputs.flatMap((schema) => [...writableProperties(subject, schema).keys()]));
}

function tell(
  world: World,
  { operation }: Acting<'patch'>,
  name: string,
  { kind, differences }: Fault,
  steps: readonly Exchange[],
): void {
  const isReset = kind === 'others' && differences.every(({ actual }) => isNothing(actual));
  const messages = {
    kept: `the change of "${name}" was accepted and is not kept`,
    answered: `the answer does not tell "${name}" as it was changed`,
    others: `the change of "${name}" has ${isReset ? 'cleared' : 'changed'} ${namesOf(differences)} as well`,
  };
  world.report({
    code: kind === 'others' ? 'patch-changes-others' : 'patch-differs',
    operation,
    message: messages[kind],
    ...toldOf(differences),
    hint: kind === 'others' ? 'Change only what the request names.' : 'Keep what was sent, or refuse it.',
    steps,
    detail: kind,
  });
}
