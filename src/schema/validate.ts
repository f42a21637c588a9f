import { createRequire } from 'node:module';
import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { FormatsPlugin } from 'ajv-formats';
import { joinPointer } from '../document/pointer.ts';
import type { Model, SchemaNode } from '../model/model.ts';
import { lazy } from '../model/values.ts';
import type { Location, Problem } from '../problem.ts';
import { Definitions } from './definitions.ts';
import type { Direction } from './hidden-properties.ts';
import { compilePattern } from './pattern.ts';

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
 * The validator of a schema, compiled on first use and kept with the model; what schemas share is compiled once.
 *
 * @param direction whether values are sent to the server or come from it, which decides on `readOnly` and `writeOnly`
 */
export function validatorOf(model: Model, schema: SchemaNode, direction: Direction): Validator {
  let compilers = compilersByModel.get(model);
  if (!compilers) {
    compilers = {
      request: new SchemaCompiler(model, 'request'),
      response: new SchemaCompiler(model, 'response'),
    };
    compilersByModel.set(model, compilers);
  }
  return compilers[direction].validatorOf(schema);
}

/** What the standard forbids in the keywords of a schema, such as a negative `minLength`; undefined where nothing is wrong. */
export function keywordFault(keywords: Readonly<Record<string, unknown>>): string | undefined {
  strictAjv ??= createAjv();
  try {
    if (strictAjv.validateSchema(keywords) !== true) return strictAjv.errorsText(strictAjv.errors);
    strictAjv.compile(keywords);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

let strictAjv: Ajv2020 | undefined;
const compilersByModel = new WeakMap<Model, Readonly<Record<Direction, SchemaCompiler>>>();

/** Compiles the schemas of a model for one direction. */
class SchemaCompiler {
  readonly #definitions: Definitions;
  /** By the source, then by the pointer: joining them for each request costs more than looking twice. */
  readonly #validators = new Map<string, Map<string, Validator>>();
  /** Definitions that the engine cannot compile, by their number: anything is valid there. */
  readonly #broken = new Map<number, Problem>();
  #ajv: Ajv2020 | undefined;
  #added = 0;

  constructor(model: Model, direction: Direction) {
    this.#definitions = new Definitions(model, direction);
  }

  validatorOf(schema: SchemaNode): Validator {
    const { source, pointer } = schema.at;
    const validators = this.#validators.get(source) ?? new Map<string, Validator>();
    if (validators.size === 0) this.#validators.set(source, validators);
    let validator = validators.get(pointer);
    if (!validator) {
      validator = this.#validator(this.#definitions.define(schema));
      validators.set(pointer, validator);
    }
    return validator;
  }

  #validator(index: number): Validator {
    const validate = this.#compile(index);
    const definitions = this.#definitions;
    const problems = lazy(() => [...definitions.problemsOf(index), ...this.#brokenWithin(index)]);
    return {
      check: (value) => (validate(value) ? none : violationsOf(validate.errors ?? [], definitions)),
      checkPlainly: (value) =>
        validate(value) ? none : plainViolationsOf(validate.errors ?? [], definitions),
      get problems() {
        return problems();
      },
    };
  }

  /** Leaves out what cannot be compiled, one definition at a time: each failure names one more. */
  #compile(index: number): ValidateFunction {
    for (;;) {
      try {
        const validate = this.#engine().getSchema(this.#idOf(index));
        if (validate) return validate as ValidateFunction;
        throw new Error('the schema got lost');
      } catch (error) {
        const culprit = this.#culprit(index);
        const reason = error instanceof Error ? error.message : String(error);
        this.#broken.set(culprit, uncompilable(this.#definitions.all[culprit]?.at, reason));
        // Compiled references to it are kept by the engine: it starts anew.
        this.#ajv = undefined;
      }
    }
  }

  #engine(): Ajv2020 {
    if (!this.#ajv) {
      this.#ajv = createAjv();
      this.#added = 0;
    }
    const { all } = this.#definitions;
    for (; this.#added < all.length; this.#added += 1) {
      const definition = all[this.#added];
      if (!definition) continue;
      const isBroken = this.#broken.has(this.#added);
      this.#ajv.addSchema(isBroken ? { $id: definition.schema.$id } : definition.schema);
    }
    return this.#ajv;
  }

  #idOf(index: number): string {
    return this.#definitions.all[index]?.schema.$id ?? '';
  }

  /** The first of what a definition leads to that cannot be compiled even without its references; itself if none. */
  #culprit(index: number): number {
    for (const one of this.#reached(index)) {
      if (this.#broken.has(one)) continue;
      const { $id: _, ...schema } = this.#definitions.all[one]?.schema ?? { $id: '' };
      try {
        createAjv().compile(withoutRefs(schema));
      } catch {
        return one;
      }
    }
    return index;
  }

  #reached(index: number): ReadonlySet<number> {
    const reached = new Set([index]);
    for (const one of reached) {
      for (const ref of this.#definitions.all[one]?.refs ?? []) reached.add(ref);
    }
    return reached;
  }

  #brokenWithin(index: number): readonly Problem[] {
    if (this.#broken.size === 0) return [];
    return [...this.#reached(index)].flatMap((one) => this.#broken.get(one) ?? []);
  }
}

function uncompilable(at: Location | undefined, reason: string): Problem {
  return {
    code: 'schema-uncompilable',
    severity: 'warning',
    message: `the schema cannot be compiled, values are not checked against it: ${reason}`,
    ...(at && { at }),
  };
}

/** A copy in which every reference allows anything. */
function withoutRefs(value: unknown): object {
  // What a schema is made of has no cycles: references are names.
  return JSON.parse(
    JSON.stringify(value, (key, child) => (key === '$ref' || key === '$dynamicRef' ? undefined : child)),
  );
}

const require = createRequire(import.meta.url);

/** Loaded when a schema is first compiled: it takes a noticeable part of start-up. */
function createAjv(): Ajv2020 {
  const ajvModule = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const { default: addFormats } = require('ajv-formats') as { default: FormatsPlugin };
  const regExp = Object.assign((pattern: string) => compilePattern(pattern) ?? /(?:)/, { code: '' });
  const ajv = new ajvModule.Ajv2020({
    strict: false,
    allErrors: true,
    // `{}` has no property "constructor".
    ownProperties: true,
    verbose: true,
    logger: false,
    // To compile the schema of schemas takes longer than most documents; what it would find is lint's to say.
    validateSchema: false,
    // An inlined schema's keywords would be located in the schema that refers to it.
    inlineRefs: false,
    multipleOfPrecision: 9,
    code: { regExp, optimize: false },
  });
  addFormats(ajv);
  addQuickTimes(ajv);
  addQuickPaths(ajv);
  return ajv;
}

/** Times in UTC as servers write them, on days that every month has: what does not match may be one all the same. */
const plainTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;

/** The plugin takes a time apart to check it; most are seen to be one at a glance. */
function addQuickTimes(ajv: Ajv2020): void {
  // The plugin defines it so: a function that takes the text.
  const known = ajv.formats['date-time'] as { readonly validate: (text: string) => boolean };
  ajv.addFormat('date-time', {
    ...known,
    validate: (text: string) => plainTime.test(text) || known.validate(text),
  });
}

/** A path as the `Location` of an answer has it, which is a URI reference: what does not match may be one all the same. */
const plainPath = /^(?:\/[\w.~-]+)+$/;

/** The plugin's expression for all references takes far longer than most of them need. */
function addQuickPaths(ajv: Ajv2020): void {
  // The plugin defines it so.
  const known = ajv.formats['uri-reference'] as RegExp;
  ajv.addFormat('uri-reference', (text: string) => plainPath.test(text) || known.test(text));
}

const maxViolations = 100;
const none: readonly never[] = [];

function plainViolationsOf(
  errors: readonly ErrorObject[],
  definitions: Definitions,
): readonly PlainViolation[] {
  return errors.slice(0, maxViolations).flatMap((error): PlainViolation[] => {
    const place = {
      path: error.instancePath.split('/').filter((segment) => segment !== ''),
      schemaAt: placeOf(error, definitions),
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

function violationsOf(errors: readonly ErrorObject[], definitions: Definitions): readonly SchemaViolation[] {
  return withoutBranches(errors)
    .slice(0, maxViolations)
    .map((error) => {
      const schemaAt = placeOf(error, definitions);
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
function placeOf(error: ErrorObject, definitions: Definitions): Location | undefined {
  const parent = definitions.placeOf(error.parentSchema);
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
