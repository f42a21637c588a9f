import type { MockEvent } from '../src/mock/events.ts';
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
  { request, doubts }: CorpusRequest,
  { mock, events }: Listened,
  validator: PlainValidator,
): Promise<AnswerOutcome> {
  events.length = 0;
  const { pointer } = operation.at;
  try {
    const response = await mock.handle(request);
    const event = events.find(({ kind }) => kind === 'request');
    const told = events.some(
      (one) => one.kind === 'warning' || (one.kind === 'request' && one.violations.length > 0),
    );
    if (event?.kind === 'request' && event.error !== undefined) {
      return {
        verdict: 'crashed',
        reason: generic(event.error),
        detail: event.error.slice(0, 300),
        pointer,
        told: true,
      };
    }
    if (event?.kind === 'request' && event.operation !== labelOf(operation)) {
      return { ...misrouted(model, operation, event.operation), detail: request.target, pointer };
    }
    const judged = judgeAnswer(model, operation, response, validator);
    // A status from 500 on says it itself.
    if (judged.verdict !== 'refused') return { ...judged, told: told || judged.verdict === 'failed' };
    const violations = event?.kind === 'request' ? event.violations : [];
    const sent = {
      ...request,
      body: Buffer.from(request.body ?? [])
        .toString('utf8')
        .slice(0, 300),
    };
    const detail = JSON.stringify({ violations, sent }).slice(0, 800);
    const [doubt] = doubts;
    if (doubt) return { verdict: 'no-request', reason: doubt.reason, detail, pointer: doubt.pointer, told };
    const [first] = violations;
    const cause = first ? ` ${first.location.slice(0, 2).join(' ')} ${first.code ?? ''}` : '';
    return { ...judged, reason: `${judged.reason}${cause}`, detail, told };
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { verdict: 'crashed', reason: generic(detail), detail: detail.slice(0, 600), pointer };
  }
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
