import type { SchemaNode } from '../../model/model.ts';
import { shortJson } from '../../schema/validate.ts';
import type { Case } from '../case.ts';
import { valueUnder } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { type Fields, withoutFields } from './fields.ts';
import { type Made, makeItem } from './make-item.ts';
import { canName, readItem } from './read-item.ts';
import { sameValue } from './same-value.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';
import { isKeptOtherwise, writableProperties } from './writable-properties.ts';

/** A property with a default. */
interface Preset {
  /** `['settings', 'theme']`. */
  readonly path: readonly string[];
  readonly schema: SchemaNode;
  readonly value: unknown;
}

/** What is left out of a create gets the default of its schema. */
export function planDefaults(subject: Subject): readonly Case[] {
  return subject.creates
    .filter(
      ({ operation, role }) =>
        subject.isWanted(operation) && presetsOf(subject, role.input.schema).length > 0,
    )
    .map((create) =>
      stateCase(create.operation, 'defaults', 'what is left out gets its default', (world) =>
        runDefaults(world, subject, create),
      ),
    );
}

/** The optional properties with a default, those of objects within as well. */
function presetsOf(subject: Subject, schema: SchemaNode | undefined, depth = 0): readonly Preset[] {
  const { facts } = subject;
  return [...writableProperties(subject, schema).values()].flatMap(
    ({ name, schema: node, isRequired }): Preset[] => {
      if (isKeptOtherwise(subject, name, node)) return [];
      const value = facts.keyword(node, 'default');
      const own = value === undefined || isRequired ? [] : [{ path: [name], schema: node, value }];
      const inner = depth < 2 && facts.isOnly(node, 'object') ? presetsOf(subject, node, depth + 1) : [];
      return [...own, ...inner.map((one) => ({ ...one, path: [name, ...one.path] }))];
    },
  );
}

async function runDefaults(world: World, subject: Subject, create: Acting<'create'>): Promise<void> {
  const presets = presetsOf(subject, create.role.input.schema);
  const first = await makeWithout(world, subject, create, presets);
  if (!first) return world.skip('nothing could be created without the properties that have defaults');
  const wrong = presets.filter((preset) => isWrong(preset, first));
  if (wrong.length === 0) return;
  const second = await makeWithout(world, subject, create, presets);
  if (!second) return;
  for (const preset of wrong.filter((one) => isWrong(one, second))) {
    const name = preset.path.join('.');
    world.report({
      code: 'default-not-applied',
      operation: create.operation,
      message: `"${name}" was left out and did not get its default`,
      at: preset.schema.at,
      expected: shortJson(preset.value),
      actual: shortJson(valueUnder(second.answered ?? second.item.value, preset.path)),
      hint: 'Apply the default of the schema, or correct it there.',
      steps: [second.exchange],
      detail: name,
    });
  }
}

/** Where the create's answer does not tell, the item is read. */
async function makeWithout(
  world: World,
  subject: Subject,
  create: Acting<'create'>,
  presets: readonly Preset[],
): Promise<Made | undefined> {
  const made = await makeItem(world, create, (fields) =>
    presets.reduce<Fields>((left, { path }) => without(left, path), fields),
  );
  if (!made || presets.every(({ path }) => valueUnder(made.answered, path) !== undefined)) return made;
  const reader = subject.reads.find((one) => canName(world, one, made.item));
  const seen = reader && (await readItem(world, reader, made.item));
  return seen?.value ? { ...made, answered: { ...seen.value, ...made.answered } } : made;
}

function without(fields: Fields, [name, ...rest]: readonly string[]): Fields {
  if (name === undefined || !Object.hasOwn(fields, name)) return fields;
  if (rest.length === 0) return withoutFields(fields, [name]);
  const inner = fields[name];
  if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return fields;
  return { ...fields, [name]: without(inner as Fields, rest) };
}

/** Whether the answer tells another value, and the request told none. */
function isWrong({ path, value }: Preset, { sent, answered }: Made): boolean {
  const seen = valueUnder(answered, path);
  if (seen === undefined || valueUnder(sent, path) !== undefined) return false;
  return !sameValue(value, seen);
}
