import { operationLabel } from '../contract/finding.ts';
import type { Model } from '../model/model.ts';
import type { Filter, Lifecycle, Pagination, Resource, ResourceMap, Role } from './resource.ts';

/** What was found out about a document, as plain data. */
export interface ResourceExplanation {
  /** Those that do something to a resource, in the order of the document. */
  readonly operations: readonly ExplainedOperation[];
  readonly resources: readonly ExplainedResource[];
  /** Those that are answered as without state, and why. */
  readonly withoutState: readonly { readonly operation: string; readonly reason: string }[];
}

export interface ExplainedOperation {
  /** `POST /jobs`. */
  readonly operation: string;
  readonly does: Exclude<Role['kind'], 'none'>;
  readonly resource: string;
  /** In a few words, where there is more to say: `status: cancelled`, `by page, page_size (20, at most 100)`. */
  readonly details: readonly string[];
}

export interface ExplainedResource {
  readonly name: string;
  /** `id`; undefined for a single thing. */
  readonly id: string | undefined;
  /** The path parameter that takes it, where that has another name. */
  readonly parameter: string | undefined;
  readonly isAssigned: boolean;
  readonly parent: string | undefined;
  readonly unique: readonly string[];
  readonly lifecycle: Lifecycle | undefined;
}

/** How long a state holds where nothing else is said, in ms. */
const usualMs = 1000;

/** What operations do to what is kept, and what is not known, as plain data. */
export function resourceExplanation({ resources, roles }: ResourceMap, model: Model): ResourceExplanation {
  const all = model.operations.map((operation) => ({
    operation: operationLabel(operation),
    role: roles.get(operation),
  }));
  return {
    operations: all.flatMap(({ operation, role }) =>
      role && role.kind !== 'none'
        ? [{ operation, does: role.kind, resource: role.resource, details: detailsOf(role) }]
        : [],
    ),
    resources: [...resources.values()].map(explained),
    withoutState: all.flatMap(({ operation, role }) =>
      role?.kind === 'none' ? [{ operation, reason: role.reason }] : [],
    ),
  };
}

function explained({ name, id, parent, unique, lifecycle }: Resource): ExplainedResource {
  return {
    name,
    id: id?.property,
    parameter: id && id.parameter !== id.property ? id.parameter : undefined,
    isAssigned: id?.isAssigned ?? false,
    parent: parent?.resource,
    unique,
    lifecycle,
  };
}

/** `queued (1 s), running (0.5 s), completed; or failed, cancelled`. */
export function lifecycleText({ states, otherEnds, durationsMs }: Lifecycle): string {
  const passed = states.map((state, index) => {
    const own = durationsMs && Object.hasOwn(durationsMs, state) ? durationsMs[state] : undefined;
    return index === states.length - 1 ? state : `${state} (${(own ?? usualMs) / 1000} s)`;
  });
  return `${passed.join(', ')}${otherEnds.length > 0 ? `; or ${otherEnds.join(', ')}` : ''}`;
}

function detailsOf(role: Exclude<Role, { kind: 'none' }>): readonly string[] {
  const scope = (role.scope ?? []).flatMap(({ parameter, resource }) =>
    resource === undefined ? [] : [`{${parameter}} of ${resource}`],
  );
  switch (role.kind) {
    case 'list': {
      const { page, filters, sort, order } = role;
      return [
        ...(page ? [pageText(page)] : []),
        ...(filters.length > 0 ? [`filters ${filters.map(filterText).join(', ')}`] : []),
        ...(sort ? [`sorted by ${sort.parameter}`] : []),
        ...(order
          ? [`in the order of ${order.property}${order.isDescending ? ', the last first' : ''}`]
          : []),
        ...scope,
      ];
    }
    case 'action': {
      const sets = Object.entries(role.sets).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
      return [
        ...(sets.length > 0 ? sets : ['answers the item']),
        ...(role.from ? [`while ${role.from.join(', ')}`] : []),
        ...scope,
      ];
    }
    case 'create':
    case 'replace':
    case 'patch':
    case 'delete':
      return [String(role.status), ...scope];
    case 'read':
      return scope;
  }
}

/** `by page, page_size (20, at most 100)`. */
function pageText({ parameter, size, hasLink }: Pagination): string {
  const most = `${size.default}, at most ${size.max}`;
  const parts = [
    parameter === '' ? 'the first part only' : `by ${parameter}`,
    size.parameter === undefined ? `${size.default} at a time` : `${size.parameter} (${most})`,
    ...(hasLink ? ['Link'] : []),
  ];
  return parts.join(', ');
}

const signs: Readonly<Record<Filter['test'], string>> = {
  equals: '=',
  'one-of': 'one of',
  contains: 'in',
  'at-least': '>=',
  'at-most': '<=',
  after: '>',
  before: '<',
};

/** `status`, `updated_since (updated_at >=)`. */
function filterText({ parameter, property, test }: Filter): string {
  const name = property.join('.') || 'any text';
  return test === 'equals' && name === parameter ? parameter : `${parameter} (${name} ${signs[test]})`;
}
