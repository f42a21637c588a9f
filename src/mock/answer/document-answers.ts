import type { Model, Operation } from '../../model/model.ts';
import type { Directed } from '../behaviour.ts';
import type { EngineAnswer, EngineRequest } from '../engine.ts';
import { headerValue } from '../exchange.ts';
import {
  type Negotiated,
  type Negotiation,
  negotiateAnswer,
  negotiateRefusal,
  type Wishes,
} from '../prism/prism-negotiate.ts';
import { type PrismOperation, prismOperation } from '../prism/prism-operation.ts';
import { noPreferences, type Preferences } from '../request/preferences.ts';
import { type AnswerContext, makeAnswer, makeDirected, problemAnswer } from './make-answer.ts';
import type { OperationSettings } from './operation-settings.ts';
import type { RefusalMaker } from './refuse-request.ts';
import { type ValueWishes, valuesOf } from './values.ts';

/** Keys come from requests: longer ones are not kept. */
const maxKeyLength = 1000;

/** The answers that the document has for an operation: negotiated, made, and remembered. */
export class DocumentAnswers {
  readonly #model: Model;
  readonly #operation: Operation;
  readonly #settings: OperationSettings;
  /** What tells the operation from others in what is remembered for all of them. */
  readonly #key: string;
  /** The answer to a request without wishes, which most are. */
  #plain: EngineAnswer | undefined;
  readonly #directed = new WeakMap<
    Directed,
    { readonly accept: string | undefined; readonly answer: EngineAnswer }
  >();
  /** Most requests to an operation want the same as the one before. */
  #lastNegotiated:
    | {
        readonly accept: string | undefined;
        readonly code: number | undefined;
        readonly example: string | undefined;
        readonly dynamic: boolean;
        readonly negotiation: Negotiation;
      }
    | undefined;
  /** Of examples. */
  readonly #plainWishes: ValueWishes;
  /** How many answers were made that vary. */
  #count = 0;
  /** The operation as negotiators read it. */
  readonly prism: PrismOperation;

  constructor(model: Model, operation: Operation, settings: OperationSettings) {
    this.#key = `${operation.method} ${operation.path}\n`;
    this.#model = model;
    this.#operation = operation;
    this.#settings = settings;
    this.prism = prismOperation(model, operation);
    this.#plainWishes = { dynamic: false, seed: `${operation.method} `, isFixed: true };
  }

  /** The answer to a valid request. */
  negotiated(request: EngineRequest, preferences: Preferences): EngineAnswer {
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

  /** The example of a documented status, whatever was asked. */
  withStatus(code: number): EngineAnswer {
    return this.#remembered(`with ${code}`, () => {
      const negotiation = negotiateAnswer(this.prism, { code, dynamic: false, mediaTypes: undefined });
      if (!negotiation.ok) return problemAnswer(negotiation.problem);
      return this.#makeRefusal(negotiation.value);
    });
  }

  /** The documented answer of the status that a behaviour decided on; a problem where none is documented. */
  directed(request: EngineRequest, directed: Directed): EngineAnswer {
    const accept = headerValue(request.headers, 'accept');
    if (!directed.isLasting) return { ...this.#makeDirected(request, accept, directed), isPassing: true };
    const known = this.#directed.get(directed);
    if (known && known.accept === accept) return known.answer;
    const answer = this.#makeDirected(request, accept, directed);
    this.#directed.set(directed, { accept, answer });
    return answer;
  }

  #makeDirected(request: EngineRequest, accept: string | undefined, directed: Directed): EngineAnswer {
    const { status, because, headers, example, dynamic = false } = directed;
    const wishes = { code: status, ...(example !== undefined && { example }) };
    const accepted = this.#negotiation(accept, wishes, dynamic);
    const isAccepted = accepted.ok && accepted.value.status === status;
    // What is done is done: the answer comes as it is documented, even where another type was asked for.
    const negotiation =
      isAccepted || accept === undefined ? accepted : this.#negotiation(undefined, wishes, dynamic);
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

  #negotiate(accept: string | undefined, preferences: Preferences, values: ValueWishes): EngineAnswer {
    const negotiation = this.#negotiation(accept, preferences, values.dynamic);
    return negotiation.ok ? this.#make(negotiation.value, values) : problemAnswer(negotiation.problem);
  }

  /** The documented refusals, by what is wrong. */
  readonly refusals: RefusalMaker = {
    negotiate: (statuses, exampleKey) =>
      this.#known(`refuse ${statuses.join()} ${exampleKey}`, () =>
        negotiateRefusal(this.prism, statuses, exampleKey),
      ),
    make: (negotiated, key) => this.#remembered(key, () => this.#makeRefusal(negotiated)),
  };

  #negotiation(accept: string | undefined, { code, example }: Preferences, dynamic: boolean): Negotiation {
    const last = this.#lastNegotiated;
    if (
      last?.code === code &&
      last?.accept === accept &&
      last?.example === example &&
      last?.dynamic === dynamic
    ) {
      return last.negotiation;
    }
    const negotiation = this.#known(`${accept}\n${code}\n${example}\n${dynamic}`, () =>
      negotiate(this.prism, { code, exampleKey: example, mediaTypes: accept?.split(','), dynamic }),
    );
    this.#lastNegotiated = { accept, code, example, dynamic, negotiation };
    return negotiation;
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
      isDynamic: wishes.dynamic,
      ignoreExamples,
      isStrict: !wishes.dynamic && !this.#settings.repair,
      errors: this.#settings.errors,
    };
  }

  #fixed(dynamic: boolean, about: string): ValueWishes {
    if (!dynamic && about === '') return this.#plainWishes;
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

function undocumented(status: number): string {
  return `The document has no answer with the status ${status} here; this one is the mock's own.`;
}

function definedOf(headers: Directed['headers'] = {}): Record<string, string> {
  const entries = Object.entries(headers).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}

/** Prism fails where there is no schema to generate from; the example is an answer all the same. */
function negotiate(operation: PrismOperation, wishes: Wishes): Negotiation {
  const negotiation = negotiateAnswer(operation, wishes);
  const isFailure = wishes.dynamic && !negotiation.ok && negotiation.problem.status === 500;
  return isFailure ? negotiateAnswer(operation, { ...wishes, dynamic: false }) : negotiation;
}
