import type { Operation, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { PropertyFacts, SchemaFacts } from '../../resources/schema-facts.ts';
import { alternativesOf } from '../../schema/resolve-schema.ts';
import { shortJson, validatorOf } from '../../schema/validate.ts';
import type { World } from '../run/world.ts';
import { type Fields, fieldOf } from '../state/fields.ts';
import { sameValue } from '../state/same-value.ts';
import { isKeptOtherwise } from '../state/writable-properties.ts';
import { addedTo } from './added-rows.ts';
import { openCollection } from './collection.ts';
import { type Appending, findAppending } from './find-appending.ts';
import { schemaFactsOf } from './listing.ts';

/** An optional property of a kind of row, and its default. */
interface Preset {
  readonly property: PropertyFacts;
  readonly value: unknown;
  /** The kind that has it. */
  readonly kind: SchemaNode;
}

/** Whether rows of what adds to a list have properties with defaults. */
export function hasRowDefaults(facts: SchemaFacts, { entry }: Appending): boolean {
  return presetsOf(facts, entry).length > 0;
}

function presetsOf(facts: SchemaFacts, entry: SchemaNode): readonly Preset[] {
  const branches = facts.parts(entry).flatMap(alternativesOf);
  return (branches.length > 1 ? branches : [entry]).flatMap((kind) =>
    [...facts.properties(kind).values()].flatMap((property): readonly Preset[] => {
      const value = facts.keyword(property.schema, 'default');
      const isOther = isKeptOtherwise(
        { facts, resource: { lifecycle: undefined } },
        property.name,
        property.schema,
      );
      return value === undefined || property.isRequired || isOther ? [] : [{ property, value, kind }];
    }),
  );
}

/**
 * What a row left out is listed with the default of its schema. Looks at the rows that were added to see a list by: costs nothing
 * beyond.
 *
 * @throws CaseSkipped, OverBudget
 */
export async function checkRowDefaults(world: World, list: Operation): Promise<void> {
  const { listing, whole } = await openCollection(world, list);
  const facts = schemaFactsOf(world.model);
  const row = listing.role.answer.schema && facts.items(listing.role.answer.schema);
  const appending = row && findAppending(facts, world.model.operations, list, row);
  const added = addedTo(listing);
  if (!appending || added.length === 0) return world.skip('nothing was added to it');
  const listed = [...whole.items.values()].filter(isObject);
  for (const preset of presetsOf(facts, appending.entry)) {
    const { name, schema } = preset.property;
    const validator = validatorOf(world.model, preset.kind, 'request');
    const rows = added
      .flatMap((one) => one.rows)
      .filter((one) => !Object.hasOwn(one, name) && validator.check(one).length === 0);
    const seen = rows.flatMap((one) => fieldOf(entryOf(listed, one), name) ?? []);
    const wrong = seen.filter((value) => !sameValue(preset.value, value));
    if (wrong.length === 0 || wrong.length < seen.length) continue;
    world.report({
      code: 'default-not-applied',
      operation: appending.operation,
      message: `"${name}" was left out and is not listed with its default`,
      at: schema.at,
      expected: shortJson(preset.value),
      actual: shortJson(wrong[0]),
      hint: 'Apply the default of the schema, or correct it there.',
      steps: [...added.map(({ exchange }) => exchange), ...whole.pages.map(({ exchange }) => exchange)],
      detail: name,
    });
  }
}

/** The one entry that has all that was sent in a row; undefined where none or several have. */
function entryOf(listed: readonly Fields[], row: Fields): Fields | undefined {
  const sent = Object.entries(row);
  const found = listed.filter((entry) =>
    sent.every(([name, value]) => Object.hasOwn(entry, name) && sameValue(value, entry[name])),
  );
  return found.length === 1 ? found[0] : undefined;
}
