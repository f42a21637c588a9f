import type { Exchange } from '../../contract/exchange.ts';
import type { Parameter } from '../../model/model.ts';
import { shortJson } from '../../schema/validate.ts';
import type { Case } from '../case.ts';
import { withParameter } from '../request.ts';
import type { World } from '../run/world.ts';
import { fieldOf, fieldsUnder } from './fields.ts';
import { madeOf, sendCreate } from './make-item.ts';
import { otherValue } from './other-value.ts';
import { canName, readItem } from './read-item.ts';
import { sameValue } from './same-value.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/** More values of one parameter, and more parameters of one create, are not tried. */
const maxValues = 4;
const maxParameters = 3;

/** A header or query parameter of a create whose words say which property it becomes. */
interface Becoming {
  readonly parameter: Parameter;
  readonly property: string;
}

/**
 * A parameter that becomes a property of what is made does so: "Becomes the `priority` of the render". Costs two requests for each of at
 * most four values, and as many more where one is told.
 */
export function planParameterFields(subject: Subject): readonly Case[] {
  return subject.creates
    .filter(({ operation }) => subject.isWanted(operation))
    .flatMap((create) =>
      becoming(subject, create)
        .slice(0, maxParameters)
        .map((one) =>
          stateCase(
            create.operation,
            `parameter-${one.parameter.name.toLowerCase()}`,
            'a parameter becomes the property that it is said to become',
            (world) => runParameter(world, subject, create, one),
          ),
        ),
    );
}

function becoming({ facts, resource }: Subject, { operation, role }: Acting<'create'>): readonly Becoming[] {
  const schema = role.answer?.schema ?? resource.schema;
  const own = schema ? facts.properties(schema) : new Map();
  return operation.parameters.flatMap((parameter) => {
    if (parameter.in !== 'header' && parameter.in !== 'query') return [];
    const [, property] = words.exec((parameter.description ?? '').slice(0, 2000)) ?? [];
    return property !== undefined && own.has(property) && parameter.schema ? [{ parameter, property }] : [];
  });
}

/** "Becomes the `priority`"; "is kept as `source`"; "Sets `priority`". */
const words =
  /\b(?:becomes?|sets?|(?:is|are) (?:kept|stored|saved|recorded|shown|returned) (?:as|in)) (?:(?:the|its|an?|property|field) ){0,2}`([A-Za-z_][\w-]*)`/i;

async function runParameter(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
  one: Becoming,
): Promise<void> {
  const values = valuesOf(world, subject, one.parameter);
  if (values.length === 0) return world.skip('no value of it was found');
  for (const value of values) {
    const first = await makeWith(world, subject, create, one, value);
    if (!first?.isOther) continue;
    const second = await makeWith(world, subject, create, one, value);
    if (!second?.isOther) continue;
    return world.report({
      code: 'created-differs',
      operation: create.operation,
      message: `what was sent as ${one.parameter.name} is not what is kept as "${one.property}"`,
      expected: shortJson(value),
      actual: shortJson(second.actual),
      hint: 'Keep what was sent, or say in the description of the parameter what becomes of it.',
      steps: second.steps,
      detail: one.property,
    });
  }
}

/** All of an enum, both of a boolean, else one. */
function valuesOf(world: World, { facts }: Subject, { schema, name }: Parameter): readonly unknown[] {
  if (!schema) return [];
  const texts = facts.texts(schema);
  if (texts.length > 0) return texts.slice(0, maxValues);
  if (facts.isOnly(schema, 'boolean')) return [true, false];
  const value = otherValue(world, schema, facts.keyword(schema, 'default'), `parameter ${name}`);
  return value === undefined ? [] : [value];
}

interface Kept {
  readonly isOther: boolean;
  readonly actual: unknown;
  readonly steps: readonly Exchange[];
}

/** Makes something with a value of the parameter; undefined where that is refused, or what is kept is not shown. */
async function makeWith(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
  { parameter, property }: Becoming,
  value: unknown,
): Promise<Kept | undefined> {
  const known = await world.baseline(create.operation);
  // Beside a property of the same name, nothing says which one counts.
  if (!known || Object.hasOwn(fieldsUnder(known.request.body?.value, create.role.input.path) ?? {}, property))
    return undefined;
  const sent = await sendCreate(
    world,
    create,
    withParameter(known.request, { parameter, value }),
    known.item,
  );
  const item = sent && world.madeBy(sent.exchange);
  const made = item && madeOf(item, create.role);
  if (!made) return undefined;
  const reader = subject.reads.find((one) => canName(world, one, made.item));
  const seen = reader && (await readItem(world, reader, made.item));
  const actual = fieldOf(seen?.value ?? made.answered, property);
  if (actual === undefined) return undefined;
  const steps = [made.exchange, ...(seen ? [seen.exchange] : [])];
  return { isOther: !sameValue(value, actual), actual, steps };
}
