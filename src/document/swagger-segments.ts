import { isBody, resolveLocal } from './inline-body-parameters.ts';
import { formatPointer, valueAt } from './pointer.ts';

type Segments = readonly string[];

/** Where the parts of `components` stand in Swagger 2.0. */
const sections: Readonly<Record<string, string>> = {
  schemas: 'definitions',
  parameters: 'parameters',
  requestBodies: 'parameters',
  responses: 'responses',
  securitySchemes: 'securityDefinitions',
};

/**
 * The pointer of a node of an upgraded tree, as segments, in the Swagger 2.0 document that it came from: its own
 * place, or that of the nearest node that holds it.
 *
 * Sample: `components schemas Pet type` to `definitions Pet type`.
 *
 * @param root the Swagger document
 */
export function swaggerSegments(segments: Segments, root: unknown): Segments {
  const [first, second, third, ...rest] = segments;
  if (first === 'openapi') return ['swagger'];
  if (first === 'servers') return [['host', 'basePath', 'schemes'].find((key) => hasKey(root, key)) ?? ''];
  if (first === 'components') {
    const section = second === undefined ? undefined : sections[second];
    if (section === undefined) return [];
    if (third === undefined) return [section];
    return [section, third, ...inner(section, rest)];
  }
  if (first !== 'paths' || third === undefined) return segments;
  const path = ['paths', second ?? ''];
  if (third === 'parameters') return parameterSegments(path, rest, root);
  const operation = [...path, third];
  const [field, ...below] = rest;
  if (field === 'parameters') return parameterSegments(operation, below, root);
  if (field === 'requestBody') return bodySegments(operation, below, root);
  if (field !== 'responses' || below[0] === undefined) return segments;
  return [...operation, 'responses', below[0], ...inner('responses', below.slice(1))];
}

/** What stands below a component, by its section. */
function inner(section: string, rest: Segments): Segments {
  if (section === 'responses') return responseSegments(rest);
  return section === 'parameters' ? valueSegments(rest) : rest;
}

/** `content application/json schema …` to `schema …`; an example is filed by its media type. */
function responseSegments(rest: Segments): Segments {
  const [field, name, part, ...below] = rest;
  if (field === 'headers' && name !== undefined) return ['headers', name, ...valueSegments(rest.slice(2))];
  if (field !== 'content') return rest;
  if (part === 'example' && name !== undefined) return ['examples', name, ...below];
  return part === 'schema' ? ['schema', ...below] : ['schema'];
}

/** A parameter's or header's type stands in itself; a body's or a form's below its schema. */
function valueSegments(rest: Segments): Segments {
  if (rest[0] === 'schema') return rest.slice(1);
  return rest[0] === 'content' ? rest.slice(2) : rest;
}

/** Body and form parameters are left out of the upgraded list: the places of the others have moved up. */
function parameterSegments(owner: Segments, rest: Segments, root: unknown): Segments {
  const parameters = parametersOf(owner, root);
  const places = parameters.flatMap((parameter, index) => (isBody(parameter) ? [] : [String(index)]));
  const place = rest[0] === undefined ? undefined : places[Number(rest[0])];
  return [...owner, 'parameters', ...(place === undefined ? [] : [place, ...valueSegments(rest.slice(1))])];
}

/** The body parameter of an operation or of its path item, or the form parameter that a property was. */
function bodySegments(operation: Segments, rest: Segments, root: unknown): Segments {
  for (const owner of [operation, operation.slice(0, 2)]) {
    const parameters = parametersOf(owner, root);
    const bodies = parameters.flatMap((parameter, index) =>
      isBody(parameter) ? [{ parameter, index }] : [],
    );
    const [first] = bodies;
    if (!first) continue;
    const name = rest[2] === 'schema' && rest[3] === 'properties' ? rest[4] : undefined;
    const isForm = bodies.every(({ parameter }) => (parameter as { in: unknown }).in === 'formData');
    const field = isForm
      ? bodies.find(({ parameter }) => (parameter as { name: unknown }).name === name)
      : undefined;
    const below = isForm ? (field ? rest.slice(5) : []) : valueSegments(rest);
    return [...owner, 'parameters', String((field ?? first).index), ...below];
  }
  return operation;
}

function parametersOf(owner: Segments, root: unknown): readonly unknown[] {
  const parameters = valueAt(root, formatPointer([...owner, 'parameters']));
  return Array.isArray(parameters) ? parameters.map((parameter) => resolveLocal(root, parameter)) : [];
}

function hasKey(root: unknown, key: string): boolean {
  return typeof root === 'object' && root !== null && Object.hasOwn(root, key);
}
