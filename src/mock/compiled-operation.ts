import { type CheckedRequest, requestCheckOf } from '../contract/check-request.ts';
import { securityCheckOf } from '../contract/check-security.ts';
import type { RequestViolation } from '../contract/request-violation.ts';
import type { Model, Operation } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import { validatorOf } from '../schema/validate.ts';
import type { AnswerMemory } from './answer-memory.ts';
import type { Behaviour, Call, Directed } from './behaviour.ts';
import type { EngineAnswer, EngineRequest } from './engine.ts';
import { headerValue } from './exchange.ts';
import { explanationOf } from './explain.ts';
import { type AnswerContext, makeAnswer, makeDirected, problemAnswer } from './make-answer.ts';
import type { MockFile } from './mock-file/mock-file.ts';
import {
  isPreference,
  noPreferences,
  type Preferences,
  readPreferences,
  type ValidateMode,
} from './preferences.ts';
import {
  type Negotiated,
  type Negotiation,
  negotiateAnswer,
  negotiateRefusal,
  type Wishes,
} from './prism-negotiate.ts';
import { type PrismOperation, prismOperation } from './prism-operation.ts';
import { prismErrors } from './problem-json.ts';
import {
  type Faults,
  type RefusalMaker,
  refuseRequest,
  violationOf,
  withViolations,
} from './refuse-request.ts';
import { answerPickerOf } from './rules/pick-answer.ts';
import { withPicked } from './rules/with-picked.ts';
import { type ValueSettings, type ValueWishes, valuesOf } from './values.ts';

/** How the answers of an operation are made: the options of the engine, each of them set. */
export interface OperationSettings extends ValueSettings {
  readonly dynamic: boolean;
  /** The user's; undefined where answers vary. */
  readonly seed: string | undefined;
  /** What answers that vary follow from. */
  readonly randomSeed: string;
  readonly ignoreExamples: boolean;
  readonly errors: boolean;
  /** The user's file of rules. */
  readonly file: MockFile | undefined;
  /** The API's name. */
  readonly api: string;
  /** What decides on the answer to a valid one before the rules of the file do: scenarios, overrides. */
  readonly directs: Behaviour | undefined;
  /** What decides on it where no rule does: state. */
  readonly behaves: Behaviour | undefined;
  /** Told of each answer to a valid request. */
  readonly answered: ((call: Call, status: number) => void) | undefined;
  readonly validate: ValidateMode;
  /** What was made before, of all operations. */
  readonly memory: AnswerMemory;
}

/** Keys come from requests: longer ones are not kept. */
const maxKeyLength = 1000;

/** An operation made ready to answer: what it is checked by is compiled when it is first needed, and kept. */
export class CompiledOperation {
  readonly #model: Model;
  readonly #about: Pick<Call, 'api' | 'operation'>;
  readonly #operation: Operation;
  readonly #settings: OperationSettings;
  readonly #prism: PrismOperation;
  readonly #checkSecurity: ReturnType<typeof securityCheckOf>;
  readonly #check: ReturnType<typeof requestCheckOf>;
  readonly #picker: ReturnType<typeof answerPickerOf>;
  /** What tells the operation from others in what is remembered for all of them. */
  readonly #key: string;
  /** The answer to a request without wishes, which most are. */
  #plain: EngineAnswer | undefined;
  readonly #directed = new WeakMap<
    Directed,
    { readonly accept: string | undefined; readonly answer: EngineAnswer }
  >();
  /** How many answers were made that vary. */
  #count = 0;
  #isTold = false;

