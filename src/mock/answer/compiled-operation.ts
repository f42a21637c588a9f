import type { RequestViolation } from '../../contract/request-violation.ts';
import type { Model, Operation } from '../../model/model.ts';
import type { Problem } from '../../problem.ts';
import { validatorOf } from '../../schema/validate.ts';
import type { Behaviour, Call, Directed } from '../behaviour.ts';
import type { EngineAnswer, EngineRequest } from '../engine.ts';
import type { Violation } from '../exchange.ts';
import { prismErrors } from '../prism/problem-json.ts';
import { refusedAnswer } from '../proxy/proxy-answers.ts';
import { type Preferences, readPreferences, type ValidateMode } from '../request/preferences.ts';
import { answerPickerOf } from '../rules/pick-answer.ts';
import { withPicked } from '../rules/with-picked.ts';
import { DocumentAnswers } from './document-answers.ts';
import { explanationOf } from './explain.ts';
import { problemAnswer } from './make-answer.ts';
import { onceMade } from './once-made.ts';
import type { OperationSettings } from './operation-settings.ts';
import { partOfAnswer, sendsParts } from './part-of-answer.ts';
import { refuseRequest, violationOf, withViolations } from './refuse-request.ts';
import { type RequestFaults, requestFaultsOf } from './request-faults.ts';

/** An operation made ready to answer: what it is checked by is compiled when it is first needed, and kept. */
export class CompiledOperation {
  readonly #model: Model;
  readonly #operation: Operation;
  readonly #settings: OperationSettings;
  readonly #about: Pick<Call, 'api' | 'operation'>;
  readonly #answers: DocumentAnswers;
  readonly #faults: RequestFaults;
  readonly #picker: ReturnType<typeof answerPickerOf>;
  readonly #sendsParts: boolean;
  #isTold = false;

  constructor(model: Model, operation: Operation, settings: OperationSettings) {
    this.#model = model;
    this.#operation = operation;
    this.#settings = settings;
    this.#about = { api: settings.api, operation };
    this.#answers = new DocumentAnswers(model, operation, settings);
    this.#faults = requestFaultsOf(model, operation);
    this.#picker = answerPickerOf(model, operation, settings.file);
    this.#sendsParts = sendsParts(operation);
  }

