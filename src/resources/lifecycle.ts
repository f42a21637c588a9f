import type { Draft } from './draft.ts';
import { plainName } from './noun.ts';
import type { Lifecycle } from './resource.ts';
import type { PropertyFacts, SchemaFacts } from './schema-facts.ts';

type Phase = 'start' | 'middle' | 'done' | 'otherEnd';

/** Words that APIs have for where a job stands, plain. What is none of them is not passed through. */
const words: Readonly<Record<Phase, readonly string[]>> = {
  start:
    `queued pending created new submitted scheduled waiting accepted received requested initializing initialized
    notstarted enqueued todo planned`.split(/\s+/),
  middle:
    `provisioning preparing starting started running processing inprogress progressing executing working building
    uploading downloading validating finalizing deploying generating training importing exporting active`.split(
      /\s+/,
    ),
  done: `completed complete succeeded success successful done finished ready processed ended`.split(/\s+/),
  otherEnd:
    `failed failure fail error errored cancelled canceled aborted timedout timeout expired rejected skipped terminated
    killed crashed`.split(/\s+/),
};
const phaseOf = new Map(
  (Object.keys(words) as Phase[]).flatMap((phase) => words[phase].map((word) => [word, phase] as const)),
);

const progressNames =
  /^(?:progress|percent|percentage|percentcomplete|progresspercent|progresspercentage|completionpercentage)$/;
const timestampName = /^(.+?)(?:at|on|time|date|timestamp)$/;
const errorName = /(?:error|failure|exception|reason|message)/;

/**
 * The property that walks through states by itself: one named status, state or phase, with an enum that has a beginning and
 * a good end. Only where items are made, and the one who makes them does not set it.
 */
export function lifecycleOf(
  schemas: SchemaFacts,
  draft: Draft,
  idProperty: string | undefined,
  sent: ReadonlySet<string> = sentProperties(schemas, draft),
): Lifecycle | undefined {
  if (!draft.schema || draft.creates.length === 0) return undefined;
  for (const property of schemas.properties(draft.schema).values()) {
    if (!isStateName(property.name) || sent.has(property.name)) continue;
    const states = statesOf(schemas.texts(property.schema));
    if (states) return lifecycleWith(schemas, draft, idProperty, { property: property.name, ...states });
  }
  return undefined;
}

/** Whether a property is called as one that tells where something stands. */
export function isStateName(name: string): boolean {
  return /(?:status|state|phase|stage)$/.test(plainName(name));
}

/** A lifecycle through these states, with what else of an item goes along with them. */
export function lifecycleWith(
  schemas: SchemaFacts,
  draft: Draft,
  idProperty: string | undefined,
  base: Pick<Lifecycle, 'property' | 'states' | 'otherEnds'>,
): Lifecycle {
  const properties = draft.schema ? [...schemas.properties(draft.schema).values()] : [];
  const sent = sentProperties(schemas, draft);
  return {
    ...base,
    progress: progressOf(schemas, properties),
    timestamps: timestampsOf(schemas, properties, [...base.states, ...base.otherEnds]),
    results: resultsOf(schemas, properties, new Set([...sent, base.property, idProperty ?? ''])),
  };
}

/** What the bodies of those who make items have. */
export function sentProperties(schemas: SchemaFacts, { creates }: Draft): ReadonlySet<string> {
  const inputs = creates.flatMap(({ facts }) => facts.input ?? []);
  return new Set(
    inputs.flatMap((input) =>
      [...schemas.properties(input).values()]
        .filter(({ schema }) => schemas.keyword(schema, 'readOnly') !== true)
        .map(({ name }) => name),
    ),
  );
}

/** Values of an enum in the order in which they are passed; undefined where they are no states of something that goes on. */
export function statesOf(values: readonly string[]): Pick<Lifecycle, 'states' | 'otherEnds'> | undefined {
  const of = (phase: Phase) => values.filter((value) => phaseOf.get(plainName(value)) === phase);
  const [last, ...otherDone] = of('done');
  const before = [...of('start'), ...of('middle')];
  if (last === undefined || before.length === 0) return undefined;
  return { states: [...before, last], otherEnds: [...otherDone, ...of('otherEnd')] };
}

/** Whether a value is a good or bad end: `cancelled`. */
export function isEnd(value: string): boolean {
  const phase = phaseOf.get(plainName(value));
  return phase === 'done' || phase === 'otherEnd';
}

function progressOf(schemas: SchemaFacts, properties: readonly PropertyFacts[]): Lifecycle['progress'] {
  const found =
    properties.find(
      ({ name, schema }) => progressNames.test(plainName(name)) && schemas.isOnly(schema, 'number'),
    ) ??
    properties.find(
      ({ name, schema }) => progressNames.test(plainName(name)) && schemas.isOnly(schema, 'integer'),
    );
  if (!found) return undefined;
  const maximum = schemas.keyword(found.schema, 'maximum');
  return { property: found.name, end: typeof maximum === 'number' && maximum > 0 ? maximum : 100 };
}

/** `started_at` holds when the first state of the middle is entered, `completed_at` from the end on. */
function timestampsOf(
  schemas: SchemaFacts,
  properties: readonly PropertyFacts[],
  states: readonly string[],
): Readonly<Record<string, string>> {
  const first = (phase: Phase) => states.find((state) => phaseOf.get(plainName(state)) === phase);
  const entries = properties.flatMap(({ name, schema }): [string, string][] => {
    const [, word = ''] = timestampName.exec(plainName(name)) ?? [];
    if (word === '' || !schemas.isOnly(schema, 'string')) return [];
    const same = states.find((state) => plainName(state) === word);
    const state = same ?? first(phaseOfEvent(word) ?? 'start');
    return phaseOfEvent(word) === undefined || state === undefined || isOfItem(word) ? [] : [[name, state]];
  });
  return Object.fromEntries(entries);
}

/** What every item has, with states or without. */
function isOfItem(word: string): boolean {
  return /^(?:created|new|requested|submitted|received)$/.test(word);
}

function phaseOfEvent(word: string): Phase | undefined {
  if (/^(?:started|start|begin|began|running)$/.test(word)) return 'middle';
  if (/^(?:ended|end|finish|finished|completed|complete|completion|done|stopped)$/.test(word)) return 'done';
  return phaseOf.get(word);
}

/** Properties that may be absent or null, and that nobody sends: there when the work is done. */
function resultsOf(
  schemas: SchemaFacts,
  properties: readonly PropertyFacts[],
  others: ReadonlySet<string>,
): readonly string[] {
  return properties
    .filter(({ name, schema, isRequired }) => {
      const plain = plainName(name);
      const isTime = timestampName.test(plain) && schemas.types(schema).has('string');
      const mayMiss = !isRequired || schemas.types(schema).has('null');
      return mayMiss && !others.has(name) && !isTime && !errorName.test(plain) && !progressNames.test(plain);
    })
    .map(({ name }) => name);
}
