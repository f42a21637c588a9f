import { operationsNamed } from '../contract/operations-named.ts';
import type { Operation } from '../model/model.ts';
import type { Context, Known } from './context.ts';
import type { ResourceCorrection, ResourcesSection, WrittenRole } from './corrections.ts';
import type { Draft } from './draft.ts';
import { answerOf, itemRole } from './item-role.ts';
import type { OperationFacts } from './operation-facts.ts';
import { parametersOf } from './path-shape.ts';
import type { Role } from './resource.ts';
import { scopeOf } from './scope.ts';

/** Changes roles as a file says: those of single operations, and what lists of a resource do. */
export function correctRoles(
  context: Context,
  known: ReadonlyMap<Draft, Known>,
  roles: ReadonlyMap<Operation, Role>,
  section: ResourcesSection,
  byDraft: ReadonlyMap<Draft, ResourceCorrection>,
): ReadonlyMap<Operation, Role> {
  const corrected = new Map(roles);
  const corrections = new Map(
    [...byDraft].flatMap(([draft, said]) => {
      const one = known.get(draft);
      return one ? [[one.resource.name, said] as const] : [];
    }),
  );
  for (const [operation, role] of roles) {
    const said = role.kind === 'list' ? corrections.get(role.resource) : undefined;
    if (said && role.kind === 'list') corrected.set(operation, correctList(role, said));
  }
  for (const { key, role } of section.operations) {
    for (const operation of operationsNamed(context.survey.model, key)) {
      const facts = context.survey.facts.get(operation);
      const said = facts && roleSaid(context, known, facts, role);
      if (said) corrected.set(operation, said);
    }
  }
  return corrected;
}

type ListRole = Extract<Role, { kind: 'list' }>;

function correctList(role: ListRole, { pagination, filters }: ResourceCorrection): Role {
  const kept = role.filters.filter(({ parameter }) => !filters?.has(parameter));
  const said = [...(filters ?? [])].flatMap(([parameter, { value }]) =>
    value ? [{ parameter, ...value }] : [],
  );
  return { ...role, page: pagination ? undefined : role.page, filters: [...kept, ...said] };
}

/** Undefined for what lists and creates: those were given to their resource before. */
function roleSaid(
  context: Context,
  known: ReadonlyMap<Draft, Known>,
  facts: OperationFacts,
  said: WrittenRole,
): Role | undefined {
  if (said.kind === 'none') return { kind: 'none', reason: 'is switched off in the mock file' };
  if (said.kind === 'list' || said.kind === 'create') return undefined;
  const one = knownFor(context, known, facts, said.resource?.value);
  if (!one) return undefined;
  const parameter = ownParameter(one, facts);
  const scope = scopeOf(context, facts, one, parameter);
  const role = said.kind === 'action' ? undefined : itemRole(context, one, facts, said.kind);
  const own = parameter === undefined || parameter === one.resource.id?.parameter ? {} : { parameter };
  const more = { ...own, ...(scope.length > 0 && { scope }) };
  if (said.kind !== 'action') return role && { ...role, ...more };
  const { sets, from } = said;
  const answer = answerOf(facts.content);
  return { kind: 'action', resource: one.resource.name, answer, status: facts.status, sets, from, ...more };
}

/** The resource that is named, else the one whose item the path leads through. */
function knownFor(
  { byItem, names }: Context,
  known: ReadonlyMap<Draft, Known>,
  { shape }: OperationFacts,
  name: string | undefined,
): Known | undefined {
  for (const [draft, one] of known) if (name !== undefined && names.get(draft) === name) return one;
  if (name !== undefined) return undefined;
  const [key] = [...byItem.keys()]
    .filter(
      (item) => shape.key === item || shape.key.startsWith(`${item}/`) || shape.key.startsWith(`${item}:`),
    )
    .toSorted((first, second) => second.length - first.length);
  const draft = key === undefined ? undefined : byItem.get(key);
  return draft && known.get(draft);
}

/** The path parameter with the item's id: the one of that name, else the last. */
function ownParameter({ resource }: Known, { shape }: OperationFacts): string | undefined {
  const parameters = parametersOf(shape.segments);
  const own = resource.id?.parameter;
  return own !== undefined && parameters.includes(own) ? own : parameters.at(-1);
}
