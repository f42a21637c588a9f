import { parseMediaType } from '../http/media-type.ts';
import type { CallbackRequest } from './callbacks.ts';
import type { EngineAnswer, EngineRequest } from './engine.ts';
import { headerValue } from './exchange.ts';
import { callbackRequests, type PrismCallbackMaker, type PrismInput } from './prism-callbacks.ts';
import { type CompileTarget, compileOperation, type PrismOperation } from './prism-compile.ts';
import { type Generation, prepareGeneration } from './prism-generation.ts';
import { type PrismParts, requirePrism } from './prism-parts.ts';
import {
  type PrismError,
  type PrismOutput,
  type PrismResult,
  type PrismWriter,
  writeError,
  writeResult,
} from './prism-result.ts';
import { ReplyHeaders } from './reply.ts';

// The adapter of Prism (https://github.com/stoplightio/prism), with the `prism-….ts` beside it.

/** How one answer is made. */
export interface PrismSettings {
  readonly dynamic: boolean;
  readonly ignoreExamples: boolean;
  readonly errors: boolean;
  readonly seed: string | undefined;
  /** Options of json-schema-faker, by their names there. */
  readonly faker: Readonly<Record<string, unknown>>;
}

export interface PrismAnswer extends EngineAnswer {
  /** To be sent after the answer. */
  readonly callbacks: readonly CallbackRequest[];
}

type Tree = Record<string, unknown>;

/** What the toolkit uses of Prism. */
export interface Prism {
  /** Reads an operation of a sliced document, which is changed on the way; undefined where Prism loses references. */
  compile(document: Tree, target: CompileTarget): Promise<PrismOperation | undefined>;
  answer(operation: PrismOperation, request: EngineRequest, settings: PrismSettings): Promise<PrismAnswer>;
  /** The example of a documented status, whatever was asked; no callbacks. */
  answerWith(operation: PrismOperation, status: number, settings: PrismSettings): Promise<PrismAnswer>;
}

type Either<T> =
  | { readonly _tag: 'Left'; readonly left: PrismError }
  | { readonly _tag: 'Right'; readonly right: T };

/** Loads Prism, which takes about half a second the first time. */
export function loadPrism(): Prism {
  loaded ??= createPrism(requirePrism());
  return loaded;
}

let loaded: Prism | undefined;

type Run = (
  operation: PrismOperation,
  input: PrismInput,
  config: { readonly errors: boolean; readonly mock: Generation },
) => Promise<PrismAnswer>;

/** Prism's core: checks a request, negotiates the answer, checks that too. */
function createRun(parts: PrismParts, writer: PrismWriter): Run {
  const mock = (options: { readonly config: Generation & { readonly dynamic: boolean } }) => {
    if (options.config.dynamic) prepareGeneration(parts, options.config);
    const negotiate = parts.mock(options);
    return (logger: unknown): Either<PrismOutput> => withVisibleHeaders(negotiate(logger));
  };
  const instance = parts.createInstance({}, { logger: silentLogger, mock });
  return async ({ callbacks = [], ...resource }, input, config) => {
    const headers = new ReplyHeaders();
    const negotiate = async (): Promise<Either<PrismResult>> => instance.request(input, [resource], config)();
    const result = await negotiate().catch((error: unknown) => notAcceptable(parts, input, error));
    if (result._tag === 'Left') return { ...writeError(writer, result.left, headers), callbacks: [] };
    return {
      ...writeResult(writer, result.right, headers, config.errors),
      callbacks: callbackRequests(callbackMaker(parts, config.mock), callbacks, input, result.right.output),
    };
  };
}

function createPrism(parts: PrismParts): Prism {
  const writer = writerOf(parts);
  const run = createRun(parts, writer);
  return {
    compile: (document, target) => compileOperation(parts, document, target),
    async answer(operation, request, settings) {
      const input = inputOf(operation, request);
      const preferences: Either<object> = parts.readPreferences(input);
      if (preferences._tag === 'Left') {
        return { ...writeError(writer, preferences.left, new ReplyHeaders()), callbacks: [] };
      }
      const generation = { ...settings, ...definedOf(preferences.right) };
      return run(operation, input, { ...checks, errors: settings.errors, mock: generation });
    },
    async answerWith({ callbacks: _, ...operation }, code, { errors, ...settings }) {
      const path = operation.path.replace(/\{[^{}]*\}/g, 'x');
      const request = { path, query: new URLSearchParams(), headers: {}, body: null };
      const generation = { ...settings, dynamic: false, ignoreExamples: false, code };
      return run(operation, inputOf(operation, request), { ...noRequestChecks, errors, mock: generation });
    },
  };
}

/** Prism's check of its own answer takes a header with the value 0 or false for one that is missing. */
function withVisibleHeaders(result: Either<PrismOutput>): Either<PrismOutput> {
  if (result._tag === 'Left') return result;
  const entries = Object.entries(result.right.headers ?? {});
  const headers = Object.fromEntries(
    entries.map(([name, value]) => [name, value === 0 || value === false ? String(value) : value]),
  );
  return { _tag: 'Right', right: { ...result.right, headers } };
}

/**
 * Prism throws where it meets an `Accept` that it cannot read; other errors are passed on.
 *
 * @throws the error when it is another
 */
function notAcceptable(
  { ProblemJsonError }: PrismParts,
  { headers }: PrismInput,
  error: unknown,
): Either<never> {
  const accept = headerValue(headers, 'accept');
  const isReadable = accept?.split(',').every((range) => parseMediaType(range) !== undefined) ?? true;
  if (isReadable) throw error;
  const template = {
    type: 'NOT_ACCEPTABLE',
    title: 'The server cannot produce a representation for your accept header',
    status: 406,
  };
  const detail = `The header "Accept: ${accept}" cannot be read`;
  return { _tag: 'Left', left: ProblemJsonError.fromTemplate(template, detail) };
}

function writerOf({ serialize, ProblemJsonError, VIOLATIONS }: PrismParts): PrismWriter {
  const detail =
    'Your request/response is not valid and the --errors flag is set, so Prism is generating this error for you.';
  return {
    serialize,
    toProblemJson: ProblemJsonError.toProblemJson,
    violationsError: (validation) => ProblemJsonError.fromTemplate(VIOLATIONS, detail, { validation }),
  };
}

function callbackMaker(parts: PrismParts, generation: Generation): PrismCallbackMaker {
  return {
    resolveExpressions: parts.resolveRuntimeExpressions,
    generate(content) {
      prepareGeneration(parts, generation);
      if (generation.seed) parts.jsonSchemaFaker.option('random', parts.seedRandom(generation.seed));
      const made = parts.generateHttpParam(content);
      return made._tag === 'Some' ? made.value : undefined;
    },
  };
}

const checks = { isProxy: false, checkSecurity: true, validateRequest: true, validateResponse: true };
const noRequestChecks = { ...checks, checkSecurity: false, validateRequest: false };

const silentLogger = {
  child: () => silentLogger,
  ...Object.fromEntries(
    ['trace', 'debug', 'info', 'success', 'start', 'warn', 'error', 'fatal'].map((level) => [
      level,
      () => {},
    ]),
  ),
};

function inputOf(operation: PrismOperation, { path, query, headers, body }: EngineRequest): PrismInput {
  const names = [...new Set(query.keys())];
  const values = Object.fromEntries(
    names.map((name) => {
      const all = query.getAll(name);
      return [name, all.length === 1 ? (all[0] ?? '') : all];
    }),
  );
  const baseUrl = query.get('__server') || undefined;
  return { method: operation.method, url: { path, baseUrl, query: values }, headers: { ...headers }, body };
}

function definedOf(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
