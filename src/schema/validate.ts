import { createRequire } from 'node:module';
import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { FormatsPlugin } from 'ajv-formats';
import { joinPointer } from '../document/pointer.ts';
import type { Model, SchemaNode } from '../model/model.ts';
import type { Location, Problem } from '../problem.ts';
import type { Direction } from './hidden-properties.ts';
import { compilePattern } from './pattern.ts';
import { type StandaloneSchema, standaloneSchema, standaloneSchemas } from './standalone.ts';

/** Where and how a value breaks its schema. */
export interface SchemaViolation {
  /** JSON pointer into the value; the empty string is the value itself. */
  readonly pointer: string;
  /** The JSON Schema keyword that is broken: `required`, `format`. */
  readonly keyword: string;
  /** One sentence without its subject: `must be integer`. */
  readonly message: string;
  readonly expected?: string;
  /** The value found, as shortened JSON. */
  readonly actual?: string;
  /** The keyword's place in the document. */
  readonly schemaAt?: Location;
}

/** A violation as the validator itself words it, nothing left out: what Prism shows. */
export interface PlainViolation {
  /** Where in the value: `['address', 'city']`; segments are escaped as in a JSON pointer. */
  readonly path: readonly string[];
  readonly keyword: string;
  /** `must be equal to one of the allowed values: a, b`. */
  readonly message: string;
  readonly schemaAt: Location | undefined;
}

/** A compiled schema. */
export interface Validator {
  /** All violations, at most 100; empty when the value is valid. */
  check(value: unknown): readonly SchemaViolation[];
  /** All violations, at most 100, those of the branches of a failed `oneOf` or `anyOf` too. */
  checkPlainly(value: unknown): readonly PlainViolation[];
  /** What of the schema is not checked; where the whole schema does not compile, it says so and accepts everything. */
  readonly problems: readonly Problem[];
}

/**
 * The validator of a schema, compiled on first use and kept with the model.
 *
 * @param direction whether values are sent to the server or come from it, which decides on `readOnly` and `writeOnly`
 */
export function validatorOf(model: Model, schema: SchemaNode, direction: Direction): Validator {
  const cache = cacheOf(model);
  const key = keyOf(schema, direction);
  const known = cache.validators.get(key);
  if (known) return known;
  const validator = compile(cache.ajv, standaloneSchema(model, schema, direction), schema.at);
  cache.validators.set(key, validator);
  return validator;
}

/**
 * Compiles schemas together on first use, so that what they share is compiled once: for whoever is about to ask for
 * the validators of most of a large document. `validatorOf` finds them.
 *
 * @returns false when one of them cannot be compiled; then nothing is shared, and each is compiled on its own
 */
export function shareValidators(model: Model, schemas: readonly SchemaNode[], direction: Direction): boolean {
  const { validators } = cacheOf(model);
  const missing = new Map(schemas.map((schema) => [keyOf(schema, direction), schema]));
  for (const key of validators.keys()) missing.delete(key);
  const shared = standaloneSchemas(model, [...missing.values()], direction);
  // Each is run a few times only: compiling quickly matters more than running quickly.
  const ajv = createAjv({ optimize: false });
  try {
    ajv.addSchema({ $id: 'shared:', $defs: shared.definitions });
  } catch {
    return false;
  }
  for (const [index, [key, schema]] of [...missing].entries()) {
    validators.set(
      key,
      sharedValidator(model, schema, direction, () => ({ ajv, index, ...shared })),
    );
  }
  return true;
}

function sharedValidator(
  model: Model,
  schema: SchemaNode,
  direction: Direction,
  of: () => { ajv: Ajv2020; index: number; places: StandaloneSchema['places'] },
): Validator {
  let validator: Validator | undefined;
  const compiled = (): Validator => {
    if (validator) return validator;
    const { ajv, index, places } = of();
    const { problems } = standaloneSchema(model, schema, direction);
    const ref = { $ref: `shared:#/$defs/${index}` };
    validator = compile(ajv, { schema: ref, places, problems }, schema.at);
    return validator;
  };
  return {
    check: (value) => compiled().check(value),
    checkPlainly: (value) => compiled().checkPlainly(value),
    get problems() {
      return compiled().problems;
    },
  };
}

