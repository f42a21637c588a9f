import { suggestion } from '../suggestion.ts';
import type { Shape } from './shape.ts';

/** A value of the configuration that is not what it should be. */
export interface ConfigDefect {
  /** Keys from the root: `['mock', 'prot']`. */
  readonly path: readonly string[];
  readonly message: string;
  readonly hint: string;
}

/** Checks a value against a shape; all defects, in order. */
export function checkConfig(
  value: unknown,
  shape: Shape,
  path: readonly string[] = [],
): readonly ConfigDefect[] {
  switch (shape.kind) {
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === shape.kind ? [] : [wrongType(value, describe(shape), path)];
    case 'choice':
      return shape.of.some((choice) => choice === value) ? [] : [wrongType(value, describe(shape), path)];
    case 'list':
      if (!Array.isArray(value)) return [wrongType(value, describe(shape), path)];
      return value.flatMap((item, index) => checkConfig(item, shape.of, [...path, String(index)]));
    case 'map':
      if (!isPlainObject(value)) return [wrongType(value, describe(shape), path)];
      return Object.entries(value).flatMap(([key, item]) =>
        shape.names && !isName(key) ? [badName(path, key)] : checkConfig(item, shape.of, [...path, key]),
      );
    case 'either':
      return checkEither(value, shape.shapes, path);
    case 'object':
      return checkObject(value, shape, path);
  }
}

/** Whether a name is safe as a folder and as a part of a URL: `jobs`, `api.github.com`. */
function isName(key: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(key);
}

function badName(path: readonly string[], key: string): ConfigDefect {
  return {
    path: [...path, key],
    message: `${JSON.stringify(key)} cannot be a name: it becomes a folder and a part of URLs`,
    hint: 'Use letters, digits, dots, dashes and underscores; start with a letter or digit.',
  };
}

/** The defects of the alternative of the value's own type, or one that names all alternatives. */
function checkEither(
  value: unknown,
  shapes: readonly Shape[],
  path: readonly string[],
): readonly ConfigDefect[] {
  const results = shapes.map((shape) => checkConfig(value, shape, path));
  if (results.some((defects) => defects.length === 0)) return [];
  const deeper = results.find((defects) => defects.every((defect) => defect.path.length > path.length));
  return deeper ?? [wrongType(value, shapes.map(describe).join(' or '), path)];
}

function checkObject(
  value: unknown,
  shape: Extract<Shape, { kind: 'object' }>,
  path: readonly string[],
): readonly ConfigDefect[] {
  if (!isPlainObject(value)) return [wrongType(value, 'an object', path)];
  const missing = (shape.required ?? [])
    .filter((key) => !Object.hasOwn(value, key))
    .map((key) => ({ path: [...path, key], message: `"${key}" is missing`, hint: `Add "${key}".` }));
  const known = Object.keys(shape.keys);
  const wrong = Object.entries(value).flatMap(([key, item]) => {
    const inner = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
    if (inner) return item === undefined ? [] : checkConfig(item, inner, [...path, key]);
    return [{ path: [...path, key], message: `unknown key "${key}"`, hint: suggestion(key, known) }];
  });
  return [...missing, ...wrong];
}

function wrongType(value: unknown, expected: string, path: readonly string[]): ConfigDefect {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'a list' : `${typeof value}`;
  const actual = typeof value === 'string' && expected.startsWith('one of') ? `"${value}"` : kind;
  const name = path.length === 0 ? 'the configuration' : `"${path.join('.')}"`;
  return { path, message: `${name} must be ${expected}, not ${actual}`, hint: 'Correct the value.' };
}

function describe(shape: Shape): string {
  switch (shape.kind) {
    case 'choice':
      return `one of ${shape.of.map((choice) => `"${choice}"`).join(', ')}`;
    case 'list':
      return `a list of ${shape.of.kind}s`;
    case 'map':
    case 'object':
      return 'an object';
    case 'either':
      return shape.shapes.map(describe).join(' or ');
    default:
      return `a ${shape.kind}`;
  }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
