import type { Flaw } from './check.ts';

/**
 * Where a request or an answer leaves its document.
 *
 * It holds no value of either, and so no secret: only names of properties, and what is expected.
 */
export interface ValidationProblem {
  /** The client's method: `getJob`. */
  readonly operation: string;
  readonly direction: 'request' | 'response';
  /** Of the answer. */
  readonly status?: number;
  readonly part: 'path' | 'query' | 'header' | 'cookie' | 'body' | 'status';
  /** JSON pointer into the part: `/data/id` of a body, `/page` of the query. */
  readonly pointer: string;
  /** The JSON Schema keyword that is broken, or `status`, `content-type`, `body`, `depth`. */
  readonly keyword: string;
  /** One sentence without its subject: `must be integer, but is string`. */
  readonly message: string;
  /** The keyword's place in the document: `#/components/schemas/Job/properties/id/type`. */
  readonly schemaAt: string;
}

/** Thrown where `validate` is `throw`: before a request that breaks the document is sent, or when such an answer came. */
export class ValidationError extends Error {
  override readonly name = 'ValidationError';
  readonly problems: readonly ValidationProblem[];
  /** The answer as it would have been returned; absent where nothing was sent. */
  readonly result: unknown;

  constructor(problems: readonly ValidationProblem[], result?: unknown) {
    const more = problems.length > 1 ? `, and ${problems.length - 1} more` : '';
    super(`${problems[0] ? sayProblem(problems[0]) : ''}${more}`);
    this.problems = problems;
    this.result = result;
  }
}

/** A problem in one line: `getJob: body "/id" of answer 200 must be integer, but is string (#/…/type)`. */
export function sayProblem(problem: ValidationProblem): string {
  const { operation, direction, status, part, pointer, message, schemaAt } = problem;
  const where = pointer === '' ? '' : ` ${JSON.stringify(pointer)}`;
  const of = direction === 'request' ? 'the request' : `answer ${status}`;
  return `${operation}: ${part}${where} of ${of} ${message} (${schemaAt})`;
}

/** What is known of the exchange that a flaw was found in. */
export type ProblemContext = Pick<ValidationProblem, 'operation' | 'direction' | 'status'>;

/** A flaw with the exchange that it is of. */
export function problemOf(
  context: ProblemContext,
  part: ValidationProblem['part'],
  { place, ...flaw }: Flaw,
): ValidationProblem {
  return { ...context, part, ...flaw, schemaAt: place };
}