function cacheOf(model: Model): Cache {
  let cache = caches.get(model);
  if (!cache) {
    cache = { ajv: createAjv(), validators: new Map() };
    caches.set(model, cache);
  }
  return cache;
}

function keyOf({ at }: SchemaNode, direction: Direction): string {
  return `${direction} ${at.source}#${at.pointer}`;
}

interface Cache {
  readonly ajv: Ajv2020;
  readonly validators: Map<string, Validator>;
}

const caches = new WeakMap<Model, Cache>();
const require = createRequire(import.meta.url);

/** Loaded when a schema is first compiled: it takes a noticeable part of start-up. */
function createAjv({ optimize = true } = {}): Ajv2020 {
  const ajvModule = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const { default: addFormats } = require('ajv-formats') as { default: FormatsPlugin };
  const regExp = Object.assign((pattern: string) => compilePattern(pattern) ?? /(?:)/, { code: '' });
  const ajv = new ajvModule.Ajv2020({
    strict: false,
    allErrors: true,
    verbose: true,
    logger: false,
    // An inlined schema's keywords would be located in the schema that refers to it.
    inlineRefs: false,
    code: { regExp, optimize },
  });
  addFormats(ajv);
  return ajv;
}

function compile(
  ajv: Ajv2020,
  standalone: Omit<StandaloneSchema, 'schema'> & { readonly schema: object },
  at: Location,
): Validator {
  let validate: ValidateFunction;
  try {
    validate = ajv.compile(standalone.schema);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const problem: Problem = {
      code: 'schema-uncompilable',
      severity: 'warning',
      message: `the schema cannot be compiled, values are not checked against it: ${reason}`,
      at,
    };
    return { check: () => [], checkPlainly: () => [], problems: [...standalone.problems, problem] };
  }
  return {
    check: (value) => (validate(value) ? none : violationsOf(validate.errors ?? [], standalone)),
    checkPlainly: (value) => (validate(value) ? none : plainViolationsOf(validate.errors ?? [], standalone)),
    problems: standalone.problems,
  };
}

const maxViolations = 100;
const none: readonly never[] = [];

function plainViolationsOf(
  errors: readonly ErrorObject[],
  standalone: Pick<StandaloneSchema, 'places'>,
): readonly PlainViolation[] {
  return errors.slice(0, maxViolations).flatMap((error): PlainViolation[] => {
    const place = {
      path: error.instancePath.split('/').filter((segment) => segment !== ''),
      schemaAt: placeOf(error, standalone),
    };
    const message = `${error.message ?? ''}${detailsOf(error.params)}`;
    return [
      ...[...beyondInt32(error), ...notBase64(error)].map((bound) => ({ ...place, ...bound })),
      { ...place, keyword: error.keyword, message },
    ];
  });
}

/** An integer beyond 32 bits: Prism reads the format as a bound too. */
function beyondInt32({
  keyword,
  params,
  data,
}: ErrorObject): readonly Pick<PlainViolation, 'keyword' | 'message'>[] {
  if (keyword !== 'format' || params.format !== 'int32' || !Number.isInteger(data)) return none;
  return Number(data) > 0
    ? [{ keyword: 'maximum', message: `must be <= ${2 ** 31 - 1}` }]
    : [{ keyword: 'minimum', message: `must be >= ${-(2 ** 31)}` }];
}

/** What is no Base64: Prism reads the format as a pattern too. */
function notBase64({
  keyword,
  params,
  data,
}: ErrorObject): readonly Pick<PlainViolation, 'keyword' | 'message'>[] {
  if (keyword !== 'format' || params.format !== 'byte' || /^[\w\d+/=]*$/.test(String(data))) return none;
  return [{ keyword: 'pattern', message: 'must match pattern "^[\\w\\d+\\/=]*$"' }];
}

