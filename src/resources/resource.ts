import type { Operation, SchemaNode } from '../model/model.ts';
import type { Location } from '../problem.ts';

// What the operations of a document do to things that are kept. Types only: `inferResources` makes them from a document.

/** Something that an API keeps: a collection of items, or one thing alone. */
export interface Resource {
  /** Unique in the document, from the path: `jobs`, `ingestion/sources`, `datasets/columns`. */
  readonly name: string;
  /** One thing without an id: `/settings`, `/me`. */
  readonly isSingular: boolean;
  /** Where its items belong to others: `/projects/{id}/tasks`. The parameter is that of the child's paths. */
  readonly parent:
    | { readonly resource: string; readonly parameter: string; readonly property: string | undefined }
    | undefined;
  /** What an item is when it is read, without an envelope; undefined where no operation says so. */
  readonly schema: SchemaNode | undefined;
  /** The property of an item in which its fields stand: `attributes`. Undefined where they stand in the item itself. */
  readonly inner?: string | undefined;
  /** What is known of the fields there: as `unique` and `lifecycle` of those that stand in the item itself. */
  readonly innerFacts?: Pick<Resource, 'unique' | 'lifecycle'>;
  /** How items are told apart; undefined for a singular resource. */
  readonly id: ResourceId | undefined;
  /** Properties of which no two items have the same value; clashes are 409. */
  readonly unique: readonly string[];
  /** The property that walks through the values of an enum by itself, as that of a job; undefined where none does. */
  readonly lifecycle: Lifecycle | undefined;
  readonly at: Location;
}

export interface ResourceId {
  /** The property of an item that a path names it by: `id`, `source_id`, `slug`. */
  readonly property: string;
  /** The path parameter, by its name in the item's path; the property's name where no path names an item. */
  readonly parameter: string;
  readonly schema: SchemaNode | undefined;
  /** Whether the server makes it up, or it comes in the body or path. */
  readonly isAssigned: boolean;
}

/** `status` from `queued` over `running` to `completed`. */
export interface Lifecycle {
  readonly property: string;
  /** In the order in which they are passed, the last one final: `['queued', 'running', 'completed']`. */
  readonly states: readonly string[];
  /** Other final ones: `['failed', 'cancelled']`. */
  readonly otherEnds: readonly string[];
  /** A number that grows until the end, and its value there: `progress`, 100. */
  readonly progress: { readonly property: string; readonly end: number } | undefined;
  /** Properties that hold when a state is entered: `{ started_at: 'running', completed_at: 'completed' }`. */
  readonly timestamps: Readonly<Record<string, string>>;
  /** Properties that are there from the end on, such as a result; made from their schemas. */
  readonly results: readonly string[];
  /** How long each state holds before the next, in ms; 1,000 for those that are not named. */
  readonly durationsMs?: Readonly<Record<string, number>>;
}

/** A path parameter of one operation that is not the item's own id, and what it says. */
export interface Scope {
  /** By its name in the operation's path: `dataset_id`. */
  readonly parameter: string;
  /** The property of the operation's items that has its value; undefined where none has, so that it is noted beside them. */
  readonly property: string | undefined;
  /** The resource that it names an item of: one that is not there is 404. Undefined where nothing is known to be kept. */
  readonly resource: string | undefined;
}

/**
 * What one operation does. `scope` are the path parameters besides the item's own id: a list has, and an item operation
 * finds, only items that were made under the same values; a create puts its items under them.
 */
export type Role = RoleKind & { readonly scope?: readonly Scope[] };

