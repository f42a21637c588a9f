import type { SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { SchemaFacts } from '../../resources/schema-facts.ts';
import { alternativesOf } from '../../schema/resolve-schema.ts';
import { defaultSampleOptions } from '../../schema/sample/options.ts';
import { createRandom } from '../../schema/sample/random.ts';
import { samplerOf } from '../../schema/sample/sampler.ts';
import { validatorOf } from '../../schema/validate.ts';
import { isReference } from '../boundaries/name-meaning.ts';
import type { Fields } from '../state/fields.ts';

/** More kinds are not made. */
const maxKinds = 6;

/**
 * A row of each kind, where the schema of a row is one of several: those that are known to work first, then what the schemas of the
 * others need, as far as these refer to nothing.
 *
 * @param sent the rows of a body that works
 */
export function rowKinds(facts: SchemaFacts, entry: SchemaNode, sent: readonly Fields[]): readonly Fields[] {
  const { model } = facts;
  const [first] = sent;
  const branches = facts.parts(entry).flatMap(alternativesOf);
  if (!first || branches.length < 2) return first ? [first] : [];
  const kinds = branches.flatMap((branch): readonly Fields[] => {
    const validator = validatorOf(model, branch, 'request');
    const known = sent.find((row) => validator.check(row).length === 0);
    const made = known ?? sampleOf(facts, branch);
    return made && validatorOf(model, entry, 'request').check(made).length === 0 ? [made] : [];
  });
  return [first, ...kinds.filter((one) => one !== first)].slice(0, maxKinds);
}

function sampleOf({ model }: SchemaFacts, branch: SchemaNode): Fields | undefined {
  const options = { ...defaultSampleOptions, requiredOnly: true, useExamples: true, fillProperties: false };
  const { value, valid } = samplerOf(model, branch, 'request').sample(
    createRandom(branch.at.pointer),
    options,
  );
  if (!valid || !isObject(value) || Array.isArray(value)) return undefined;
  return Object.keys(value).some((name) => isReference(name)) ? undefined : value;
}
