import { bodyFormatOf } from '../../http/media-type.ts';
import type { MediaType, Model, Operation, Parameter, SchemaNode } from '../../model/model.ts';
import { type Constraints, constraintsOf } from './constraints.ts';
import { freeName, type Place, type Root } from './place.ts';

/** Deeper than this, and beyond so many, nothing is tried. */
const maxDepth = 5;
const maxPlaces = 150;
const maxProperties = 60;

/** All places of an operation's requests, those of a body first, and what is part of something after it. */
export function findPlaces(model: Model, operation: Operation): readonly Place[] {
  const places: Place[] = [];
  for (const mediaType of writtenContent(operation)) {
    if (mediaType.schema)
      walk(model, rootPlace(model, { kind: 'body', mediaType }, mediaType.schema), places);
  }
  for (const parameter of sentParameters(model, operation)) {
    const schema = parameter.schema ?? parameter.content[0]?.schema;
    const isRequired = parameter.required;
    if (schema)
      walk(model, { ...rootPlace(model, { kind: 'parameter', parameter }, schema), isRequired }, places);
  }
  return places;
}

/** The bodies that can be written from a value. */
export function writtenContent({ requestBody, method }: Operation): readonly MediaType[] {
  if (method === 'get' || method === 'head') return [];
  return (requestBody?.content ?? []).filter(({ name }) =>
    ['json', 'form', 'multipart'].includes(bodyFormatOf(name)),
  );
}

/** Parameters that the operation itself reads: not those of HTTP, and no credentials. The query comes first. */
export function sentParameters(model: Model, { parameters }: Operation): readonly Parameter[] {
  const secrets = new Set(
    [...model.securitySchemes.values()].map(
      (scheme) => `${scheme.in} ${scheme.parameterName?.toLowerCase()}`,
    ),
  );
  const order = ['query', 'path', 'header', 'cookie'];
  return parameters
    .filter(({ in: place, name }) => {
      const plain = name.toLowerCase();
      if (place === 'querystring' || secrets.has(`${place} ${plain}`)) return false;
      return place !== 'header' || !['accept', 'content-type', 'authorization'].includes(plain);
    })
    .toSorted((one, other) => order.indexOf(one.in) - order.indexOf(other.in));
}

function rootPlace(model: Model, root: Root, node: SchemaNode): Place {
  const isRequired = root.kind === 'body';
  const constraints = constraintsOf(model, node);
  return { root, path: [], node, constraints, parent: undefined, isBranch: false, isRequired };
}

function walk(model: Model, place: Place, places: Place[]): void {
  if (places.length >= maxPlaces) return;
  places.push(place);
  if (place.path.length >= maxDepth || depthOf(place) > maxDepth + 3) return;
  for (const child of childrenOf(model, place)) walk(model, child, places);
}

function depthOf({ parent }: Place): number {
  return parent ? 1 + depthOf(parent) : 0;
}

function childrenOf(model: Model, place: Place): readonly Place[] {
  const { properties, items, others, alternatives, required } = place.constraints;
  const child = (node: SchemaNode, more: Partial<Place>): Place => ({
    ...place,
    node,
    constraints: constraintsOf(model, node),
    parent: place,
    isBranch: false,
    ...more,
  });
  const below = (name: string, node: SchemaNode, isRequired: boolean) =>
    child(node, { path: [...place.path, name], isRequired });
  return [
    ...[...properties].slice(0, maxProperties).map(([name, node]) => below(name, node, required.has(name))),
    ...(items ? [below('-', items, true)] : []),
    ...(others ? [below(freeName, others, false)] : []),
    ...alternatives.flatMap(({ branches }) =>
      branches.slice(0, 4).map((branch) => child(branch, { isBranch: true })),
    ),
  ].filter(({ constraints }) => !constraints.isReadOnly && !isNull(constraints));
}

function isNull({ types }: Constraints): boolean {
  return types.size === 1 && types.has('null');
}