  constructor(model: Model, operation: Operation, settings: OperationSettings) {
    this.#key = `${operation.method} ${operation.path}\n`;
    this.#model = model;
    this.#about = { api: settings.api, operation };
    this.#operation = operation;
    this.#settings = settings;
    this.#prism = prismOperation(model, operation);
    this.#checkSecurity = securityCheckOf(model, operation);
    this.#check = requestCheckOf(model, operation);
    this.#picker = answerPickerOf(model, operation, settings.file);
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
    const answer = this.#answer(request, preferences, validate);
    if (!preferences.explain) return answer;
    const rule = this.#picker?.pick(request, this.#check.check(request))?.at;
    return explanationOf(this.#operation, request, answer, { preferences, validate, rule });
  }

  #answer(request: EngineRequest, preferences: Preferences, mode: ValidateMode): EngineAnswer {
    if (mode === 'off' && !this.#picker && !request.world) return this.#negotiated(request, preferences);
    if (!this.#isTold) this.#tell();
    const checked = this.#check.check(request);
    const { directs, behaves, answered } = this.#settings;
    const call = request.world && { ...this.#about, request, checked, preferences, world: request.world };
    const faults = mode === 'off' ? undefined : this.#faults(request, checked);
    if (faults !== undefined && mode === 'error' && faults.violations.some(isError)) {
      return refuseRequest(faults, preferences, this.#prism, this.#refusals);
    }
    const wishes = withPicked(preferences, this.#picker?.pick(request, checked));
    const directed =
      call &&
      // Those before the rules may still generate values for the status that they pick.
      (direct({ ...preferences, dynamic: false }, call, directs) ?? direct(wishes, call, behaves));
    const answer = directed ? this.direct(request, directed) : this.#negotiated(request, wishes);
    if (call) answered?.(call, answer.status);
    return faults === undefined ? answer : withViolations(answer, faults.violations.map(violationOf));
  }

  /** The example of a documented status, whatever was asked. */
  answerWith(code: number): EngineAnswer {
    return this.#remembered(`with ${code}`, () => {
      const negotiation = negotiateAnswer(this.#prism, { code, dynamic: false, mediaTypes: undefined });
      if (!negotiation.ok) return problemAnswer(negotiation.problem);
      return this.#makeRefusal(negotiation.value);
    });
  }

  /** Answers a valid call by what decides here, else by the document. */
  answerCall(call: Call, behaves: Behaviour): EngineAnswer {
    const directed = behaves(call);
    return directed ? this.direct(call.request, directed) : this.#negotiated(call.request, call.preferences);
  }

  /** The documented answer of the status that a behaviour decided on; a problem where none is documented. */
  direct(request: EngineRequest, directed: Directed): EngineAnswer {
    const accept = headerValue(request.headers, 'accept');
    const known = this.#directed.get(directed);
    if (known && known.accept === accept) return known.answer;
    const answer = this.#direct(request, accept, directed);
    // Of a directed answer that is decided on again and again, such as an item that does not change.
    this.#directed.set(directed, { accept, answer });
    return answer;
  }

  #direct(request: EngineRequest, accept: string | undefined, directed: Directed): EngineAnswer {
    const { status, because, headers, example, dynamic = false } = directed;
    const wishes = { code: status, ...(example !== undefined && { example }) };
    const negotiation = this.#negotiation(accept, wishes, dynamic);
    if (negotiation.ok && negotiation.value.status === status) {
      const values = dynamic ? this.#generated(request) : this.#fixed(false, '');
      return makeDirected(this.#context(values, false), negotiation.value, directed);
    }
    const problem = {
      type: 'urn:concordat:undocumented',
      title: because,
      status,
      detail: undocumented(status),
    };
    const answer = problemAnswer(problem);
    return { ...answer, headers: { ...answer.headers, ...definedOf(headers) } };
  }

  /** What is wrong with a request; undefined where nothing is. */
  #faults(request: EngineRequest, { violations: found, fault: body }: CheckedRequest): Faults | undefined {
    const security = this.#checkSecurity(request);
    const violations = found.length === 0 ? found : inOrder(found);
    if (security === undefined) return violations.length === 0 ? undefined : { security, body, violations };
    return { security, body, violations: [security, ...violations] };
  }

  /** The document's defects, once they show: with the first request that would depend on them. */
  #tell(): void {
    this.#isTold = true;
    for (const problem of this.#requestProblems()) this.#settings.warn(problem);
  }

  #requestProblems(): readonly Problem[] {
    return [...this.#checkSecurity.problems, ...this.#check.problems, ...(this.#picker?.problems ?? [])];
  }

  #negotiated(request: EngineRequest, preferences: Preferences): EngineAnswer {
    const accept = headerValue(request.headers, 'accept');
    const { code, example, dynamic = this.#settings.dynamic, seed = this.#settings.seed } = preferences;
    const target = `${request.path}?${request.query}`;
    if (dynamic && seed === undefined) return this.#negotiate(accept, preferences, this.#varied(target));
    const make = () =>
      this.#negotiate(accept, preferences, this.#fixed(dynamic, dynamic ? `${seed} ${target}` : ''));
    if (!dynamic && accept === undefined && preferences === noPreferences) {
      this.#plain ??= make();
      return this.#plain;
    }
    const about = dynamic ? `${seed}\n${target}` : '';
    return this.#remembered(`${accept}\n${code}\n${example}\n${about}`, make);
  }

  #negotiate(accept: string | undefined, preferences: Preferences, values: ValueWishes): EngineAnswer {
    const negotiation = this.#negotiation(accept, preferences, values.dynamic);
    return negotiation.ok ? this.#make(negotiation.value, values) : problemAnswer(negotiation.problem);
  }

  readonly #refusals: RefusalMaker = {
    negotiate: (statuses, exampleKey) =>
      this.#known(`refuse ${statuses.join()} ${exampleKey}`, () =>
        negotiateRefusal(this.#prism, statuses, exampleKey),
      ),
    make: (negotiated, key) => this.#remembered(key, () => this.#makeRefusal(negotiated)),
  };

  #negotiation(accept: string | undefined, { code, example }: Preferences, dynamic: boolean): Negotiation {
    return this.#known(`${accept}\n${code}\n${example}\n${dynamic}`, () =>
      negotiate(this.#prism, { code, exampleKey: example, mediaTypes: accept?.split(','), dynamic }),
    );
  }

