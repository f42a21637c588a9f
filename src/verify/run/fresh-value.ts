import type { Model, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { defaultSampleOptions } from '../../schema/sample/options.ts';
import type { Random } from '../../schema/sample/random.ts';
import { samplerOf } from '../../schema/sample/sampler.ts';
import { validatorOf } from '../../schema/validate.ts';

/**
 * A value for a property that no other item has: the old one with a suffix where that is valid, else another of its
 * schemas; the old one where there is no other.
 *
 * @param nodes what is known of the property; one of them has to do
 */
export function freshValue(
  model: Model,
  nodes: readonly SchemaNode[],
  old: unknown,
  random: Random,
  isValid: (value: unknown) => boolean = () => true,
): unknown {
  const suffix = random
    .integer(0, 36 ** 6 - 1)
    .toString(36)
    .padStart(6, '0');
  const fits = (value: unknown) =>
    isValid(value) &&
    (nodes.length === 0 ||
      nodes.some((node) => validatorOf(model, node, 'request').check(value).length === 0));
  if (typeof old === 'string') {
    const found = suffixed(old, suffix, longest(nodes)).find(fits);
    if (found !== undefined) return found;
  }
  for (const node of nodes) {
    const sampler = samplerOf(model, node, 'request');
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const { value, valid } = sampler.sample(random, { ...defaultSampleOptions, useExamples: false });
      if (valid && value !== old && typeof value === typeof old && fits(value)) return value;
    }
  }
  return old;
}

/** An address keeps its domain; a text is cut where it would be too long. */
function suffixed(old: string, suffix: string, max: number | undefined): readonly string[] {
  const at = old.indexOf('@');
  if (at > 0) return [`${old.slice(0, at)}.${suffix}${old.slice(at)}`];
  const base = old.slice(0, Math.max(1, (max ?? 1000) - suffix.length - 1));
  return [`${base}-${suffix}`, `${base}${suffix}`, `${base} ${suffix}`, suffix];
}

function longest(nodes: readonly SchemaNode[]): number | undefined {
  const lengths = nodes.flatMap(({ value }) =>
    isObject(value) && typeof value.maxLength === 'number' ? [value.maxLength] : [],
  );
  return lengths.length > 0 ? Math.min(...lengths) : undefined;
}
