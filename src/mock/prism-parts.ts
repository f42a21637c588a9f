import { createRequire } from 'node:module';
import { requireLazily } from './require-lazily.ts';

/** The parts of Prism that the adapter works with, untyped as they come. */
export type PrismParts = ReturnType<typeof requirePrism>;

/**
 * Loads Prism: the only file of the toolkit that does.
 *
 * Prism is CommonJS and uses more than it exports, so that its parts are required by path, each from the package
 * that depends on it.
 */
export function requirePrism() {
  const here = createRequire(import.meta.url);
  const http = createRequire(here.resolve('@stoplight/prism-http'));
  const cli = createRequire(here.resolve('@stoplight/prism-cli'));
  const server = createRequire(cli.resolve('@stoplight/prism-http-server'));
  // Prism's dependencies still use `punycode`; the warning would tell a user nothing.
  const { noDeprecation } = process;
  Object.assign(process, { noDeprecation: true });
  // A third of the time of loading goes to what most mocks never use: generated names, Postman collections.
  const undo = requireLazily(http, ['@faker-js/faker', '@stoplight/http-spec/postman/operation']);
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
      transformOperations: http('@stoplight/http-spec/oas3/operation').transformOas3Operations,
      json: http('@stoplight/json'),
      RefParser: http('@stoplight/json-schema-ref-parser'),
      jsonSchemaFaker: http('json-schema-faker').JSONSchemaFaker,
      faker: () => fakerOf(http),
      seedRandom: http('seedrandom'),
      readPreferences: server('./getHttpConfigFromRequest').getHttpConfigFromRequest,
      serialize: server('./serialize').serialize,
    };
  } finally {
    undo();
    Object.assign(process, { noDeprecation });
  }
}

/** Loaded when a value is generated. */
function fakerOf(http: NodeJS.Require) {
  return http('@faker-js/faker').faker;
}
