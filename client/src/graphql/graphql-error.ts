/** One of a GraphQL answer's `errors`. @see https://spec.graphql.org/October2021/#sec-Errors */
export interface GraphqlErrorEntry {
  readonly message: string;
  /** Where in the answer: `['products', 'edges', 0, 'node']`. */
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** A GraphQL request was answered with errors, or with something that is no GraphQL answer. */
export class GraphqlError extends Error {
  override readonly name = 'GraphqlError';
  /** Empty where the answer is none of GraphQL. */
  readonly errors: readonly GraphqlErrorEntry[];
  /** What was answered besides the errors; `null` stands where something failed. */
  readonly data: unknown;
  readonly response: Response;

  constructor(errors: readonly GraphqlErrorEntry[], data: unknown, response: Response) {
    super(messageOf(errors, response));
    this.errors = errors;
    this.data = data;
    this.response = response;
  }
}

function messageOf(errors: readonly GraphqlErrorEntry[], { status }: Response): string {
  const [first] = errors;
  if (!first) return `the server answered ${status} without a GraphQL answer`;
  const path = Array.isArray(first.path) && first.path.length > 0 ? `${first.path.join('.')}: ` : '';
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return `${path}${first.message}${more}`;
}
