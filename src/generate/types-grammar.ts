/** The kinds of nodes of a document that types are made from. */
export type NodeKind =
  | 'root'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'requestBody'
  | 'response'
  | 'header'
  | 'mediaType'
  | 'schema';

/** A child, and whether it is one node, a list of nodes, or nodes by name. */
export interface Child {
  readonly kind: NodeKind;
  readonly as: 'one' | 'list' | 'map';
}

const one = (kind: NodeKind): Child => ({ kind, as: 'one' });
const list = (kind: NodeKind): Child => ({ kind, as: 'list' });
const map = (kind: NodeKind): Child => ({ kind, as: 'map' });

/** Where each kind of node has nodes. What is not listed (examples, links, callbacks, extensions) gives no types. */
export const children: Readonly<Record<NodeKind, Readonly<Record<string, Child>>>> = {
  root: { paths: map('pathItem'), webhooks: map('pathItem'), components: one('components') },
  components: {
    schemas: map('schema'),
    responses: map('response'),
    parameters: map('parameter'),
    requestBodies: map('requestBody'),
    headers: map('header'),
    pathItems: map('pathItem'),
  },
  pathItem: {
    parameters: list('parameter'),
    get: one('operation'),
    put: one('operation'),
    post: one('operation'),
    delete: one('operation'),
    options: one('operation'),
    head: one('operation'),
    patch: one('operation'),
    trace: one('operation'),
    query: one('operation'),
  },
  operation: {
    parameters: list('parameter'),
    requestBody: one('requestBody'),
    responses: map('response'),
  },
  parameter: { schema: one('schema'), content: map('mediaType') },
  header: { schema: one('schema'), content: map('mediaType') },
  requestBody: { content: map('mediaType') },
  response: { headers: map('header'), content: map('mediaType') },
  mediaType: { schema: one('schema') },
  schema: {
    properties: map('schema'),
    patternProperties: map('schema'),
    additionalProperties: one('schema'),
    unevaluatedProperties: one('schema'),
    items: one('schema'),
    prefixItems: list('schema'),
    allOf: list('schema'),
    anyOf: list('schema'),
    oneOf: list('schema'),
  },
};

type ScalarCheck = (value: unknown) => boolean;
const isString: ScalarCheck = (value) => typeof value === 'string';
const isNumber: ScalarCheck = (value) => typeof value === 'number';
const isFalse: ScalarCheck = (value) => value === false;
const isTrue: ScalarCheck = (value) => value === true;

/** Scalars that are kept, each with the test that it has to pass: engines fall over a `required: true` in a schema. */
export const scalars: Readonly<Record<NodeKind, Readonly<Record<string, ScalarCheck>>>> = {
  root: { openapi: isString },
  components: {},
  pathItem: { summary: isString, description: isString },
  operation: { operationId: isString, summary: isString, description: isString, deprecated: isTrue },
  parameter: {
    name: isString,
    in: isString,
    description: isString,
    required: isTrue,
    deprecated: isTrue,
  },
  header: { description: isString, required: isTrue, deprecated: isTrue },
  requestBody: { description: isString, required: isTrue },
  response: { description: isString },
  mediaType: {},
  schema: {
    title: isString,
    description: isString,
    format: isString,
    contentMediaType: isString,
    contentEncoding: isString,
    deprecated: isTrue,
    nullable: isTrue,
    readOnly: isTrue,
    writeOnly: isTrue,
    minItems: isNumber,
    maxItems: isNumber,
    unevaluatedItems: isFalse,
  },
};

/** The sections of `components` that a `$ref` may name directly. */
export const sectionKinds: ReadonlyMap<string, NodeKind> = new Map(
  Object.entries(children.components).map(([section, { kind }]) => [section, kind]),
);
