import type { SchemaNode } from '../../model/model.ts';
import type { PrismExample, PrismHeader, PrismOperation } from './prism-operation.ts';
import { loadPrism } from './prism-parts.ts';
import type { ProblemJson } from './problem-json.ts';

/** Which of the documented answers a request gets. */
export interface Negotiated {
  readonly status: number;
  /** Absent where the answer has no body. */
  readonly mediaType: string | undefined;
  readonly example: PrismExample | undefined;
  readonly schema: SchemaNode | undefined;
  readonly headers: readonly PrismHeader[];
}

export type Negotiation =
  | { readonly ok: true; readonly value: Negotiated }
  | { readonly ok: false; readonly problem: ProblemJson };

/** What an answer is negotiated by. */
export interface Wishes {
  readonly code?: number | undefined;
  readonly exampleKey?: string | undefined;
  readonly dynamic: boolean;
  /** The ranges of `Accept`; undefined where there is none. */
  readonly mediaTypes: readonly string[] | undefined;
}

type Either =
  | { readonly _tag: 'Left'; readonly left: PrismError }
  | { readonly _tag: 'Right'; readonly right: PrismNegotiated };

interface PrismError extends Error {
  readonly status?: number;
  readonly detail?: string;
}

interface PrismNegotiated {
  readonly code: string;
  readonly mediaType?: string;
  readonly bodyExample?: PrismExample;
  readonly schema?: SchemaNode;
  readonly headers?: readonly PrismHeader[];
}

/** The answer to a valid request, as Prism negotiates it. */
export function negotiateAnswer(operation: PrismOperation, wishes: Wishes): Negotiation {
  const { negotiator } = loadPrism();
  try {
    return read(negotiator.negotiateOptionsForValidRequest(operation, wishes)(silent));
  } catch {
    // It throws where it meets a media type that cannot be read: here one of `Accept`, or the document's own.
    return unreadable(operation, wishes);
  }
}

/** The documented answer to an invalid request, by the statuses that would say so; not found where there is none. */
export function negotiateRefusal(
  { responses }: PrismOperation,
  statuses: readonly number[],
  exampleKey: string | undefined,
): Negotiation {
  const { negotiator } = loadPrism();
  return read(negotiator.negotiateOptionsForInvalidRequest(responses, statuses, exampleKey)(silent));
}

function read(result: Either): Negotiation {
  if (result._tag === 'Left') return { ok: false, problem: problemOf(result.left) };
  const { code, mediaType, bodyExample, schema, headers = [] } = result.right;
  return {
    ok: true,
    value: { status: Number.parseInt(code, 10), mediaType, example: bodyExample, schema, headers },
  };
}

/** As Prism writes its errors. */
function problemOf({ name, message, status, detail }: PrismError): ProblemJson {
  return {
    type: name && name !== 'Error' ? name : 'https://stoplight.io/prism/errors#UNKNOWN',
    title: message,
    status: status || 500,
    detail: detail || '',
  };
}

function unreadable({ responses }: PrismOperation, { mediaTypes = [] }: Wishes): Negotiation {
  const documented = responses.flatMap(({ contents }) => contents.map(({ mediaType }) => mediaType));
  const wrong = documented.find((name) => !isMediaType(name));
  if (wrong !== undefined) {
    const title = `The media type "${wrong}" of the document cannot be read`;
    return {
      ok: false,
      problem: { type: 'urn:concordat:media-type-unreadable', title, status: 500, detail: '' },
    };
  }
  return {
    ok: false,
    problem: {
      type: 'https://stoplight.io/prism/errors#NOT_ACCEPTABLE',
      title: 'The server cannot produce a representation for your accept header',
      status: 406,
      detail: `The header "Accept: ${mediaTypes.join(',')}" cannot be read`,
    },
  };
}

function isMediaType(name: string): boolean {
  return /^[^\s/;]+\/[^\s/;]+\s*(?:;.*)?$/.test(name);
}

const silent = Object.fromEntries(
  ['trace', 'debug', 'info', 'success', 'start', 'warn', 'error', 'fatal'].map((level) => [level, () => {}]),
);
