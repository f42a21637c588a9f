import type { Context, Known } from './context.ts';
import { answerOf } from './item-role.ts';
import { isEnd, isStateName } from './lifecycle.ts';
import { plainName } from './noun.ts';
import type { OperationFacts } from './operation-facts.ts';
import type { Resource, Role } from './resource.ts';
import type { PropertyFacts, SchemaFacts } from './schema-facts.ts';

/** Values that verbs lead to, where their own participle is not the word. */
const outcomes: Readonly<Record<string, readonly string[]>> = {
  activate: ['active', 'activated', 'enabled'],
  deactivate: ['inactive', 'deactivated', 'disabled'],
  enable: ['enabled', 'active'],
  disable: ['disabled', 'inactive'],
  start: ['running', 'started', 'inprogress', 'active'],
  run: ['running', 'inprogress'],
  resume: ['running', 'active', 'inprogress', 'resumed'],
  unpause: ['running', 'active', 'inprogress'],
  restart: ['running', 'queued', 'pending'],
  retry: ['queued', 'pending', 'running'],
  stop: ['stopped', 'cancelled', 'canceled', 'inactive'],
  abort: ['aborted', 'cancelled', 'canceled'],
  terminate: ['terminated', 'stopped', 'cancelled'],
  finish: ['finished', 'completed', 'done'],
  reopen: ['open', 'reopened'],
  open: ['open', 'opened'],
  ack: ['acknowledged'],
  restore: ['active', 'restored'],
  unarchive: ['active'],
  pay: ['paid'],
  send: ['sent'],
  hide: ['hidden'],
  unpublish: ['draft', 'unpublished'],
};

/**
 * What `POST /jobs/{id}/cancel` does: the item's `status` becomes `cancelled`, where that is one of its values. Undefined where
 * the document does not show that the item changes, or that it is answered.
 */
export function actionRole(
  context: Context,
  known: Known,
  facts: OperationFacts,
  verb: string,
): Role | undefined {
  const { schemas } = context.survey;
  const { draft, resource } = known;
  if (!draft.schema || draft.isSingular) return undefined;
  const sets = setBy(
    schemas,
    [...schemas.properties(draft.schema).values()],
    plainName(verb),
    facts.operation.method,
  );
  const envelope = answerOf(facts.content);
  const isItem = envelope?.schema && schemas.isSame(envelope.schema, draft.schema);
  if (!sets && (!isItem || facts.operation.method === 'delete')) return undefined;
  const answer =
    isItem || (envelope?.schema && isAboutItem(schemas, known, envelope.schema)) ? envelope : undefined;
  return {
    kind: 'action',
    resource: resource.name,
    answer,
    status: facts.status,
    sets: sets ?? {},
    from: allowedIn(resource, sets, facts),
  };
}

function setBy(
  schemas: SchemaFacts,
  properties: readonly PropertyFacts[],
  verb: string,
  method: string,
): Readonly<Record<string, unknown>> | undefined {
  if (method === 'delete') return flagSetBy(schemas, properties, verb, false);
  const wanted = Object.hasOwn(outcomes, verb) ? (outcomes[verb] ?? []) : participles(verb);
  for (const { name, schema } of properties) {
    if (!isStateName(name)) continue;
    const values = schemas.texts(schema);
    const value = wanted
      .map((word) => values.find((one) => plainName(one) === word))
      .find((one) => one !== undefined);
    if (value !== undefined) return { [name]: value };
  }
  return flagSetBy(schemas, properties, verb, true);
}

/** `archive` sets `archived` or `is_archived`; `unarchive` and `DELETE …/archive` take it back. */
function flagSetBy(
  schemas: SchemaFacts,
  properties: readonly PropertyFacts[],
  verb: string,
  value: boolean,
): Readonly<Record<string, unknown>> | undefined {
  const [, opposite] = /^(?:un|de|dis)(.{3,})$/.exec(verb) ?? [];
  const base = opposite === 'able' ? 'enable' : opposite;
  const names = [verb, ...(base === undefined ? [] : [base])].map((word) => [
    ...participles(word),
    ...(Object.hasOwn(outcomes, word) ? (outcomes[word] ?? []) : []),
  ]);
  for (const [index, words] of names.entries()) {
    const found = properties.find(
      ({ name, schema }) =>
        schemas.isOnly(schema, 'boolean') && words.includes(plainName(name).replace(/^is/, '')),
    );
    if (found) return { [found.name]: index === 0 ? value : !value };
  }
  return undefined;
}

/** `cancel` to `cancelled`, `canceled`; `close` to `closed`; `apply` to `applied`. */
function participles(verb: string): readonly string[] {
  if (verb.endsWith('e')) return [`${verb}d`, verb];
  if (/[^aeiou]y$/.test(verb)) return [`${verb.slice(0, -1)}ied`, verb];
  return [`${verb}${verb.at(-1) ?? ''}ed`, `${verb}ed`, verb];
}

/** An answer that is not the item, and all of whose properties it has: `{ job_id, status }`. */
function isAboutItem(
  schemas: SchemaFacts,
  { draft, resource }: Known,
  answer: NonNullable<Resource['schema']>,
): boolean {
  const own = new Set(draft.schema ? [...schemas.properties(draft.schema).keys()] : []);
  const names = [...schemas.properties(answer).values()]
    .filter(({ isRequired }) => isRequired)
    .map(({ name }) => name);
  const isId = (name: string) =>
    ['id', `${draft.noun}id`].includes(plainName(name)) || name === resource.id?.property;
  return names.length > 0 && names.every((name) => own.has(name) || isId(name));
}

/** What has ended cannot be ended again, where a 409 is documented. */
function allowedIn(
  { lifecycle }: Resource,
  sets: Readonly<Record<string, unknown>> | undefined,
  { operation }: OperationFacts,
): readonly string[] | undefined {
  const value =
    lifecycle && sets && Object.hasOwn(sets, lifecycle.property) ? sets[lifecycle.property] : undefined;
  const hasConflict = operation.responses.some(({ status }) => status === '409');
  if (!lifecycle || typeof value !== 'string' || !isEnd(value) || !hasConflict) return undefined;
  return lifecycle.states.slice(0, -1);
}
