import type { Context, Known } from './context.ts';
import type { Creation } from './draft.ts';
import { filtersOf } from './filters.ts';
import { answerOf, inputOf } from './item-role.ts';
import type { OperationFacts } from './operation-facts.ts';
import { paginationOf, paginationParameters } from './pagination.ts';
import { queryParameters } from './query-parameters.ts';
import type { Role } from './resource.ts';
import { scopeOf } from './scope.ts';
import { promisedOrder, sortOf } from './sorting.ts';

/** What the listing of a resource does: in which parts, which items, in which order. */
export function listRole(context: Context, known: Known, list: OperationFacts): Role {
  const { schemas } = context.survey;
  const { draft, resource } = known;
  const parameters = queryParameters(schemas, list.operation);
  const page = paginationOf(schemas, list);
  const sort = sortOf(schemas, list.operation.parameters);
  const taken = new Set([...paginationParameters(page), sort?.parameter, sort?.direction]);
  const properties = draft.schema ? [...schemas.properties(draft.schema).values()] : [];
  const chosen = parameters.filter(
    ({ name }) => !taken.has(name) && !(sort?.form === 'object' && name.startsWith(`${sort.parameter}[`)),
  );
  const listed = draft.schema && {
    schemas,
    schema: draft.schema,
    noun: draft.noun,
    idProperty: resource.id?.property,
    inner: resource.inner,
  };
  const order = promisedOrder(schemas, list, properties);
  const scope = scopeOf(context, list, known, undefined);
  return {
    kind: 'list',
    resource: resource.name,
    answer: list.content?.envelope ?? { path: [], schema: undefined },
    page,
    filters: listed ? filtersOf(listed, chosen) : [],
    sort,
    ...(order && { order }),
    ...(scope.length > 0 && { scope }),
  };
}

/** What the making of an item does: from which body, with which answer. */
export function createRole(context: Context, known: Known, { facts, idPath }: Creation): Role {
  const { schemas } = context.survey;
  const { draft, resource } = known;
  const answer = answerOf(facts.content);
  const isItem = answer?.schema && draft.schema && schemas.isSame(answer.schema, draft.schema);
  const scope = scopeOf(context, facts, known, undefined);
  return {
    kind: 'create',
    resource: resource.name,
    input: inputOf(context.survey, known, facts),
    answer,
    status: facts.status,
    ...(idPath && isItem !== true && { idPath }),
    ...(scope.length > 0 && { scope }),
  };
}
