import { sameValue } from './same-value.ts';
import type { Subject } from './subject.ts';

/** What is taken away may be put back to a default, which may be what it was; what is always there must be something. */
export function mayComeBack({ facts, resource, ...subject }: Subject, name: string, old: unknown): boolean {
  const inputs = [...subject.creates, ...subject.replaces, ...subject.patches].map(({ role }) => role.input);
  const presets = inputs.flatMap(({ schema }) =>
    schema ? [facts.keyword(facts.properties(schema).get(name)?.schema, 'default')] : [],
  );
  if (presets.some((preset) => preset !== undefined && sameValue(preset, old))) return true;
  const shown = resource.schema && facts.properties(resource.schema).get(name);
  const isAlwaysThere = shown?.isRequired === true && !facts.types(shown.schema).has('null');
  return isAlwaysThere && presets.every((preset) => preset === undefined);
}
