import type { RawResult } from '../feature.ts';
import { covers } from '../media-type.ts';
import { all, type Check, type Flaws, flaw } from './check.ts';
import { type ProblemContext, problemOf, type ValidationProblem } from './problem.ts';

/** What the document says of an operation, as checks. Groups of parameters are objects: `{ page: 2 }`. */
export interface OperationChecks {
  /** The operation's place in the document: `#/paths/~1jobs/get`. */
  readonly at: string;
  readonly path?: Check;
  readonly query?: Check;
  readonly header?: Check;
  readonly cookie?: Check;
  readonly body?: BodyChecks;
  readonly bodyRequired?: true;
  /** By status: `200`, `4XX`, `default`. */
  readonly responses: Readonly<Record<string, ResponseChecks>>;
}

/** By media type, the default first; null where bodies of a type are not checked. */
export type BodyChecks = Readonly<Record<string, Check | null>>;

export interface ResponseChecks {
  /** Of the headers that are there, with names in lower case. */
  readonly headers?: Check;
  readonly body?: BodyChecks;
}

/** What of a call's first argument is checked. */
export interface CheckedInit {
  readonly body?: unknown;
  readonly contentType?: string;
  readonly parseAs?: string;
}

/** A parameter or header: a number or a boolean may have been written as text, as it is sent. */
export function asSent(...rules: readonly Check[]): Check {
  const check = all(rules);
  return (value) => {
    const flaws = check(value);
    // No number begins with a zero that means nothing: such a text stays one.
    const isWritten = /^(?:true|false|-?(?:0|[1-9]\d{0,20})(?:\.\d{1,20})?)$/.test(String(value));
    return flaws && isWritten && !check(JSON.parse(String(value))) ? undefined : flaws;
  };
}

const groups = ['path', 'query', 'header', 'cookie'] as const;

/** What of a request breaks the document. */
export function checkRequest(
  operation: string,
  checks: OperationChecks,
  init: CheckedInit & { readonly [group in (typeof groups)[number]]?: unknown },
): readonly ValidationProblem[] {
  const context: ProblemContext = { operation, direction: 'request' };
  const parameters = groups.flatMap((part) =>
    problemsOf(context, part, () => checks[part]?.(plain(init[part] ?? {}))),
  );
  const { body, contentType } = init;
  const { bodyRequired, body: documented = {}, at } = checks;
  const isMeant = bodyRequired === true || body !== undefined;
  const read = () => checkBody(documented, contentType, plain(body), `${at}/requestBody`);
  return isMeant ? [...parameters, ...problemsOf(context, 'body', read)] : parameters;
}

/** What of an answer breaks the document. */
export function checkResponse(
  operation: string,
  checks: OperationChecks,
  { parseAs = 'auto' }: CheckedInit,
  { ok, status, data, error, response }: RawResult,
): readonly ValidationProblem[] {
  const context: ProblemContext = { operation, direction: 'response', status };
  const { responses, at } = checks;
  const key = [`${status}`, `${`${status}`[0]}XX`, 'default'].find((one) => Object.hasOwn(responses, one));
  const documented = key === undefined ? undefined : responses[key];
  if (!documented) {
    return problemsOf(context, 'status', () => flaw('status', 'is not documented', `${at}/responses`));
  }
  const { headers, body } = documented;
  const read = () =>
    checkBody(body ?? {}, response.headers.get('content-type'), ok ? data : error, `${at}/responses/${key}`);
  // What the caller has read in another way is not the value that the schema describes.
  const isMeant = body && (!ok || /auto|json/.test(parseAs));
  return [
    ...problemsOf(context, 'header', () => headers?.(Object.fromEntries(response.headers))),
    ...(isMeant ? problemsOf(context, 'body', read) : []),
  ];
}

/** @param media what it is sent as; by default the first one that is documented */
function checkBody(
  documented: BodyChecks,
  media: string | null | undefined,
  value: unknown,
  at: string,
): Flaws {
  if (value === undefined) return flaw('body', 'must be there', at);
  const known = Object.keys(documented);
  const own = known.find((one) => covers(one, media ?? known[0] ?? ''));
  if (own === undefined) {
    return flaw('content-type', `must be ${known.join(' or ')}, but is ${JSON.stringify(media)}`, at);
  }
  return isBinary(value) ? undefined : documented[own]?.(value);
}

function problemsOf(context: ProblemContext, part: ValidationProblem['part'], check: () => Flaws) {
  let flaws: Flaws;
  try {
    flaws = check();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    flaws = flaw('depth', 'is nested too deep to be checked', '#');
  }
  return (flaws ?? []).map((one) => problemOf(context, part, one));
}

/** Bytes, streams and forms, which are sent as they are. */
function isBinary(value: unknown): boolean {
  return Symbol.toStringTag in Object(value);
}

/** As it is written on the wire: dates are texts, what is undefined is left out. */
function plain(value: unknown): unknown {
  if (value === undefined || isBinary(value)) return value;
  return JSON.parse(JSON.stringify(value, (_key, item) => (typeof item === 'bigint' ? Number(item) : item)));
}
