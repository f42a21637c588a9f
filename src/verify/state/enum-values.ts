import type { Exchange } from '../../contract/exchange.ts';
import type { Operation, SchemaNode } from '../../model/model.ts';
import { shortJson } from '../../schema/validate.ts';
import type { Case } from '../case.ts';
import type { World } from '../run/world.ts';
import { changeItem } from './change-item.ts';
import { type Difference, inBoth, lostValues } from './differences.ts';
import { type Fields, fieldOf, withField } from './fields.ts';
import { type Held, holdItem } from './hold-item.ts';
import { makeItem } from './make-item.ts';
import { unchangedFields } from './put-body.ts';
import { canName, readItem } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { isState } from './volatile-property.ts';
import { withValid } from './with-valid.ts';
import { changeableProperties } from './writable-properties.ts';

/** Longer enums are tried in part. */
const maxValues = 6;

/** A property of which a schema lists the values. */
interface Listed {
  readonly name: string;
  readonly values: readonly string[];
}

/**
 * Every value of an enum comes back as it was sent, not just one of them. Costs two requests and a delete for each value of a create,
 * those of all properties at once, two for each of a change, and as many more where one is told.
 */
export function planEnumValues(subject: Subject): readonly Case[] {
  if (subject.reads.length === 0) return [];
  const creates = subject.creates.flatMap((create) => {
    const listed = listedIn(subject, create.role.input.schema);
    return caseFor(subject, create.operation, listed, (world) => runCreate(world, subject, create, listed));
  });
  const changes = [...subject.patches, ...subject.replaces].flatMap((changer) => {
    // Which states follow which is another question.
    const listed = listedIn(subject, changer.role.input.schema).filter(({ name }) => !isState(subject, name));
    return caseFor(subject, changer.operation, listed, (world) => runChange(world, subject, changer, listed));
  });
  return [...creates, ...changes];
}

function caseFor(
  subject: Subject,
  operation: Operation,
  listed: readonly Listed[],
  run: (world: World) => Promise<void>,
): readonly Case[] {
  if (listed.length === 0 || !subject.isWanted(operation)) return [];
  return [stateCase(operation, 'enum-values', 'each value of an enum comes back as it was sent', run)];
}

function listedIn(subject: Subject, schema: SchemaNode | undefined): readonly Listed[] {
  return changeableProperties(subject, schema).flatMap(({ name, schema: node }) => {
    const values = subject.facts.texts(node).slice(0, maxValues);
    return values.length > 2 ? [{ name, values }] : [];
  });
}

/** The fields with one value for each property, as far as these are valid together. */
function withRound(
  { model }: Subject,
  schema: SchemaNode | undefined,
  fields: Fields,
  listed: readonly Listed[],
  round: number,
): Fields {
  const changes = listed.flatMap(({ name, values }) => {
    const value = values[round % values.length];
    return value === undefined ? [] : [{ name, value }];
  });
  return withValid(model, schema, fields, changes);
}

function roundsOf(listed: readonly Listed[]): readonly number[] {
  return Array.from({ length: Math.max(...listed.map(({ values }) => values.length)) }, (_, round) => round);
}

/** What of these properties was lost, and what shows it. */
interface Round {
  readonly lost: readonly Difference[];
  readonly steps: readonly Exchange[];
}

async function runCreate(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
  listed: readonly Listed[],
): Promise<void> {
  const { schema } = create.role.input;
  const attempt = async (round: number): Promise<Round | undefined> => {
    const made = await makeItem(world, create, (fields) => withRound(subject, schema, fields, listed, round));
    const reader = made && subject.reads.find((one) => canName(world, one, made.item));
    const seen = reader && (await readItem(world, reader, made.item));
    if (!made || !reader || !seen?.value) return undefined;
    const lost = lostOf(subject, listed, made.sent, seen.value, reader.role.answer.schema);
    return { lost, steps: [made.exchange, seen.exchange] };
  };
  await tryRounds(listed, attempt, ([first], steps) =>
    world.report({
      code: 'created-differs',
      operation: create.operation,
      message: `what was sent as "${first.name}" is not what is read`,
      expected: shortJson(first.expected),
      actual: shortJson(first.actual),
      hint: 'Keep what was sent, or say in the description of the property what becomes of it.',
      steps,
      // One cause with what other values show.
      detail: 'values',
    }),
  );
}

async function runChange(
  world: World,
  subject: Subject,
  changer: Acting<'patch' | 'replace'>,
  listed: readonly Listed[],
): Promise<void> {
  const held = await holdItem(world, subject, changer);
  if (!held) return world.skip('there is nothing to change that can be read');
  try {
    const attempt = (round: number) => changeRound(world, subject, changer, held, listed, round);
    await tryRounds(listed, attempt, ([first], steps) =>
      world.report({
        code: changer.role.kind === 'patch' ? 'patch-differs' : 'replace-differs',
        operation: changer.operation,
        message: `one of the values of "${first.name}" is not what is read`,
        expected: shortJson(first.expected),
        actual: shortJson(first.actual),
        hint: 'Keep what was sent, or say in the description of the property what becomes of it.',
        steps: [...held.steps, ...steps],
        detail: 'enum',
      }),
    );
  } finally {
    await held.restore();
  }
}

async function changeRound(
  world: World,
  subject: Subject,
  changer: Acting<'patch' | 'replace'>,
  held: Held,
  listed: readonly Listed[],
  round: number,
): Promise<Round | undefined> {
  const rest = unchangedFields(world, subject, changer, held);
  const fields = withRound(subject, changer.role.input.schema, rest, listed, round);
  const changed = await changeItem(world, changer, held.item, fields);
  const seen = changed?.isAccepted ? await readItem(world, held.reader, held.item) : undefined;
  if (!changed || !seen?.value) return undefined;
  const lost = lostOf(subject, listed, fields, seen.value, held.reader.role.answer.schema);
  return { lost, steps: [changed.exchange, seen.exchange] };
}

function lostOf(
  subject: Subject,
  listed: readonly Listed[],
  sent: Fields,
  seen: Fields,
  schema: SchemaNode | undefined,
): readonly Difference[] {
  let own: Fields = {};
  for (const { name } of listed)
    if (Object.hasOwn(sent, name) && Object.hasOwn(seen, name))
      own = withField(own, name, fieldOf(sent, name));
  return lostValues(subject, own, seen, schema);
}

/** Tries each value, and one that is lost a second time. */
async function tryRounds(
  listed: readonly Listed[],
  attempt: (round: number) => Promise<Round | undefined>,
  tell: (lost: readonly [Difference, ...Difference[]], steps: readonly Exchange[]) => void,
): Promise<void> {
  for (const round of roundsOf(listed)) {
    const first = await attempt(round);
    // What is refused once is refused for a reason that others look at.
    if (!first || first.lost.length === 0) continue;
    const second = await attempt(round);
    const [lost, ...more] = second ? inBoth(second.lost, first.lost) : [];
    if (second && lost) return tell([lost, ...more], second.steps);
  }
}