/** What Prism adds to the validator's message. */
function detailsOf(params: ErrorObject['params']): string {
  if (Array.isArray(params.allowedValues)) return `: ${params.allowedValues.join(', ')}`;
  if ('additionalProperty' in params) return `; found '${params.additionalProperty}'`;
  return 'unevaluatedProperty' in params ? `: '${params.unevaluatedProperty}'` : '';
}

function violationsOf(
  errors: readonly ErrorObject[],
  standalone: Pick<StandaloneSchema, 'places'>,
): readonly SchemaViolation[] {
  return withoutBranches(errors)
    .slice(0, maxViolations)
    .map((error) => {
      const schemaAt = placeOf(error, standalone);
      return {
        pointer: error.instancePath,
        keyword: error.keyword,
        message: messageOf(error),
        ...expectation(error),
        actual: shortJson(error.data),
        ...(schemaAt && { schemaAt }),
      };
    });
}

/**
 * Leaves out what the branches of a failed `oneOf` or `anyOf` say of the same value: only their failures deeper
 * in the value explain more than the keyword's own.
 *
 * The validator lists the errors of the branches right before that of the keyword.
 */
function withoutBranches(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const kept: ErrorObject[] = [];
  for (const error of errors) {
    if (error.keyword === 'oneOf' || error.keyword === 'anyOf') {
      const branches: number = Array.isArray(error.schema) ? error.schema.length : 0;
      while (branches > 0 && kept.length > 0 && isBranchError(kept.at(-1), error)) kept.pop();
    }
    if (error.keyword !== 'if') kept.push(error);
  }
  return kept;
}

function isBranchError(candidate: ErrorObject | undefined, parent: ErrorObject): boolean {
  return candidate !== undefined && candidate.instancePath === parent.instancePath;
}

/**
 * The place of a keyword in the document.
 *
 * By the schema that holds it: the validator's own path starts anew wherever it compiled a reference apart.
 */
function placeOf(error: ErrorObject, { places }: Pick<StandaloneSchema, 'places'>): Location | undefined {
  const parent = places.get(error.parentSchema);
  return parent && { source: parent.source, pointer: joinPointer(parent.pointer, error.keyword) };
}

function messageOf(error: ErrorObject): string {
  switch (error.keyword) {
    case 'required':
      return `must have the property ${JSON.stringify(error.params.missingProperty)}`;
    case 'additionalProperties':
      return `must not have the property ${JSON.stringify(error.params.additionalProperty)}`;
    case 'unevaluatedProperties':
      return `must not have the property ${JSON.stringify(error.params.unevaluatedProperty)}`;
    case 'enum':
      return 'must be one of the allowed values';
    case 'oneOf':
      return error.params.passingSchemas
        ? 'must match exactly one alternative, but matches several'
        : 'must match one of the alternatives, but matches none';
    case 'anyOf':
      return 'must match one of the alternatives, but matches none';
    case 'false schema':
      return 'must not be there';
    default:
      return error.message ?? `breaks "${error.keyword}"`;
  }
}

function expectation(error: ErrorObject): { expected?: string } {
  switch (error.keyword) {
    case 'type':
      return { expected: [error.params.type].flat().join(' or ') };
    case 'enum':
      return { expected: shortJson(error.params.allowedValues) };
    case 'const':
      return { expected: shortJson(error.params.allowedValue) };
    case 'format':
      return { expected: `format ${String(error.params.format)}` };
    case 'pattern':
      return { expected: `pattern ${String(error.params.pattern)}` };
    default:
      return error.params.limit === undefined
        ? {}
        : { expected: `${error.keyword} ${String(error.params.limit)}` };
  }
}

/** A value as JSON, at most 80 characters. */
export function shortJson(value: unknown): string {
  const json = JSON.stringify(value) ?? 'undefined';
  return json.length > 80 ? `${json.slice(0, 77)}…` : json;
}
