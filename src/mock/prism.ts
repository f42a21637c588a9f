import { createRequire } from 'node:module';
import type { CallbackRequest } from './callbacks.ts';
import type { EngineAnswer, EngineRequest } from './engine.ts';
import type { HeaderValues, Violation } from './exchange.ts';
import { mendSchemas } from './mend-schemas.ts';
import { ReplyHeaders, reply, violationsHeader } from './reply.ts';

// The adapter of Prism (https://github.com/stoplightio/prism): no other file of the toolkit loads a part of it, and
// its types do not leave this one. Prism is CommonJS and uses more than it exports, so that its parts are required
// by path, each from the package that depends on it.

type Warn = (message: string) => void;

/** What the toolkit uses of Prism. */
export interface Prism {
  /**
   * Reads the one operation of a sliced document, which is changed on the way.
   *
   * @param expand whether references are replaced by what they lead to first, as Prism does
   */
  compile(document: Record<string, unknown>, expand: boolean, warn: Warn): Promise<PrismOperation>;
  answer(operation: PrismOperation, request: EngineRequest, settings: PrismSettings): Promise<PrismAnswer>;
}

type Either<T> =
  | { readonly _tag: 'Left'; readonly left: PrismError }
  | { readonly _tag: 'Right'; readonly right: T };

type Parts = ReturnType<typeof requireParts>;

/** Loads Prism, which takes about half a second the first time. */
export function loadPrism(): Prism {
  loaded ??= createPrism(requireParts());
  return loaded;
}

let loaded: Prism | undefined;

function requireParts() {
  const here = createRequire(import.meta.url);
  const http = createRequire(here.resolve('@stoplight/prism-http'));
  const cli = createRequire(here.resolve('@stoplight/prism-cli'));
  const server = createRequire(cli.resolve('@stoplight/prism-http-server'));
  // Prism's dependencies still use `punycode`; the warning would tell a user nothing.
  const { noDeprecation } = process;
  Object.assign(process, { noDeprecation: true });
  try {
    const { createInstance, ProblemJsonError, VIOLATIONS, generateHttpParam, resetJSONSchemaGenerator } =
      here('@stoplight/prism-http');
    return {
      createInstance,
      ProblemJsonError,
      VIOLATIONS,
      generateHttpParam,
      resetJSONSchemaGenerator,
      mock: http('./mocker').default,
      resolveRuntimeExpressions: http('./utils/runtimeExpression').resolveRuntimeExpressions,
      transformOas3: http('@stoplight/http-spec/oas3/operation').transformOas3Operations,
      transformOas2: http('@stoplight/http-spec/oas2/operation').transformOas2Operations,
      json: http('@stoplight/json'),
      RefParser: http('@stoplight/json-schema-ref-parser'),
      jsonSchemaFaker: http('json-schema-faker').JSONSchemaFaker,
      faker: http('@faker-js/faker').faker,
      readPreferences: server('./getHttpConfigFromRequest').getHttpConfigFromRequest,
      serialize: server('./serialize').serialize,
    };
  } finally {
    Object.assign(process, { noDeprecation });
  }
}

function createPrism(parts: Parts): Prism {
  // json-schema-faker and faker keep their options in one place for the whole process, so they are set before
  // each answer is made; from there to its end nothing is asynchronous.
  const mock = (options: { readonly config: { readonly faker: object; readonly seed?: string } }) => {
    parts.resetJSONSchemaGenerator();
    parts.jsonSchemaFaker.option(options.config.faker);
    seedFaker(parts.faker, options.config.seed);
    return parts.mock(options);
  };
  const instance = parts.createInstance({}, { logger: silentLogger, mock });
  return {
    compile: (document, expand, warn) => compile(parts, document, expand, warn),
    async answer(operation, request, settings) {
      const input = inputOf(operation, request);
      const headers = new ReplyHeaders();
      const preferences: Either<object> = parts.readPreferences(input);
      if (preferences._tag === 'Left') return errorAnswer(parts, preferences.left, headers, []);
      const { callbacks: _, ...resource } = operation;
      const config = {
        ...checks,
        errors: settings.errors,
        mock: { ...settings, ...definedOf(preferences.right) },
      };
      const result: Either<Result> = await instance.request(input, [resource], config)();
      if (result._tag === 'Left') return errorAnswer(parts, result.left, headers, []);
      const callbacks = callbackRequests(parts, operation, input, result.right.output);
      return { ...resultAnswer(parts, result.right, headers, settings), callbacks };
    },
  };
}

const checks = { isProxy: false, checkSecurity: true, validateRequest: true, validateResponse: true };

const silentLogger = {
  child: () => silentLogger,
  ...Object.fromEntries(
    ['trace', 'debug', 'info', 'success', 'start', 'warn', 'error', 'fatal'].map((level) => [
      level,
      () => {},
    ]),
  ),
};

/** The steps of Prism's own `getHttpOperationsFromSpec`, but that nothing outside of the document is read. */
async function compile(
  { RefParser, json, transformOas2, transformOas3 }: Parts,
  document: Record<string, unknown>,
  expand: boolean,
  warn: Warn,
): Promise<PrismOperation> {
  const tree = expand
    ? json.decycle(await new RefParser().dereference(document, { resolve: { external: false } }))
    : document;
  mendSchemas(tree, warn);
  const [operation] = 'swagger' in tree ? transformOas2(tree) : transformOas3(tree);
  const target = { document: { ...tree, __target__: operation }, path: '#/__target__', cloneDocument: false };
  return json.bundleTarget(target);
}

/** Makes faker's values, also its dates, follow from a seed; without one they vary again. */
function seedFaker(faker: Parts['faker'], seed: string | undefined): void {
  if (seed === undefined || seed === '') {
    faker.seed();
    faker.setDefaultRefDate();
    return;
  }
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(seed)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  faker.seed(hash);
  faker.setDefaultRefDate('2026-01-01T00:00:00Z');
}

function inputOf(operation: PrismOperation, { path, query, headers, body }: EngineRequest): Input {
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

