import type { Fault } from '../rules/rule.ts';
import { oneOf, record, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import { findProject } from './find.ts';
import { fail, json } from './replies.ts';
import type { Flag, Store } from './store.ts';

const filterRule = record({
  'enabled?': oneOf(['true', 'false']),
  'tag?': text({ pattern: /^[a-z0-9-]{1,20}$/ }),
  'archived?': oneOf(['true', 'false']),
});

interface Filter {
  readonly enabled?: string;
  readonly tag?: string;
  readonly archived?: string;
}

/** GET /projects */
export function listProjects({ projects, on }: Store): Reply {
  const data = [...projects.values()]
    .map(({ id, name, flags }) => ({
      ...{ id, name },
      flags: [...flags.values()].filter(({ archived }) => !archived).length,
    }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  return json(200, { data, meta: { total: on('total-as-text') ? `${data.length}` : data.length } });
}

/** GET /projects/{project}/flags */
export function listFlags(store: Store, call: Call): Reply {
  const { on, projects } = store;
  if (on('unknown-project-empty') && !projects.has(call.params.project ?? '')) {
    const meta = { project: call.params.project, page: 1, per_page: 20, total: 0 };
    return json(200, { data: [], meta });
  }
  const found = findProject(store, call);
  if (!found.ok) return found.reply;
  const { filter, faults } = readFilter(call);
  if (faults.length > 0) {
    return fail(
      400,
      faults.map(({ field, reason }) => ({ field: `filter.${field}`, message: reason })),
    );
  }
  const { project, values } = found.value;
  // The document has made sure of the types.
  const { sort, page, per_page } = values as { sort: string; page: number; per_page: number };
  if (on('far-page-crashes') && page > 10_000) return fail(500);
  const everything = [...project.flags.values()];
  const matching = everything.filter((flag) => fits(store, flag, filter));
  const all = matching.filter(({ archived }) => archived === (filter.archived === 'true'));
  const sorted = order(all, on('descending-ignored') ? sort.replace('-', '') : sort);
  const data = sorted.slice((page - 1) * per_page, page * per_page);
  const total = on('total-counts-archived') ? matching.length : all.length;
  const isNull = ({ tags }: Flag) => on('no-tags-null') && tags.length === 0;
  const shown = data.map((flag) => (isNull(flag) ? { ...flag, tags: null } : flag));
  return json(200, { data: shown, meta: { project: project.id, page, per_page, total } });
}

function fits({ on }: Store, flag: Flag, { enabled, tag }: Filter): boolean {
  const isAny = enabled === undefined || (on('disabled-not-filtered') && enabled === 'false');
  return (isAny || `${flag.enabled}` === enabled) && (tag === undefined || flag.tags.includes(tag));
}

function order(flags: readonly Flag[], sort: string): readonly Flag[] {
  const field = sort.replace('-', '') === 'key' ? 'key' : 'updated_at';
  const sorted = [...flags].sort((one, other) => (one[field] < other[field] ? -1 : 1));
  return sort.startsWith('-') ? sorted.reverse() : sorted;
}

function readFilter({ query }: Call): { readonly filter: Filter; readonly faults: readonly Fault[] } {
  const given = [...query].flatMap(([name, value]) => {
    const property = /^filter\[(.*)\]$/s.exec(name)?.[1];
    return property === undefined ? [] : ([[property, value]] as const);
  });
  const filter = Object.fromEntries(given);
  const twice = given.length > Object.keys(filter).length;
  const faults = [
    ...(twice ? [{ field: '', reason: 'is given more than once' }] : []),
    ...filterRule(filter, ''),
  ];
  return { filter, faults };
}
