import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Operation } from '../../model/model.ts';
import { violationsHeader } from '../answer/reply.ts';
import type { HeaderValues, Violation } from '../exchange.ts';
import { withCors } from '../request/cors.ts';
import { type AnswerBody, type AnswerCheck, answerCheckOf } from './check-answer.ts';
import { forwardedHeaders, withDefaults } from './forwarded-headers.ts';
import { brokenOff, refusedAnswer } from './proxy-answers.ts';
import type { GivenAnswer, OwnAnswer, ProxyContext } from './proxy-context.ts';
import { type Ahead, readAhead } from './read-ahead.ts';
import { tellProblems } from './tell-problems.ts';

/** What is known of the request that an answer is for. */
export interface AnsweredRequest {
  readonly method: string;
  /** Names in lower case. */
  readonly headers: HeaderValues;
  readonly violations: readonly Violation[];
  /** Undefined where the document has none. */
  readonly operation: Operation | undefined;
}

/**
 * Passes an answer back, after a check of what can be checked of it: a body that the check needs is held back, up to
 * a limit; every other goes by as it comes.
 */
export async function passOn(
  context: ProxyContext,
  answer: IncomingMessage,
  outgoing: ServerResponse,
  request: AnsweredRequest,
): Promise<OwnAnswer | GivenAnswer> {
  const { operation } = request;
  // What breaks off is told by whoever reads.
  answer.on('error', () => {});
  const check = operation && checkOf(context, answer, request, operation);
  let held: Ahead | undefined;
  try {
    held = check?.needsBody ? await hold(context, answer) : undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { response: brokenOff(reason), violations: request.violations, operation, error: reason };
  }
  const own = check?.violations(bodyOf(held)) ?? [];
  const violations = [...request.violations, ...own];
  if (context.errors && own.some(({ severity }) => severity === 'Error')) {
    answer.destroy();
    return { response: refusedAnswer(violations), violations, operation };
  }
  const status = answer.statusCode ?? 502;
  outgoing.sendDate = false;
  outgoing.writeHead(status, answer.statusMessage, headersOf(context, answer, request, violations));
  if (held?.kind === 'whole') outgoing.end(held.bytes);
  else stream(context, answer, outgoing, request, held?.chunks ?? []);
  return { status, violations, operation };
}

function checkOf(
  context: ProxyContext,
  answer: IncomingMessage,
  { method }: AnsweredRequest,
  operation: Operation,
): AnswerCheck {
  const check = answerCheckOf(context.mount.model, operation, {
    status: answer.statusCode ?? 0,
    // Node leaves out what was not sent; its type allows undefined all the same.
    headers: answer.headers as HeaderValues,
    isHead: method === 'HEAD',
  });
  tellProblems(context, check.problems, () => check.problems);
  return check;
}

async function hold({ maxBodyBytes, maxHoldMs }: ProxyContext, answer: IncomingMessage): Promise<Ahead> {
  if (Number(answer.headers['content-length']) > maxBodyBytes) {
    return { kind: 'part', chunks: [], reason: `it is larger than ${maxBodyBytes} bytes` };
  }
  return readAhead(answer, { maxBytes: maxBodyBytes, maxMs: maxHoldMs });
}

function bodyOf(held: Ahead | undefined): AnswerBody {
  if (held?.kind === 'whole') return held.bytes;
  return { unread: held?.reason ?? 'it was not needed' };
}

/** All that the server sent, but for what concerns its connection; several lines of a name stay several. */
function headersOf(
  { cors }: ProxyContext,
  answer: IncomingMessage,
  { headers, operation }: AnsweredRequest,
  violations: readonly Violation[],
): string[] {
  const isBroken = violations.length > 0;
  const passed = forwardedHeaders(answer.rawHeaders, isBroken ? ['sl-violations'] : []);
  const defaults = cors ? withCors({ status: 200, headers: {}, body: undefined }, headers).headers : {};
  return withDefaults(passed, {
    ...(isBroken && { 'sl-violations': violationsHeader(violations) }),
    ...(operation?.deprecated && { deprecation: 'true' }),
    // Each of them is one line.
    ...(defaults as Readonly<Record<string, string>>),
  });
}

function stream(
  { log, mount }: ProxyContext,
  answer: IncomingMessage,
  outgoing: ServerResponse,
  { method, operation }: AnsweredRequest,
  chunks: readonly Uint8Array[],
): void {
  for (const chunk of chunks) outgoing.write(chunk);
  answer.on('close', () => {
    if (answer.complete || outgoing.destroyed) return;
    // The client must not take what it has for everything.
    outgoing.destroy();
    const message = 'the server behind the proxy broke off its answer';
    const name = operation && `${method} ${operation.path}`;
    const problem = {
      code: 'proxy-broken-off',
      severity: 'warning',
      message,
      ...(name && { operation: name }),
    } as const;
    log({ kind: 'warning', api: mount.name, problem, document: mount.model.document });
  });
  answer.pipe(outgoing);
}
