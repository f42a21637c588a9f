import { redactUrl, secretPlacesOf } from '../../http/secrets.ts';
import type { Model, Operation } from '../../model/model.ts';
import { problemAnswer } from '../answer/make-answer.ts';
import type { EngineAnswer, EngineRequest } from '../engine.ts';
import { headerValue } from '../exchange.ts';
import type { AskedRequest } from './asked-request.ts';
import { recordedAnswer } from './recorded-answer.ts';
import type { ReplayedExchange } from './recorded-exchange.ts';
import type { RecordedRequest, RecordedRequests } from './recorded-requests.ts';
import type { ApiReplay, Replay, Replayed } from './replay.ts';
import { type RoutedRecording, routeRecording } from './route-recording.ts';

/** How a recording is replayed. */
export interface ReplayOptions {
  /** How the recording is called in what is told: `shop.har`. Default: `the recording`. */
  readonly name?: string;
  /** Refuse what is not recorded: 404, or 501 where nothing of the operation is. Default: false. */
  readonly only?: boolean;
}

/**
 * Prepares to answer from a recording. The same request that was recorded several times gets its answers in order, and
 * then the last one again, in each session of a mock that has sessions.
 *
 * @example
 * const har = readHar(JSON.parse(text));
 * if (har.ok) createMock(model, { replay: createReplay(har.exchanges, { only: true }) });
 */
export function createReplay(
  exchanges: readonly ReplayedExchange[],
  { name = 'the recording', only = false }: ReplayOptions = {},
): Replay {
  const routed = new WeakMap<Model, RoutedRecording>();
  return {
    of(api) {
      const recording = routed.get(api.model) ?? routeRecording(api, exchanges);
      routed.set(api.model, recording);
      return new RecordedApi(api, recording, { name, only });
    },
  };
}

/** How often each recorded request was answered, by operation and number. */
type Positions = Map<string, number>;

class RecordedApi implements ApiReplay {
  readonly #api: { readonly name: string; readonly model: Model };
  readonly #recording: RoutedRecording;
  readonly #options: Required<ReplayOptions>;
  /** Of those who have no session. */
  readonly #positions: Positions = new Map();
  readonly #answers = new WeakMap<ReplayedExchange, Replayed>();

  constructor(
    api: { readonly name: string; readonly model: Model },
    recording: RoutedRecording,
    options: Required<ReplayOptions>,
  ) {
    this.#api = api;
    this.#recording = recording;
    this.#options = options;
  }

  answer(operation: Operation, request: EngineRequest, isPeek: boolean): Replayed | undefined {
    const { requests } = this.#recording;
    const { only } = this.#options;
    const recorded = requests.get(operation);
    if (!recorded) return only ? { kind: 'answer', answer: this.#nothingRecorded(operation) } : undefined;
    const { path, query, headers, body } = request;
    const asked = this.#recording.asked({ path, query, body, header: (name) => headerValue(headers, name) });
    const found = recorded.find(asked);
    if (!found) {
      return only ? { kind: 'answer', answer: this.#notRecorded(operation, recorded, asked) } : undefined;
    }
    return this.#made(operation, this.#next(operation, found, request, isPeek));
  }

  #next(
    operation: Operation,
    { index, exchanges }: RecordedRequest,
    { world }: EngineRequest,
    isPeek: boolean,
  ): ReplayedExchange {
    const key = `${operation.name} ${index}`;
    const positions = world ? positionsIn(world.notes, this.#api.name) : this.#positions;
    const position = positions.get(key) ?? 0;
    if (!isPeek && position < exchanges.length) positions.set(key, position + 1);
    const exchange = exchanges[Math.min(position, exchanges.length - 1)];
    if (!exchange) throw new Error('a recorded request has no answer');
    return exchange;
  }

  #made(operation: Operation, exchange: ReplayedExchange): Replayed {
    const known = this.#answers.get(exchange);
    if (known) return known;
    const { model } = this.#api;
    const made = recordedAnswer({ model, operation, recording: this.#options.name }, exchange);
    this.#answers.set(exchange, made);
    return made;
  }

  #nothingRecorded({ name, method, path }: Operation): EngineAnswer {
    const others = [...this.#recording.requests.keys()].map((operation) => operation.name);
    const [shown, left] = [others.slice(0, maxNamed).join(', '), others.length - maxNamed];
    const known =
      others.length === 0 ? 'nothing of this API' : `${shown}${left > 0 ? ` and ${left} more` : ''}`;
    return problemAnswer({
      type: notRecorded,
      title: 'Nothing is recorded of this operation',
      status: 501,
      detail: `${this.#options.name} has no request to ${name} (${method.toUpperCase()} ${path}); it has ${known}. Record one, or leave out --replay-only to have it mocked.`,
    });
  }

  #notRecorded(operation: Operation, recorded: RecordedRequests, asked: AskedRequest): EngineAnswer {
    const nearest = recorded.nearest(asked);
    const [first] = nearest?.request.exchanges ?? [];
    const shown = first && this.#shown(first);
    const near = shown
      ? ` The nearest is entry ${first.number}, ${shown}: this one differs in ${nearest?.differs.join(', ')}.`
      : '';
    return problemAnswer({
      type: notRecorded,
      title: 'This request is not recorded',
      status: 404,
      detail: `${this.#options.name} has requests to ${operation.name}, but not this one.${near} Record it, or leave out --replay-only to have it mocked.`,
    });
  }

  /** `GET /jobs?page=1`, secrets replaced. */
  #shown({ exchange }: ReplayedExchange): string {
    const { method, url } = exchange.request;
    const { pathname, search } = new URL(url);
    return `${method} ${redactUrl(`${pathname}${search}`, secretPlacesOf(this.#api.model))}`;
  }
}

const notRecorded = 'urn:concordat:not-recorded';

/** So many operations are named. */
const maxNamed = 10;

function positionsIn(notes: Map<string, unknown>, api: string): Positions {
  const key = `replay ${api}`;
  const known = notes.get(key);
  // Nobody else writes notes of this name.
  if (known) return known as Positions;
  const positions: Positions = new Map();
  notes.set(key, positions);
  return positions;
}