  #known(key: string, find: () => Negotiation): Negotiation {
    const { negotiations } = this.#settings.memory;
    const whole = this.#key + key;
    let negotiation = negotiations.get(whole);
    if (!negotiation) {
      negotiation = find();
      if (whole.length <= maxKeyLength) negotiations.set(whole, negotiation);
    }
    return negotiation;
  }

  /** Refusals are the examples, also where answers are generated: clients are written for what these say. */
  #makeRefusal(negotiated: Negotiated): EngineAnswer {
    return this.#make(negotiated, this.#fixed(false, ''), false);
  }

  #make(
    negotiated: Negotiated,
    wishes: ValueWishes,
    ignoreExamples = this.#settings.ignoreExamples,
  ): EngineAnswer {
    return makeAnswer(this.#context(wishes, ignoreExamples), negotiated);
  }

  #context(wishes: ValueWishes, ignoreExamples: boolean): AnswerContext {
    return {
      model: this.#model,
      operation: this.#operation,
      values: valuesOf(this.#model, this.#settings, wishes),
      ignoreExamples,
      isStrict: !wishes.dynamic && !this.#settings.repair,
      errors: this.#settings.errors,
    };
  }

  #fixed(dynamic: boolean, about: string): ValueWishes {
    return { dynamic, seed: `${this.#operation.method} ${about}`, isFixed: true };
  }

  #generated({ path, query }: EngineRequest): ValueWishes {
    const target = `${path}?${query}`;
    const { seed } = this.#settings;
    return seed === undefined ? this.#varied(target) : this.#fixed(true, `${seed} ${target}`);
  }

  /** The first answer is that of `--seed` with the seed that was printed. */
  #varied(target: string): ValueWishes {
    const wishes = this.#fixed(true, `${this.#settings.randomSeed} ${target}`);
    const count = this.#count++;
    return count === 0 ? wishes : { ...wishes, seed: `${wishes.seed} ${count}`, isFixed: false };
  }

  #remembered(key: string, make: () => EngineAnswer): EngineAnswer {
    const { answers } = this.#settings.memory;
    const whole = this.#key + key;
    const known = answers.get(whole);
    if (known) return known;
    const answer = make();
    if (whole.length <= maxKeyLength) answers.set(whole, answer);
    return answer;
  }
}

function isError({ severity }: RequestViolation): boolean {
  return severity === 'Error';
}

function undocumented(status: number): string {
  return `The document has no answer with the status ${status} here; this one is the mock's own.`;
}

function definedOf(headers: Directed['headers'] = {}): Record<string, string> {
  const entries = Object.entries(headers).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}

/** What a behaviour decides on, unless an answer is asked for already. */
function direct(
  { code, example, dynamic }: Preferences,
  call: Call,
  behaviour: Behaviour | undefined,
): Directed | undefined {
  const isAsked = code !== undefined || example !== undefined || dynamic === true;
  return isAsked ? undefined : behaviour?.(call);
}

/** What Prism finds too comes first; the query parameters of preferences are documented by the mock. */
function inOrder(violations: readonly RequestViolation[]): readonly RequestViolation[] {
  const isOwn = ({ code, path: [, name = ''] }: RequestViolation) =>
    code === 'undocumented' && isPreference(name);
  const others = violations.filter(({ severity }) => severity !== 'Information');
  const notes = violations.filter((one) => one.severity === 'Information' && !isOwn(one));
  return [...others, ...notes];
}

/** Prism fails where there is no schema to generate from; the example is an answer all the same. */
function negotiate(operation: PrismOperation, wishes: Wishes): Negotiation {
  const negotiation = negotiateAnswer(operation, wishes);
  const isFailure = wishes.dynamic && !negotiation.ok && negotiation.problem.status === 500;
  return isFailure ? negotiateAnswer(operation, { ...wishes, dynamic: false }) : negotiation;
}

/** As Prism refuses a wish that it cannot read. */
function unreadablePreferences(detail: string): EngineAnswer {
  const type = `${prismErrors}UNPROCESSABLE_ENTITY`;
  return problemAnswer({ type, title: 'Invalid request', status: 422, detail });
}
