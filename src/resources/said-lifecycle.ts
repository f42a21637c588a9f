import type { ResourceCorrection } from './corrections.ts';
import type { Draft } from './draft.ts';
import { isEnd, isStateName, lifecycleOf, lifecycleWith } from './lifecycle.ts';
import type { Lifecycle } from './resource.ts';
import type { SchemaFacts } from './schema-facts.ts';

/** The lifecycle that somebody says a resource has, filled in from the inferred one where they leave something out. */
export function saidLifecycle(
  schemas: SchemaFacts,
  draft: Draft,
  idProperty: string | undefined,
  said: ResourceCorrection['lifecycle'],
): Lifecycle | undefined {
  const inferred = lifecycleOf(schemas, draft, idProperty);
  if (!said) return inferred;
  const { value } = said;
  const property = value?.property?.value ?? inferred?.property ?? stateProperty(schemas, draft);
  const states = value?.states?.map((state) => state.value) ?? inferred?.states;
  if (!value || property === undefined || !states) return undefined;
  const otherEnds = value.otherEnds?.map((end) => end.value) ?? endsOf(schemas, draft, property);
  const durations = value.states?.flatMap((state): [string, number][] => {
    return state.durationMs === undefined ? [] : [[state.value, state.durationMs]];
  });
  return {
    ...lifecycleWith(schemas, draft, idProperty, {
      property,
      states,
      otherEnds: otherEnds.filter((end) => !states.includes(end)),
    }),
    ...(durations && { durationsMs: Object.fromEntries(durations) }),
  };
}

function stateProperty(schemas: SchemaFacts, { schema }: Draft): string | undefined {
  const names = schema ? [...schemas.properties(schema).keys()] : [];
  return names.find(isStateName);
}

/** Values of the enum that are ends by their words. */
function endsOf(schemas: SchemaFacts, { schema }: Draft, property: string): readonly string[] {
  const found = schema && schemas.properties(schema).get(property);
  return found ? schemas.texts(found.schema).filter(isEnd) : [];
}
