import type { Operation } from '../model/model.ts';
import { listRole } from './collection-role.ts';
import type { Context, Known } from './context.ts';
import type { Draft } from './draft.ts';
import { isListOfObjects } from './find-drafts.ts';
import { plainName } from './noun.ts';
import { collectionPath, type OperationFacts } from './operation-facts.ts';
import type { ListRole } from './resource.ts';
import { withSearchFields } from './search-fields.ts';

const names = new Set('search query find lookup filter list'.split(' '));

/**
 * Searches that are asked in a body, as the lists that they are: `POST /tasks/search` answers tasks, filtered, sorted and in pages.
 * What they find is kept elsewhere, so that they have no role of their own.
 */
export function searchesOf(
  context: Context,
  known: ReadonlyMap<Draft, Known>,
): ReadonlyMap<Operation, ListRole> {
  const found = new Map<Operation, ListRole>();
  for (const [operation, facts] of context.survey.facts) {
    if (!isBodySearch(context, facts)) continue;
    const one = foundBy(context, known, facts);
    if (!one) continue;
    const asked = { ...facts, operation: withSearchFields(context.survey.schemas, operation) };
    const role = listRole(context, one, asked);
    if (role.kind === 'list') found.set(operation, role);
  }
  return found;
}

function isBodySearch({ survey }: Context, facts: OperationFacts): boolean {
  const { operation, shape } = facts;
  if (operation.method !== 'post' || facts.status !== 200 || !facts.input) return false;
  const last = plainName(shape.verb ?? collectionPath(shape).literals.at(-1) ?? '');
  return names.has(last) && isListOfObjects(survey, facts);
}

/** The only resource whose items are written with the schema of what is found. */
function foundBy(
  { survey: { schemas } }: Context,
  known: ReadonlyMap<Draft, Known>,
  { content }: OperationFacts,
): Known | undefined {
  const items = content?.kind === 'list' ? content.items : undefined;
  if (!items) return undefined;
  const alike = [...known.values()].filter(
    ({ draft, resource }) =>
      draft.schema !== undefined &&
      resource.id !== undefined &&
      draft.parameters.length === 0 &&
      schemas.target(draft.schema) === schemas.target(items),
  );
  return alike.length === 1 ? alike[0] : undefined;
}
