import type { SchemaNode } from '../../model/model.ts';
import type { Envelope } from '../../resources/resource.ts';
import type { Acting, Subject } from './subject.ts';

/**
 * The same resource for cases about fields: where items have them in an inner object, as `attributes`, these are looked at and
 * sent one by one. An operation for which that would say too much is left to a subject of its own, as it was.
 */
export function fieldSubjects(subject: Subject): readonly Subject[] {
  const { schema, inner } = subject.resource;
  const own = schema && inner !== undefined ? innerOf(subject, schema, inner) : undefined;
  if (inner === undefined || !own) return [subject];
  const look: Look = { subject, inner, own: own.schema };
  const [patches, otherPatches] = parted(subject.patches, (one) => changed(look, one, isPartial(look, one)));
  const [replaces, otherReplaces] = parted(subject.replaces, (one) => changed(look, one, true));
  const [creates, otherCreates] = parted(subject.creates, (one) => created(look, one));
  const others = [...otherPatches, ...otherReplaces, ...otherCreates].map(({ operation }) => operation);
  const fields: Subject = {
    ...subject,
    resource: { ...subject.resource, ...subject.resource.innerFacts, schema: own.schema },
    creates,
    putCreates: subject.putCreates.flatMap((one) => created(look, one) ?? []),
    patches,
    replaces,
    reads: subject.reads.map((one) => ({
      ...one,
      role: { ...one.role, answer: opened(look, one.role.answer) },
    })),
    actions: subject.actions.map((one) => answering(look, one)),
    isWanted: (operation) => !others.includes(operation) && subject.isWanted(operation),
  };
  const rest: Subject = { ...subject, isWanted: (one) => others.includes(one) && subject.isWanted(one) };
  return others.length > 0 ? [fields, rest] : [fields];
}

interface Look {
  readonly subject: Subject;
  readonly inner: string;
  /** The schema of the inner object, as it is read. */
  readonly own: SchemaNode;
}

function innerOf({ facts }: Subject, schema: SchemaNode, name: string) {
  return facts.properties(schema).get(name);
}

function parted<T>(
  all: readonly T[],
  open: (one: T) => T | undefined,
): readonly [readonly T[], readonly T[]] {
  const opened = all.map((one) => [one, open(one)] as const);
  return [
    opened.flatMap(([, one]) => one ?? []),
    opened.flatMap(([one, other]) => (other === undefined ? [one] : [])),
  ];
}

function opened({ subject, inner }: Look, answer: Envelope): Envelope {
  const found = answer.schema && innerOf(subject, answer.schema, inner);
  return found ? { ...answer, inner, schema: found.schema } : answer;
}

function answering<T extends Acting<'action' | 'create' | 'replace' | 'patch'>>(look: Look, one: T): T {
  const { answer } = one.role;
  return answer ? { ...one, role: { ...one.role, answer: opened(look, answer) } } : one;
}

/** The inner object of a body, or the body where it has the fields itself; undefined where it has neither. */
function openedInput({ subject, inner, own }: Look, input: Envelope): Envelope | undefined {
  if (!input.schema) return undefined;
  const found = innerOf(subject, input.schema, inner);
  if (found) return { path: [...input.path, inner], schema: found.schema };
  const names = [...subject.facts.properties(input.schema).keys()];
  const known = subject.facts.properties(own);
  return names.length > 0 && names.every((name) => known.has(name)) ? input : undefined;
}

function created(look: Look, one: Acting<'create'>): Acting<'create'> | undefined {
  const input = openedInput(look, one.role.input);
  return input && answering(look, { ...one, role: { ...one.role, input } });
}

/** With the id where the body has to name the item again, beside its fields. */
function changed<T extends Acting<'replace' | 'patch'>>(look: Look, one: T, isSure: boolean): T | undefined {
  const { input } = one.role;
  const open = isSure ? openedInput(look, input) : undefined;
  if (!open) return undefined;
  const id = look.subject.resource.id?.property ?? '';
  const isAsked = input.schema && innerOf(look.subject, input.schema, id) !== undefined;
  const idIn = one.role.idIn ?? (isAsked ? [...input.path, id] : undefined);
  return answering(look, { ...one, role: { ...one.role, input: open, ...(idIn && { idIn }) } });
}

/**
 * Whether a PATCH takes a part of the inner object for a change of that part: what items must have may be left out. Else it may
 * replace the object as a whole.
 */
function isPartial(look: Look, { role }: Acting<'patch'>): boolean {
  const { subject, own } = look;
  const input = openedInput(look, role.input);
  if (!input?.schema || input === role.input) return input !== undefined;
  const sent = subject.facts.properties(input.schema);
  const made = subject.creates.flatMap((one) => openedInput(look, one.role.input)?.schema ?? []);
  return [own, ...made].some((schema) =>
    [...subject.facts.properties(schema).values()].some(
      ({ name, isRequired }) => isRequired && sent.get(name)?.isRequired === false,
    ),
  );
}
