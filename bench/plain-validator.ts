import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { FormatsPlugin } from 'ajv-formats';
import type { Document } from '../src/document/document.ts';
import { compileEither, type PlaceOfSchema, PlainSchemas } from './plain-schema.ts';

const require = createRequire(import.meta.url);
// Loaded as CommonJS: neither declares its default export for modules.
const { Ajv2020 } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
const { default: addFormats } = require('ajv-formats') as { default: FormatsPlugin };

/** What the validator says of a value. */
export type Verdict =
  | { readonly kind: 'valid' }
  | {
      readonly kind: 'invalid';
      readonly keyword: string;
      /** JSON pointer into the value. */
      readonly pointer: string;
      readonly message: string;
    }
  /** The schema cannot be compiled. */
  | { readonly kind: 'unchecked'; readonly reason: string };

export interface PlainValidator {
  check(schema: PlaceOfSchema, value: unknown): Verdict;
  /** Checks a value that was read from XML, where everything is text and a list of one is no list; changes it. */
  checkXml(schema: PlaceOfSchema, value: unknown): Verdict;
}

/** Ajv on the document's schemas: a second opinion on values that the toolkit has made. */
export function createPlainValidator(document: Document, options: PlainOptions): PlainValidator {
  const strict = createCheck(document, options, false);
  // Made when there is XML.
  let loose: ReturnType<typeof createCheck> | undefined;
  return {
    check: strict,
    checkXml(schema, value) {
      loose ??= createCheck(document, options, true);
      return loose(schema, value);
    },
  };
}

export interface PlainOptions {
  readonly isOas30: boolean;
  readonly direction: 'request' | 'response';
}

function createCheck(
  document: Document,
  options: PlainOptions,
  isLoose: boolean,
): (schema: PlaceOfSchema, value: unknown) => Verdict {
  const regExp = Object.assign((pattern: string) => compileEither(pattern) ?? /(?:)/, { code: '' });
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    validateSchema: false,
    inlineRefs: false,
    coerceTypes: isLoose ? 'array' : false,
    code: { regExp, optimize: false },
  });
  addFormats(ajv);
  const schemas = new PlainSchemas(document, options, (schema) => void ajv.addSchema(schema));
  const compiled = new Map<string, ValidateFunction | string>();
  const compile = (id: string): ValidateFunction | string => {
    try {
      return ajv.getSchema(id) ?? `${id} is missing`;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  return (schema, value) => {
    const id = schemas.idOf(schema);
    const validate = compiled.get(id) ?? compile(id);
    compiled.set(id, validate);
    if (typeof validate === 'string') return { kind: 'unchecked', reason: validate };
    if (validate(value)) return { kind: 'valid' };
    const error = validate.errors?.[0];
    const { keyword = 'unknown', instancePath: pointer = '', message = '' } = error ?? {};
    return { kind: 'invalid', keyword, pointer, message: `${message} ${JSON.stringify(error?.params)}` };
  };
}
