/** How something long is followed: what the generator found in the document. */
export interface JobDefinition {
  /** The operation that reads how it stands: `getJob`. Default: what the answer's `Location` names is read as it is. */
  readonly read?: string;
  /** Where the answer to the start names the address to read, beside its `Location`: `['data', 'status_url']`. */
  readonly url?: readonly string[];
  /** Where the answer to the start has the id, and the path parameter of `read` that takes it. */
  readonly id?: { readonly at: readonly string[]; readonly parameter: string };
  /** Where what is followed stands in an answer of `read`: `['data']`. Default: the body itself. */
  readonly item?: readonly string[];
  /**
   * The operation that becomes a WebSocket and tells of it, with where the answer to the start has the id, and the path
   * parameter that takes it: `{ operation: 'watchJob', id: ['job_id'], parameter: 'id' }`. Default: there is none.
   */
  readonly socket?: {
    readonly operation: string;
    readonly id: readonly string[];
    readonly parameter: string;
  };
  /** The property that walks through states, and those it ends in. Default: it has ended with any status but 202. */
  readonly state?: {
    readonly property: string;
    readonly done: readonly string[];
    readonly failed: readonly string[];
  };
}
