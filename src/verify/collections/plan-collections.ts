import type { Model, Operation } from '../../model/model.ts';
import { inferResources } from '../../resources/infer-resources.ts';
import type { ListRole } from '../../resources/resource.ts';
import type { Case } from '../case.ts';
import { checkAdded } from './check-added.ts';
import { checkBounds } from './check-bounds.ts';
import { checkCache } from './check-cache.ts';
import { checkFilter } from './check-filter.ts';
import { checkFiltersTogether } from './check-filters-together.ts';
import { checkListItems } from './check-list-items.ts';
import { checkPages } from './check-pages.ts';
import { checkRowDefaults, hasRowDefaults } from './check-row-defaults.ts';
import { checkSelection, selectionOf } from './check-selection.ts';
import { checkSizes } from './check-sizes.ts';
import { checkSort } from './check-sort.ts';
import { checkSpan, listSpans } from './check-span.ts';
import { checkSwitch, listSwitches } from './check-switch.ts';
import { findAppending } from './find-appending.ts';
import { listRoleOf, schemaFactsOf } from './listing.ts';

/** Whether lists are paged, filtered and sorted as documented: pages of all lists first, as they are wrong most often. */
export function planCollections(model: Model, operations: readonly Operation[]): readonly Case[] {
  const map = inferResources(model);
  const lists = operations.flatMap((operation) => {
    const role = listRoleOf(map, operation);
    return role ? [{ operation, role }] : [];
  });
  const switchCases = (operation: Operation, role: ListRole) =>
    listSwitches({ operation, role, facts: schemaFactsOf(model) }).map(({ parameter: { name } }) =>
      caseOf(operation, `switch/${name}`, 'filter', `switch "${name}"`, (world) =>
        checkSwitch(world, operation, name),
      ),
    );
  const selections = operations.flatMap((operation) =>
    selectionOf({ model, map }, operation) ? [selectionCase(operation)] : [],
  );
  const ofLists = [
    pageCase,
    appendCase,
    defaultsCase,
    filterCases,
    spanCases,
    switchCases,
    sortCases,
    sizeCase,
    itemsCase,
    cacheCase,
  ].flatMap((plan) => lists.flatMap(({ operation, role }) => plan(operation, role, model)));
  return [...ofLists, ...selections];
}

function pageCase(operation: Operation): readonly Case[] {
  return [caseOf(operation, 'paging', 'paging', 'pages', (world) => checkPages(world, operation))];
}

function spanCases(operation: Operation, role: ListRole, model: Model): readonly Case[] {
  return listSpans({ operation, role, facts: schemaFactsOf(model) }).map(({ name }) =>
    caseOf(operation, `span/${name}`, 'filter', `filter "${name}"`, (world) =>
      checkSpan(world, operation, name),
    ),
  );
}

function selectionCase(operation: Operation): Case {
  return caseOf(operation, 'selection', 'selection', 'chosen fields', (world) =>
    checkSelection(world, operation),
  );
}

/** Of what a POST of the same path adds rows to, told of that. */
function appendCase(operation: Operation, { resource }: ListRole, model: Model): readonly Case[] {
  const role = resource === '' ? listRoleOf(inferResources(model), operation) : undefined;
  const facts = schemaFactsOf(model);
  const row = role?.answer.schema && facts.items(role.answer.schema);
  const appending = row && findAppending(facts, model.operations, operation, row);
  if (!appending) return [];
  return [
    caseOf(appending.operation, 'added', 'added', 'what is added is listed', (world) =>
      checkAdded(world, operation),
    ),
  ];
}

/** Of what adds rows with defaults to a list that nothing else makes items of. */
function defaultsCase(operation: Operation, role: ListRole, model: Model): readonly Case[] {
  const facts = schemaFactsOf(model);
  const row = role.answer.schema && facts.items(role.answer.schema);
  const appending = row && findAppending(facts, model.operations, operation, row);
  const kind = appending && inferResources(model).roles.get(appending.operation)?.kind;
  if (!appending || (kind ?? 'none') !== 'none' || !hasRowDefaults(facts, appending)) return [];
  return [
    caseOf(appending.operation, 'row-defaults', 'defaults', 'what is left out gets its default', (world) =>
      checkRowDefaults(world, operation),
    ),
  ];
}

function sizeCase(operation: Operation, { page }: ListRole): readonly Case[] {
  if (!page) return [];
  return [
    caseOf(operation, 'page-size', 'paging', 'sizes of pages', (world) => checkSizes(world, operation)),
  ];
}

function itemsCase(operation: Operation): readonly Case[] {
  const run: Case['run'] = (world) => checkListItems(world, operation);
  return [caseOf(operation, 'listed-as-read', 'items', 'items as they are read', run)];
}

function cacheCase(operation: Operation): readonly Case[] {
  if (!operation.responses.some(({ status }) => status === '304')) return [];
  return [
    caseOf(operation, 'not-modified', 'caching', 'what the client has', (world) =>
      checkCache(world, operation),
    ),
  ];
}

function filterCases(operation: Operation, { filters }: ListRole): readonly Case[] {
  const single = filters.map(({ parameter }) =>
    caseOf(operation, `filter/${parameter}`, 'filter', `filter "${parameter}"`, (world) =>
      checkFilter(world, operation, parameter),
    ),
  );
  if (filters.length < 2) return single;
  const edges = filters.some(({ test }) => test === 'at-least' || test === 'at-most')
    ? [caseOf(operation, 'bounds', 'filter', 'items at the bounds', (world) => checkBounds(world, operation))]
    : [];
  const run: Case['run'] = (world) => checkFiltersTogether(world, operation);
  return [...single, ...edges, caseOf(operation, 'filters-together', 'filter', 'filters together', run)];
}

function sortCases(operation: Operation, { sort, order }: ListRole): readonly Case[] {
  if (!sort && !order) return [];
  return [caseOf(operation, 'sort', 'sort', 'orders', (world) => checkSort(world, operation))];
}

function caseOf(operation: Operation, slug: string, topic: string, title: string, run: Case['run']): Case {
  // Whoever keeps nothing shows the same list whatever is asked for.
  return {
    id: `${operation.name}/${slug}`,
    phase: 'sequences',
    operation,
    title,
    topic,
    needsState: true,
    run,
  };
}
