import { createRequire } from 'node:module';

/** The parts of Prism that the mock works with, untyped as they come. */
export type PrismParts = ReturnType<typeof loadPrism>;

/**
 * Loads what is used of Prism (https://github.com/stoplightio/prism): the only file of the toolkit that does.
 *
 * How it negotiates an answer, and how it makes a value up from a schema. Both are required by path: the whole of
 * Prism takes six times as long to load.
 */
export function loadPrism() {
  parts ??= requirePrism();
  return parts;
}

let parts: ReturnType<typeof requirePrism> | undefined;

function requirePrism() {
  const here = createRequire(import.meta.url);
  const http = createRequire(here.resolve('@stoplight/prism-http'));
  // Prism's dependencies still use `punycode`; the warning would tell a user nothing.
  const { noDeprecation } = process;
  Object.assign(process, { noDeprecation: true });
  try {
    return {
      negotiator: http('./mocker/negotiator/NegotiatorHelpers').default,
      sampler: http('@stoplight/json-schema-sampler'),
    };
  } finally {
    Object.assign(process, { noDeprecation });
  }
}
