import { operationLabel } from '../../contract/finding.ts';
import { redactLoggedTarget, redactStrayTarget } from '../../http/redact-logged-target.ts';
import type { Operation } from '../../model/model.ts';
import type { Delivery } from '../behaviour.ts';
import type { EngineAnswer } from '../engine.ts';
import type { MockLog } from '../events.ts';
import type { MockRequest, MockResponse } from '../exchange.ts';
import type { MockState } from '../stateful/mock-state.ts';
import { sessionOf } from '../world/session-of.ts';
import type { World } from '../world/world.ts';
import type { AnsweredExchange, MockContext } from './mock-context.ts';
import type { Mount } from './mount.ts';

/** An answer and what is told of it. */
export interface ToldAnswer extends Partial<Pick<EngineAnswer, 'violations' | 'source'>> {
  readonly response: MockResponse;
  readonly mount?: Mount;
  readonly operation?: Operation;
  /** What the mock failed at. */
  readonly error?: string;
  readonly delivery?: Delivery | undefined;
  /** The exchange, where the operation asks for callbacks: they are sent once the answer stands. */
  readonly asksBack?: AnsweredExchange;
  /** In which it was answered; absent where it was answered without one. */
  readonly world?: World | undefined;
}

/** Tells the log and the journal of an answer. @param start when the request came, by the mock's clock */
export function tellAnswer(
  context: MockContext,
  request: MockRequest,
  answer: ToldAnswer,
  start: number,
): void {
  if (context.log) logAnswer(context, context.log, request, answer, start);
  if (context.state?.journal) record(context, context.state, request, answer, start);
}

function record(
  { clock }: MockContext,
  { journal, worlds, names }: MockState,
  request: MockRequest,
  {
    response,
    mount,
    operation,
    violations = [],
    source,
    world = worldOf(request, { worlds, names }),
  }: ToldAnswer,
  start: number,
): void {
  journal?.record({
    session: world.session,
    timeMs: world.clock.now().getTime(),
    durationMs: clock() - start,
    api: mount?.name,
    operation,
    request,
    response,
    violations,
    source,
    because: source?.kind === 'behaviour' ? source.because : undefined,
  });
}

/** Of a request that did not come as far as a world. */
function worldOf({ headers }: MockRequest, { worlds, names }: Pick<MockState, 'worlds' | 'names'>): World {
  const read = sessionOf(headers, names);
  return worlds.of(read.ok ? read.session : '');
}

function logAnswer(
  { mounts, secrets, clock }: MockContext,
  log: MockLog,
  { method, target, trace }: MockRequest,
  { response, mount, operation, violations = [], source, ...answer }: ToldAnswer,
  start: number,
): void {
  // A defect of the document that cannot be answered for.
  const isDefect = response.status >= 500 && source?.kind === 'problem';
  const error = answer.error ?? (isDefect ? source.title : undefined);
  log({
    kind: 'request',
    method: method.toUpperCase(),
    target:
      mount && operation
        ? redactLoggedTarget(target, { model: mount.model, operation }, secrets)
        : redactStrayTarget(
            target,
            mounts.map(({ model }) => model),
            secrets,
          ),
    status: response.status,
    durationMs: clock() - start,
    ...(mount && { api: mount.name }),
    ...(operation && { operation: operationLabel(operation) }),
    ...(source && { source }),
    violations,
    ...(error !== undefined && { error }),
    ...(answer.world && { session: answer.world.session }),
    ...(answer.delivery && { delivery: answer.delivery }),
    ...(trace && { trace }),
  });
}
