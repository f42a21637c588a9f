import type { MockEvent } from '../src/mock/events.ts';
import type { MockResponse } from '../src/mock/exchange.ts';
import { createMock, type Mock, type MockOptions } from '../src/mock/mock.ts';
import type { Model, Operation } from '../src/model/model.ts';
import { judgeAnswer } from './corpus-answer.ts';
import { buildCorpusRequest, type CorpusRequest } from './corpus-request.ts';
import { type AnswerOutcome, generic, type Mode, modes, type OperationOutcome } from './corpus-result.ts';
import { createPlainValidator, type PlainValidator } from './plain-validator.ts';

/** The mock of a document in one mode, and what it told of the request at hand. */
interface Listened {
  readonly mock: Mock;
  readonly events: MockEvent[];
}

const optionsOf: Readonly<Record<Mode, MockOptions>> = {
  static: {},
  dynamic: { dynamic: true, seed: 1 },
  repaired: { examples: 'repair' },
};

/** `GET /jobs/{id}` */
export function labelOf({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}

/** Answers operations of a document in every mode, and judges the answers. */
export function createCorpusCheck(model: Model): (operation: Operation) => Promise<OperationOutcome> {
  const isOas30 = model.version === '3.0';
  const requests = createPlainValidator(model.document, { isOas30, direction: 'request' });
  const responses = createPlainValidator(model.document, { isOas30, direction: 'response' });
  const mocks = Object.fromEntries(modes.map((mode) => [mode, listen(model, mode)])) as Record<
    Mode,
    Listened
  >;
  return async (operation) => {
    const request = buildCorpusRequest(model, operation, requests);
    const answers: [Mode, AnswerOutcome][] = [];
    for (const mode of modes) {
      answers.push([mode, await answer(model, operation, request, mocks[mode], responses)]);
    }
    return {
      operation: labelOf(operation),
      answers: Object.fromEntries(answers) as Record<Mode, AnswerOutcome>,
    };
  };
}

function listen(model: Model, mode: Mode): Listened {
  const events: MockEvent[] = [];
  return { events, mock: createMock(model, { ...optionsOf[mode], log: (event) => void events.push(event) }) };
}

async function answer(
  model: Model,
  operation: Operation,
  request: CorpusRequest,
  { mock, events }: Listened,
  validator: PlainValidator,
): Promise<AnswerOutcome> {
  events.length = 0;
  try {
    const response = await mock.handle(request.request);
    const event = events.find((one) => one.kind === 'request');
    if (!event) throw new Error('the mock told nothing of the request');
    const told = events.some(({ kind }) => kind === 'warning') || event.violations.length > 0;
    return { told, ...judge(model, operation, request, { response, event }, validator) };
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return crashed(operation, text);
  }
}

type RequestEvent = MockEvent & { readonly kind: 'request' };

function judge(
  model: Model,
  operation: Operation,
  request: CorpusRequest,
  { response, event }: { readonly response: MockResponse; readonly event: RequestEvent },
  validator: PlainValidator,
): AnswerOutcome {
  const { status } = response;
  const { pointer } = operation.at;
  const isProblem = event.source?.kind === 'problem';
  if (event.error !== undefined && !isProblem) return crashed(operation, event.error);
  if (event.operation !== labelOf(operation)) {
    const detail = request.request.target;
    return { ...misrouted(model, operation, event.operation), detail, pointer };
  }
  // Also where the document has an example for the refusal.
  const isRefused = status >= 400 && event.violations.some(({ location }) => location[0] === 'request');
  if (isRefused || (isProblem && status < 500)) return refused(operation, request, status, event);
  if (!isProblem) return judgeAnswer(model, operation, response, validator);
  const detail = String(response.body).slice(0, 400);
  const title = /"title":"((?:[^"\\]|\\.)*)"/.exec(detail)?.[1] ?? '';
  return { verdict: 'failed', reason: `${status} ${generic(title)}`, detail, pointer, told: true };
}

function crashed({ at }: Operation, text: string): AnswerOutcome {
  return { verdict: 'crashed', reason: generic(text), detail: text.slice(0, 600), pointer: at.pointer };
}

function refused(
  { at }: Operation,
  { request, doubts }: CorpusRequest,
  status: number,
  { violations }: RequestEvent,
): AnswerOutcome {
  const body = Buffer.from(request.body ?? []).toString('utf8');
  const sent = { ...request, body: body.slice(0, 300) };
  const detail = JSON.stringify({ violations, sent }).slice(0, 800);
  const [doubt] = doubts;
  if (doubt) return { verdict: 'no-request', reason: doubt.reason, detail, pointer: doubt.pointer };
  const [first] = violations;
  const reason = `${status} ${first?.location.slice(0, 2).join(' ') ?? ''} ${first?.code ?? ''}`.trim();
  return { verdict: 'refused', reason, detail, pointer: at.pointer };
}

/** Two templates that differ in names alone are the document's fault. */
function misrouted(
  model: Model,
  operation: Operation,
  got: string | undefined,
): Pick<AnswerOutcome, 'verdict' | 'reason'> {
  if (got === undefined) return { verdict: 'misrouted', reason: 'no operation was found' };
  const shape = (path: string) => path.replace(/\{[^{}]+\}/g, '{}').toLowerCase();
  const twin = model.operations.some(
    (other) =>
      other !== operation && other.method === operation.method && shape(other.path) === shape(operation.path),
  );
  return {
    verdict: 'misrouted',
    reason: twin ? 'the document has the same path twice' : 'another operation was found',
  };
}
