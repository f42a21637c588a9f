import type { Operation } from '../model/model.ts';
import { filtersOf } from './filters.ts';
import { isListOfObjects, isSearch } from './find-drafts.ts';
import { plainName, singularNoun } from './noun.ts';
import { collectionPath, type OperationFacts, type Survey } from './operation-facts.ts';
import { paginationOf, paginationParameters } from './pagination.ts';
import { queryParameters } from './query-parameters.ts';
import type { ListRole, Role } from './resource.ts';
import { promisedOrder, sortOf } from './sorting.ts';

/** Lists of what was, which grow when something else is changed. */
const histories = new Set('version revision history change event activity audit auditlog log'.split(' '));

/**
 * Lists of what has no id of its own, where it is clear that their rows are kept as they came: those that a POST of the same path
 * adds to, as measurements, and those of what was, as the versions of a page. What is computed, as a report, is none of them: its
 * rows need not be what its parameters name.
 */
export function rowsOf(
  survey: Survey,
  roles: ReadonlyMap<Operation, Role>,
): ReadonlyMap<Operation, ListRole> {
  const found = new Map<Operation, ListRole>();
  for (const [operation, facts] of survey.facts) {
    const role = roles.get(operation);
    if (operation.method !== 'get' || (role && role.kind !== 'none')) continue;
    const rows = rowsRole(survey, facts, role);
    if (rows) found.set(operation, rows);
  }
  return found;
}

function rowsRole(survey: Survey, facts: OperationFacts, role: Role | undefined): ListRole | undefined {
  const { shape, operation, content } = facts;
  if (!isListOfObjects(survey, facts) || isSearch(facts) || shape.verb !== undefined) return undefined;
  if (shape.segments.at(-1)?.kind !== 'literal' || content?.kind !== 'list' || !content.items)
    return undefined;
  const { schemas } = survey;
  const noun = singularNoun(collectionPath(shape).literals.at(-1) ?? '');
  const page = paginationOf(schemas, facts);
  const isAddedTo = survey.nodes.get(shape.key)?.byMethod.get('post')?.input !== undefined;
  if (!isAddedTo && !(page && histories.has(plainName(noun)))) return undefined;
  const sort = sortOf(schemas, operation.parameters);
  const taken = new Set([...paginationParameters(page), sort?.parameter, sort?.direction]);
  const chosen = queryParameters(schemas, operation).filter(({ name }) => !taken.has(name));
  const listed = { schemas, schema: content.items, noun, idProperty: undefined };
  const order = promisedOrder(schemas, facts, [...schemas.properties(content.items).values()]);
  return {
    kind: 'list',
    // Nothing by which one of them could be asked for.
    resource: '',
    answer: content.envelope,
    page,
    filters: isAddedTo ? filtersOf(listed, chosen) : [],
    sort,
    ...(order && { order }),
    ...(role?.scope && { scope: role.scope }),
  };
}
