import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import { referenceTargets } from '../../resources/reference-targets.ts';
import type { World } from '../run/world.ts';
import { type Difference, disagreements, inBoth, lostValues } from './differences.ts';
import { type Fields, fieldOf, itemFields, withField } from './fields.ts';
import { findListed } from './find-listed.ts';
import { type Made, makeItem } from './make-item.ts';
import { otherValue } from './other-value.ts';
import { readItem, type Seen } from './read-item.ts';
import { sameValue } from './same-value.ts';
import type { Acting, Subject } from './subject.ts';
import { namesOf, toldOf } from './told-differences.ts';
import { writableProperties } from './writable-properties.ts';

/** What was made, and how it was read. */
interface MadeAndSeen {
  readonly made: Made;
  readonly seen: Seen;
}

/** Holds what is read against what was sent and what the create answered. Differences are told when another item shows them too. */
export async function checkCreatedValues(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
  reader: Acting<'read'>,
  first: MadeAndSeen,
): Promise<void> {
  const before = compared(subject, create, reader, first);
  if (before.all.length === 0) return;
  const second = await makeOther(world, subject, create, reader, first, before.all);
  if (!second) return;
  const after = compared(subject, create, reader, second);
  const lost = inBoth(before.lost, after.lost);
  const wrong = inBoth(before.answer, after.answer);
  const apart = inBoth(before.apart, after.apart);
  const steps = [second.made.exchange, second.seen.exchange];
  if (lost.length > 0) {
    const blamed = await blameFor(world, subject, create, reader, second, lost);
    tell(world, blamed, `what was sent as ${namesOf(lost)} is not what is read`, after.lost, lost, steps);
  } else if (wrong.length > 0) {
    tell(
      world,
      create.operation,
      `the answer does not tell ${namesOf(wrong)} as sent`,
      after.answer,
      wrong,
      steps,
    );
  } else if (apart.length > 0) {
    const blamed = await blameFor(world, subject, create, reader, second, apart);
    tell(
      world,
      blamed,
      `the create answered another ${namesOf(apart)} than is read`,
      after.apart,
      apart,
      steps,
    );
  }
}

function compared(
  subject: Subject,
  create: Acting<'create'>,
  reader: Acting<'read'>,
  { made, seen }: MadeAndSeen,
) {
  const { sent, answered } = made;
  const value = seen.value ?? {};
  const lost = seen.value ? lostValues(subject, sent, value, reader.role.answer.schema) : [];
  const answer = answered ? lostValues(subject, sent, answered, create.role.answer?.schema) : [];
  const apart = answered ? disagreements(subject, answered, value) : [];
  return { lost, answer, apart, all: [...lost, ...answer, ...apart] };
}

/** Another item, with other values for what differed. */
async function makeOther(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
  reader: Acting<'read'>,
  { made, seen: before }: MadeAndSeen,
  differences: readonly Difference[],
): Promise<MadeAndSeen | undefined> {
  const properties = writableProperties(subject, create.role.input.schema);
  const references = referenceTargets(subject.map);
  const other = await makeItem(world, create, (fields) =>
    differences.reduce<Fields>((changed, { name }) => {
      const property = properties.get(name);
      // The id of something else is only good as long as it is there.
      if (!property || !Object.hasOwn(made.sent, name) || references.has(plainName(name))) return changed;
      // What the server told instead would seem kept: of two values, the same is sent again.
      const told = [before.value, made.answered].map((one) => fieldOf(one, name));
      const value = otherValue(world, property.schema, made.sent[name], `second ${name}`, told);
      return value === undefined
        ? withField(changed, name, made.sent[name])
        : withField(changed, name, value);
    }, fields),
  );
  const seen = other && (await readItem(world, reader, other.item));
  return other && seen?.value ? { made: other, seen } : undefined;
}

/**
 * Where the create's answer and the list agree, the read is wrong; else what the create has kept.
 */
async function blameFor(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
  reader: Acting<'read'>,
  { made }: MadeAndSeen,
  differences: readonly Difference[],
): Promise<Operation> {
  const { answered, item, sent } = made;
  // What the answer lacks, or tells otherwise than it was sent, the create itself has lost.
  const isTold = ({ name }: Difference) =>
    Object.hasOwn(answered ?? {}, name) &&
    (!Object.hasOwn(sent, name) || sameValue(sent[name], fieldOf(answered, name)));
  if (!answered || !differences.every(isTold)) return create.operation;
  const [found] = (await findListed(world, subject, item)).filter(({ entry }) => entry !== undefined);
  const entry = found?.entry && itemFields(found.entry, { ...reader.role.answer, path: [] });
  const names = new Set(differences.map(({ name }) => name));
  const isAgreed =
    entry !== undefined &&
    [...names].every((name) => Object.hasOwn(entry, name)) &&
    disagreements(subject, answered, entry).every(({ name }) => !names.has(name));
  return isAgreed ? reader.operation : create.operation;
}

function tell(
  world: World,
  operation: Operation,
  message: string,
  latest: readonly Difference[],
  differences: readonly Difference[],
  steps: readonly Exchange[],
): void {
  const shown = latest.filter(({ name }) => differences.some((one) => one.name === name));
  world.report({
    code: 'created-differs',
    operation,
    message,
    ...toldOf(shown),
    hint: 'Keep what was sent, or say in the description of the property what becomes of it.',
    steps,
    detail: 'values',
  });
}
