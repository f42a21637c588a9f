import { valueAt } from '../document/pointer.ts';
import { Malformed } from '../http/malformed.ts';
import { bodyFormatOf, parseMediaType } from '../http/media-type.ts';
import { setOwn } from '../http/set-own.ts';
import type { Model, Parameter } from '../model/model.ts';
import { isObject, lazy } from '../model/values.ts';
import type { Problem } from '../problem.ts';
import { type Validator, validatorOf } from '../schema/validate.ts';
import type { RequestViolation } from './request-violation.ts';
import { wordMalformed, wordViolation } from './word-violation.ts';

/** A parameter made ready to be checked; `S` is what its location is read from. */
export interface CheckedParameter<S> {
  readonly parameter: Parameter;
  /** As it is located and named: headers in lower case. */
  readonly name: string;
  /** The value; undefined where the parameter is not there. */
  read(source: S): unknown;
  /** Whether it came without a value, which is allowed then whatever the schema says. */
  isEmpty?(source: S): boolean;
}

/** The check of all parameters of one location. */
export interface LocationCheck<S> {
  /** Adds what is wrong, in Prism's order: missing ones, wrong ones, then deprecated ones that are there. */
  check(source: S, violations: RequestViolation[]): Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}

const none: readonly never[] = [];

type Place = 'path' | 'query' | 'header' | 'cookie';

/** Makes the check of a location; undefined where it has no parameters. */
export function locationCheck<S>(
  model: Model,
  place: Place,
  parameters: readonly CheckedParameter<S>[],
): LocationCheck<S> | undefined {
  if (parameters.length === 0) return undefined;
  const compiled = parameters.map((checked) => ({
    ...checked,
    validator: lazyValidator(model, checked.parameter),
  }));
  return {
    check(source, violations) {
      const values: Record<string, unknown> = {};
      let wrong: readonly RequestViolation[] = none;
      let deprecated: readonly RequestViolation[] = none;
      for (const one of compiled) {
        const value = one.read(source);
        if (value === undefined) {
          if (one.parameter.required) violations.push(missing(place, one));
          continue;
        }
        setOwn(values, one.name, value);
        if (one.parameter.deprecated) deprecated = [...deprecated, deprecation(place, one)];
        const found = broken(place, one, value);
        if (found.length > 0 && one.isEmpty?.(source) !== true) wrong = [...wrong, ...found];
      }
      violations.push(...wrong, ...deprecated);
      return values;
    },
    get problems() {
      return compiled.flatMap(({ parameter, validator }) => [
        ...(validator()?.problems ?? []),
        ...uncheckedContent(parameter),
      ]);
    },
  };
}

interface Compiled {
  readonly parameter: Parameter;
  readonly name: string;
  readonly validator: () => Validator | undefined;
}

function lazyValidator(model: Model, parameter: Parameter): () => Validator | undefined {
  const schema = parameter.schema ?? readableContent(parameter)?.schema;
  return lazy(() => schema && validatorOf(model, schema, 'request'));
}

function broken(
  place: Place,
  { parameter, name, validator }: Compiled,
  value: unknown,
): readonly RequestViolation[] {
  if (value instanceof Malformed) return [wordMalformed(place, [name], value, parameter.at)];
  const found = validator()?.checkPlainly(value) ?? none;
  return found.length === 0 ? none : found.map((violation) => wordViolation(place, [name], violation));
}

function missing(place: Place, { parameter, name }: Compiled): RequestViolation {
  const message = `must have required property '${name}'`;
  return wordViolation(place, [], { path: [], keyword: 'required', message, schemaAt: parameter.at });
}

function deprecation(place: Place, { parameter, name }: Compiled): RequestViolation {
  return {
    in: place,
    path: [place, name],
    code: 'deprecated',
    severity: 'Warning',
    message: `${place[0]?.toUpperCase()}${place.slice(1)} param ${parameter.name} is deprecated`,
    schemaAt: parameter.at,
  };
}

/** Its `content`, where that can be read: JSON and plain text. */
function readableContent({ content }: Parameter): Parameter['content'][number] | undefined {
  const [first] = content;
  const format = first && bodyFormatOf(first.name);
  return format === 'json' || format === 'text' ? first : undefined;
}

function uncheckedContent(parameter: Parameter): readonly Problem[] {
  const [first] = parameter.content;
  if (!first?.schema || readableContent(parameter)) return none;
  const kind = parseMediaType(first.name) ? first.name : 'this media type';
  const message = `there is no reader for ${kind} in a parameter; "${parameter.name}" is not checked`;
  return [{ code: 'parameter-unchecked', severity: 'warning', message, at: first.at }];
}

/** Whether the document says `allowEmptyValue`. @see https://spec.openapis.org/oas/v3.0.3#parameter-object */
export function allowsEmptyValue(model: Model, { at }: Parameter): boolean {
  const node = valueAt(model.document.sources.get(at.source)?.value, at.pointer);
  return isObject(node) && node.allowEmptyValue === true;
}
