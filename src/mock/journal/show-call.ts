import { type BodyHeaders, redactBody, type ShownBody } from '../../http/redact-body.ts';
import { redactEchoes } from '../../http/redact-echoes.ts';
import { redactHeaders } from '../../http/redact-headers.ts';
import { sensitiveNamesOf } from '../../http/redact-names.ts';
import { redactTarget } from '../../http/redact-target.ts';
import type { Redaction } from '../../http/redact-text.ts';
import type { AnswerSource } from '../engine.ts';
import { type HeaderValues, headerValue, type Violation } from '../exchange.ts';
import type { JournalApi, JournalEntry, KeptBody } from './journal-entry.ts';
import { operationOf } from './received-call.ts';

/** A call as it is shown: credentials, passwords and the like are `REDACTED`. */
export interface RecordedCall {
  /** Counted from 1, over all sessions. */
  readonly id: number;
  /** Of the session's clock: `2026-05-04T10:00:00.000Z`. */
  readonly time: string;
  readonly durationMs: number;
  /** Empty where the request named none. */
  readonly session: string;
  readonly api?: string;
  /** The operation's name: `createJob`. */
  readonly operation?: string;
  readonly request: RecordedRequest;
  readonly response: RecordedResponse;
  readonly violations: readonly Violation[];
  readonly source?: AnswerSource;
  /** What decided on the answer: `created jobs/7`. */
  readonly because?: string;
}

export interface RecordedRequest {
  /** In upper case. */
  readonly method: string;
  /** Path and query, percent-encoded. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: ShownBody;
  readonly bodySize: number;
}

export interface RecordedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: ShownBody;
  readonly bodySize: number;
}

/** The call of an entry with its secrets replaced: by name first, then wherever the exchange repeats them. */
export function showCall(entry: JournalEntry, apis: readonly JournalApi[]): RecordedCall {
  return redactedCall(entry, apis).call;
}

/** The same, and what replaced them: for what tells more of the call. */
export function redactedCall(
  entry: JournalEntry,
  apis: readonly JournalApi[],
): { readonly call: RecordedCall; readonly redaction: Redaction } {
  const redaction: Redaction = { isSensitive: namesFor(entry.api, apis), secrets: new Set() };
  const template = operationOf(entry, apis)?.operation.path;
  const request = {
    target: redactTarget(entry.target, redaction, template),
    headers: redactHeaders(entry.requestHeaders, redaction),
    ...shownBody(entry.requestBody, entry.requestHeaders, redaction),
  };
  const response = {
    headers: redactHeaders(entry.responseHeaders, redaction),
    ...shownBody(entry.responseBody, entry.responseHeaders, redaction),
  };
  const hide = <T>(value: T): T => redactEchoes(value, redaction.secrets);
  return {
    redaction,
    call: {
      id: entry.id,
      time: new Date(entry.timeMs).toISOString(),
      durationMs: entry.durationMs,
      session: entry.session,
      ...(entry.api !== undefined && { api: entry.api }),
      ...(entry.operation !== undefined && { operation: entry.operation }),
      request: {
        method: entry.method.toUpperCase(),
        ...hideEchoes(request, redaction),
        bodySize: sizeOf(entry.requestBody),
      },
      response: {
        status: entry.status,
        ...hideEchoes(response, redaction),
        bodySize: sizeOf(entry.responseBody),
      },
      violations: hide(entry.violations),
      ...(entry.source && { source: hide(entry.source) }),
      ...(entry.because !== undefined && { because: hide(entry.because) }),
    },
  };
}

/** Of a request that no API claims, the names of all count. */
function namesFor(api: string | undefined, apis: readonly JournalApi[]): Redaction['isSensitive'] {
  const own = apis.filter(({ name }) => name === api);
  return sensitiveNamesOf((own.length > 0 ? own : apis).map(({ model }) => model));
}

function shownBody(
  body: KeptBody,
  headers: HeaderValues,
  redaction: Redaction,
): { readonly body?: ShownBody } {
  if (typeof body === 'number') return { body: { kind: 'withheld', reason: 'it was too large to be kept' } };
  const about: BodyHeaders = {
    contentType: headerValue(headers, 'content-type'),
    contentEncoding: headerValue(headers, 'content-encoding'),
  };
  const shown = redactBody(body, about, redaction);
  return shown ? { body: shown } : {};
}

function hideEchoes<T extends { readonly body?: ShownBody }>(message: T, { secrets }: Redaction): T {
  const { body, ...others } = message;
  // The other members are those of the message.
  return { ...redactEchoes(others, secrets), ...(body && { body: bodyWithoutEchoes(body, secrets) }) } as T;
}

/** Bytes that hold a secret are not shown, and a value's text only where nothing of it was replaced. */
function bodyWithoutEchoes(body: ShownBody, secrets: ReadonlySet<string>): ShownBody {
  switch (body.kind) {
    case 'value': {
      const { text, value } = redactEchoes(body, secrets);
      return text === undefined || text !== body.text
        ? { kind: 'value', value }
        : { kind: 'value', value, text };
    }
    case 'binary': {
      const bytes = Buffer.from(body.base64, 'base64');
      const holds = [...secrets].some((secret) => bytes.includes(secret));
      return holds ? { kind: 'withheld', reason: 'it holds a secret' } : body;
    }
    case 'parts':
      return {
        kind: 'parts',
        parts: body.parts.map(({ body: part, ...about }) => ({
          ...redactEchoes(about, secrets),
          body: part && bodyWithoutEchoes(part, secrets),
        })),
      };
    case 'text':
      return redactEchoes(body, secrets);
    case 'withheld':
      return body;
  }
}

/** In bytes; of a text that was not kept, its characters. */
function sizeOf(body: KeptBody): number {
  if (body === undefined) return 0;
  if (typeof body === 'number') return body;
  return typeof body === 'string' ? Buffer.byteLength(body) : body.length;
}
