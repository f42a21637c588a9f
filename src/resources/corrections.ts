import type { Location } from '../problem.ts';
import type { Filter } from './resource.ts';

/** What somebody says about the resources of a document (the section `resources` of a mock file): what is to be different from what is inferred. */
export interface ResourcesSection {
  readonly resources: readonly ResourceCorrection[];
  readonly operations: readonly OperationCorrection[];
}

/** Something written, and where. */
export interface Written<T> {
  readonly value: T;
  readonly at: Location;
}

/** Of one resource; what is absent stays as it is inferred. */
export interface ResourceCorrection {
  readonly at: Location;
  /** A name (`jobs`), or a path of the document (`/jobs`, `/repos/{owner}/{repo}`). */
  readonly key: string;
  /** `jobs: none`: nothing of it is kept. */
  readonly isOff: boolean;
  readonly id?: Written<string>;
  /** Paths of the document. */
  readonly collection?: Written<string>;
  readonly item?: Written<string>;
  /** The name of a resource; undefined for none. */
  readonly parent?: Written<string | undefined>;
  readonly unique?: readonly Written<string>[];
  /** Undefined for none. */
  readonly lifecycle?: Written<LifecycleCorrection | undefined>;
  /** Where items and lists stand in answers; empty for none. */
  readonly envelope?: Written<readonly string[]>;
  readonly pagination?: Written<'off'>;
  /** By the query parameter; undefined where it chooses nothing. */
  readonly filters?: ReadonlyMap<string, Written<Pick<Filter, 'property' | 'test'> | undefined>>;
}

export interface LifecycleCorrection {
  /** The property that goes through the states; the one inferred, or named status, where it is not written. */
  readonly property: Written<string> | undefined;
  /** In their order, each with how long it holds, in ms. */
  readonly states: readonly (Written<string> & { readonly durationMs: number | undefined })[] | undefined;
  readonly otherEnds: readonly Written<string>[] | undefined;
}

/** Of one operation. */
export interface OperationCorrection {
  readonly at: Location;
  /** An operationId, or method and path: `GET /jobs/{id}`. */
  readonly key: string;
  readonly role: WrittenRole;
}

/** What an operation is to do; resources by their names. */
export type WrittenRole =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'create' | 'list' | 'read' | 'replace' | 'patch' | 'delete';
      readonly resource: Written<string>;
    }
  | {
      readonly kind: 'action';
      readonly sets: Readonly<Record<string, unknown>>;
      readonly setsAt: Location;
      /** The resource; the one whose item the path names where it is not written. */
      readonly resource: Written<string> | undefined;
      readonly from: readonly string[] | undefined;
    };

/** A file that corrects nothing. */
export const noCorrections: ResourcesSection = { resources: [], operations: [] };