  /** What of the operation cannot be checked; compiles its schemas. */
  problems(): readonly Problem[] {
    const schemas = this.#operation.responses.flatMap(({ headers, content }) =>
      [...headers, ...content].flatMap(({ schema }) => (schema ? [schema] : [])),
    );
    const own = schemas.flatMap((schema) => validatorOf(this.#model, schema, 'response').problems);
    return [...this.#requestProblems(), ...own];
  }

  answer(request: EngineRequest): EngineAnswer {
    const { headers, query } = request;
    const read = readPreferences(headers, query);
    if (!read.ok) return unreadablePreferences(read.detail);
    const preferences = read.value;
    const validate = preferences.validate ?? this.#settings.validate;
    const answer =
      this.#replayed(request, preferences, validate) ?? this.#asParts(request, preferences, validate);
    if (!preferences.explain) return answer;
    const rule = this.#picker?.pick(request, this.#faults.check(request))?.at;
    return onceMade(answer, (made) =>
      explanationOf(this.#operation, request, made, { preferences, validate, rule }),
    );
  }

  /** The recorded answer, with what is wrong with the request: it is given whatever the document says now. */
  #replayed(request: EngineRequest, preferences: Preferences, mode: ValidateMode): EngineAnswer | undefined {
    const { replay, errors } = this.#settings;
    if (replay === undefined || isAsked(preferences)) return undefined;
    const found = replay.answer(this.#operation, request, preferences.explain === true);
    if (found === undefined) return undefined;
    const answer = found.kind === 'answer' ? found.answer : this.#answers.directed(request, found.directed);
    const faults = mode === 'off' ? undefined : this.#faults.of(request, this.#faults.check(request));
    const told = faults ? withViolations(answer, faults.violations.map(violationOf)) : answer;
    if (errors && answer.violations.some(isError)) return { ...told, ...refusedAnswer(told.violations) };
    return faults ? { ...told, isPassing: true } : told;
  }

  /** The answer, or the part of it that is asked for; who asks for a status gets that. */
  #asParts(request: EngineRequest, preferences: Preferences, mode: ValidateMode): EngineAnswer {
    const answer = this.#answer(request, preferences, mode);
    const isPart = this.#sendsParts && request.headers.range !== undefined && preferences.code === undefined;
    if (!isPart) return answer;
    const context = {
      model: this.#model,
      operation: this.#operation,
      documented: () => this.#answers.withStatus(206).headers,
      direct: (directed: Directed) => this.#answers.directed(request, directed),
    };
    return onceMade(answer, (made) => partOfAnswer(context, request, made));
  }

  #answer(request: EngineRequest, preferences: Preferences, mode: ValidateMode): EngineAnswer {
    if (mode === 'off' && !this.#picker && !request.world)
      return this.#answers.negotiated(request, preferences);
    if (!this.#isTold) this.#tell();
    const checked = this.#faults.check(request);
    const { directs, behaves, answered } = this.#settings;
    const call = request.world && { ...this.#about, request, checked, preferences, world: request.world };
    const faults = mode === 'off' ? undefined : this.#faults.of(request, checked);
    if (faults !== undefined && mode === 'error' && faults.violations.some(isError)) {
      return refuseRequest(faults, preferences, this.#answers.prism, this.#answers.refusals);
    }
    const wishes = withPicked(preferences, this.#picker?.pick(request, checked));
    // Those before the rules may still generate values for the status that they pick.
    const first = call && direct({ ...preferences, dynamic: false }, call, directs);
    const finish = (decided: Directed | undefined): EngineAnswer => {
      const directed = decided ?? (call && direct(wishes, call, behaves));
      const answer = directed
        ? this.#answers.directed(request, directed)
        : this.#answers.negotiated(request, wishes);
      if (call) answered?.(call, answer.status);
      return faults === undefined ? answer : withViolations(answer, faults.violations.map(violationOf));
    };
    return first?.pending !== undefined
      ? { ...notMadeYet, pending: first.pending.then(finish) }
      : finish(first);
  }

  /** The example of a documented status, whatever was asked. */
  answerWith(code: number): EngineAnswer {
    return this.#answers.withStatus(code);
  }

  /** Answers a valid call by what decides here, else by the document. */
  answerCall(call: Call, behaves: Behaviour): EngineAnswer {
    const directed = behaves(call);
    return directed
      ? this.#answers.directed(call.request, directed)
      : this.#answers.negotiated(call.request, call.preferences);
  }

  /** The documented answer of the status that a behaviour decided on; a problem where none is documented. */
  direct(request: EngineRequest, directed: Directed): EngineAnswer {
    return this.#answers.directed(request, directed);
  }

  /** The document's defects, once they show: with the first request that would depend on them. */
  #tell(): void {
    this.#isTold = true;
    for (const problem of this.#requestProblems()) this.#settings.warn(problem);
  }

  #requestProblems(): readonly Problem[] {
    return [...this.#faults.problems, ...(this.#picker?.problems ?? [])];
  }
}

/** What stands in for an answer that is made later. */
const notMadeYet: EngineAnswer = {
  status: 500,
  headers: {},
  body: undefined,
  violations: [],
  source: { kind: 'nothing' },
};

function isError({ severity }: Pick<RequestViolation | Violation, 'severity'>): boolean {
  return severity === 'Error';
}

/** What a behaviour decides on, unless an answer is asked for already. */
function direct(
  preferences: Preferences,
  call: Call,
  behaviour: Behaviour | undefined,
): Directed | undefined {
  return isAsked(preferences) ? undefined : behaviour?.(call);
}

/** Whether a request says itself which answer it wants. */
function isAsked({ code, example, dynamic }: Preferences): boolean {
  return code !== undefined || example !== undefined || dynamic === true;
}

/** As Prism refuses a wish that it cannot read. */
function unreadablePreferences(detail: string): EngineAnswer {
  const type = `${prismErrors}UNPROCESSABLE_ENTITY`;
  return problemAnswer({ type, title: 'Invalid request', status: 422, detail });
}