type RoleKind =
  | {
      readonly kind: 'list';
      readonly resource: string;
      readonly answer: Envelope;
      readonly page: Pagination | undefined;
      readonly filters: readonly Filter[];
      readonly sort:
        | SortParameter
        | undefined /** As the description says, where nothing else is asked for: the newest first. */;
      readonly order?: { readonly property: string; readonly isDescending: boolean };
    }
  | {
      readonly kind: 'create';
      readonly resource: string;
      readonly input: Envelope;
      readonly answer: Envelope | undefined;
      readonly status: number;
      /** Where the new id stands in the answer's body, where that is no item: `['data', 'job_id']`. */
      readonly idPath?: readonly string[];
    }
  | {
      readonly kind: 'read';
      readonly resource: string;
      readonly answer: Envelope;
      /** The path parameter with the id, where it is not that of the resource. */
      readonly parameter?: string;
    }
  | {
      readonly kind: 'replace' | 'patch';
      readonly resource: string;
      readonly input: Envelope;
      readonly answer: Envelope | undefined;
      readonly status: number;
      /** PUT of what is not there makes it. */
      readonly creates: boolean;
      readonly parameter?: string;
      /** Where the body has the id, as the path has none: `PUT /pets` with `{ id, … }`. */
      readonly idIn?: readonly string[];
    }
  | {
      readonly kind: 'delete';
      readonly resource: string;
      readonly answer: Envelope | undefined;
      readonly status: number;
      readonly parameter?: string;
    }
  /** `/jobs/{id}/cancel`: sets properties of an item, or makes an item of another resource that belongs to it. */
  | {
      readonly kind: 'action';
      readonly resource: string;
      readonly answer: Envelope | undefined;
      readonly status: number;
      readonly sets: Readonly<
        Record<string, unknown>
      > /** Values of the lifecycle in which it is allowed; elsewhere 409. */;
      readonly from: readonly string[] | undefined;
      readonly parameter?: string;
    }
  /** Answered as without state. */
  | { readonly kind: 'none'; readonly reason: string };

/** Where an item or a list stands in a body: `['data']`; empty for the body itself. */
export interface Envelope {
  readonly path: readonly string[];
  readonly schema: SchemaNode | undefined;
  /** The property of what stands there whose fields are looked at as if they were its own. Default: none. */
  readonly inner?: string;
}

/** What a list does. */
export type ListRole = Extract<Role, { kind: 'list' }>;

/** How a list is taken in parts. Parameters are names of query parameters; pointers are paths in the answer's body. */
export type Pagination = {
  /** The parameter for the size, its default and the most. */
  readonly size: { readonly parameter: string | undefined; readonly default: number; readonly max: number };
  /** Where totals and positions are told in the body, by what they mean: `{ total: ['pagination', 'total'] }`. */
  readonly told: Readonly<
    Partial<
      Record<
        | 'total'
        | 'page'
        | 'pageSize'
        | 'pages'
        | 'offset'
        | 'limit'
        | 'nextCursor'
        | 'previousCursor'
        | 'hasMore'
        | 'hasPrevious'
        | 'next'
        | 'previous'
        | 'nextPage'
        | 'previousPage'
        | 'count',
        readonly string[]
      >
    >
  >;
  /** The same in documented headers, by their names: `{ total: 'X-Total-Count' }`. */
  readonly toldInHeaders: Readonly<Partial<Record<keyof Pagination['told'], string>>>;
  /** Whether a documented `Link` header tells the next page. */
  readonly hasLink: boolean;
} & (
  | { readonly kind: 'page'; readonly parameter: string; readonly first: 0 | 1 }
  | { readonly kind: 'offset'; readonly parameter: string }
  | {
      readonly kind: 'cursor';
      readonly parameter: string;
      /** The parameter with a cursor that leads the other way: `after` beside `before`. */
      readonly back?: string;
    }
);

/** A query parameter that chooses items. */
export interface Filter {
  /** As it stands in a URL: `status`, `filter[status]`. */
  readonly parameter: string;
  readonly property: readonly string[];
  readonly test: 'equals' | 'one-of' | 'contains' | 'at-least' | 'at-most' | 'after' | 'before';
}

export interface SortParameter {
  readonly parameter: string;
  /** `-name`, `name:desc`, `name_desc`, `sort[name]=desc`, or a name with a second parameter for the direction. */
  readonly form: 'minus' | 'colon' | 'suffix' | 'object' | 'plain';
  readonly direction: string | undefined;
}

/** What was found out about a document. */
export interface ResourceMap {
  /** By name. */
  readonly resources: ReadonlyMap<string, Resource>;
  readonly roles: ReadonlyMap<Operation, Role>;
  /** Searches that are asked in a body, as the lists that they are. Their role is that of an operation without state. */
  readonly searches?: ReadonlyMap<Operation, ListRole>;
  /** Lists of what has no id, as the lists that they are. Their role is that of an operation without state, too. */
  readonly rows?: ReadonlyMap<Operation, ListRole>;
}
