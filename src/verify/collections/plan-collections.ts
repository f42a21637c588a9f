import type { Model, Operation } from '../../model/model.ts';
import { inferResources } from '../../resources/infer-resources.ts';
import type { ListRole } from '../../resources/resource.ts';
import type { Case } from '../case.ts';
import { checkBounds } from './check-bounds.ts';
import { checkCache } from './check-cache.ts';
import { checkFilter } from './check-filter.ts';
import { checkFiltersTogether } from './check-filters-together.ts';
import { checkListItems } from './check-list-items.ts';
import { checkPages } from './check-pages.ts';
import { checkSizes } from './check-sizes.ts';
import { checkSort } from './check-sort.ts';
import { checkSwitch, listSwitches } from './check-switch.ts';
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
  return [pageCase, filterCases, switchCases, sortCases, sizeCase, itemsCase, cacheCase].flatMap((plan) =>
    lists.flatMap(({ operation, role }) => plan(operation, role)),
  );
}

function pageCase(operation: Operation): readonly Case[] {
  return [caseOf(operation, 'paging', 'paging', 'pages', (world) => checkPages(world, operation))];
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
