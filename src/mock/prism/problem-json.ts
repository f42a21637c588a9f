import type { MockResponse } from '../exchange.ts';

/** A problem of RFC 9457; members beyond the four are extensions. */
export interface ProblemJson {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly [member: string]: unknown;
}

/** The namespace of Prism's problem types, kept so that clients which know them keep working. */
export const prismErrors = 'https://stoplight.io/prism/errors#';

/** An answer with a problem. @see https://www.rfc-editor.org/rfc/rfc9457 */
export function problemResponse(problem: ProblemJson, headers: Record<string, string> = {}): MockResponse {
  return {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: JSON.stringify(problem),
  };
}

/** The answer to what the mock failed at: the error's message, never its stack. */
export function failureResponse(error: unknown): MockResponse {
  const title = error instanceof Error ? error.message : String(error);
  return problemResponse({ type: `${prismErrors}UNKNOWN`, title, status: 500, detail: '' });
}
