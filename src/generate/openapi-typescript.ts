/**
 * The adapter of openapi-typescript 7.13, the last version: the only file that imports it.
 *
 * Its transforms are called directly: its entry point lints and bundles first, which has been done, and prints to
 * the console.
 */
import {
  astToString,
  type GlobalContext,
  injectOperationObject,
  NEVER,
  NULL,
  type OpenAPI3,
  type OperationObject,
  resolveRef,
  type SchemaObject,
  transformSchema,
  transformSchemaObject,
  tsUnion,
  UNDEFINED,
  UNKNOWN,
} from 'openapi-typescript';
import ts from 'typescript';
import { ToolkitError } from '../error.ts';
import type { EmitTypes, TypeAlias } from './emit-types.ts';
import { restoreNames } from './types-name.ts';
import type { Tree } from './types-tree.ts';

/**
 * Emits types with openapi-typescript.
 *
 * @throws ToolkitError E_INPUT for a document that it cannot work with
 */
export const emitWithOpenapiTypescript: EmitTypes = (tree, { operations, aliases }) => {
  // Made by `copyForTypes`, whose result holds what this type demands of what is used.
  const document = tree as unknown as OpenAPI3;
  try {
    const context = createContext(document);
    for (const { id, operation } of operations) {
      const path = `#/operations/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      injectOperationObject(id, operation as OperationObject, { path, ctx: context });
    }
    const nodes = [
      ...transformSchema(document, context),
      ...aliases.map((alias) => aliasNode(alias, context)),
    ];
    return restoreNames(astToString(nodes));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ToolkitError('E_INPUT', `types cannot be made from this document: ${reason}`, {
      cause,
      hint: 'Run "concordat lint" to find what is wrong with it.',
    });
  }
};

/** Every option is chosen here, so that an update cannot change what is generated. */
function createContext(document: OpenAPI3): GlobalContext {
  const silent = true;
  return {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    // A property with a default may be left out of a request; answers are typed by the same schema.
    defaultNonNullable: false,
    // They have been written out.
    discriminators: { objects: {}, refsHandled: [] },
    // `type: object` alone is an object of anything, not an empty one.
    emptyObjectsUnknown: true,
    // Unions of literals are erasable, enums are not.
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    // Types path parameters that the path has and the document forgot.
    generatePathParams: true,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    // Only read by the entry point, which is not called.
    redoc: undefined as unknown as GlobalContext['redoc'],
    resolve: ($ref) => resolveRef(document, $ref, { silent }),
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent,
    transform: writeOwn(),
    transformProperty: undefined,
  };
}

function aliasNode({ name, schema }: TypeAlias, ctx: GlobalContext): ts.TypeAliasDeclaration {
  const type = transformSchemaObject(schema as SchemaObject, { path: '#/', ctx });
  return ts.factory.createTypeAliasDeclaration(undefined, name, undefined, type);
}

/** The types that we write ourselves. The emitter asks twice for each property: what was written is kept. */
function writeOwn(): NonNullable<GlobalContext['transform']> {
  const written = new WeakMap<object, ts.TypeNode>();
  return (schema, options) => {
    const known = written.get(schema);
    if (known !== undefined) return known;
    const type = ownType(schema as Tree, options);
    if (type !== undefined) written.set(schema, type);
    return type;
  };
}

type TransformOptions = Parameters<typeof transformSchemaObject>[1];

function ownType(schema: Tree, options: TransformOptions): ts.TypeNode | undefined {
  const { type, format, contentMediaType, contentEncoding } = schema;
  if (type === 'array') return arrayType(schema, options);
  if (type === 'alias') return ts.factory.createTypeReferenceNode(String(schema.alias));
  if (type === 'undefined') return UNDEFINED;
  if (type === 'present') return tsUnion([ts.factory.createTypeLiteralNode([]), NULL]);
  // Binary strings are files: `format: binary` in 3.0, a media type without an encoding since 3.1.
  const binary = format === 'binary' || (contentMediaType !== undefined && contentEncoding === undefined);
  return type === 'string' && binary && !/^text\/|json|xml/.test(String(contentMediaType))
    ? ts.factory.createTypeReferenceNode('Blob')
    : undefined;
}

/**
 * Arrays, and tuples that may go on. The emitter takes an array of what turns out to be an array for one array.
 *
 * @see https://github.com/openapi-ts/openapi-typescript/issues/1892
 */
function arrayType(schema: Tree, options: TransformOptions): ts.TypeNode {
  const { items, prefixItems, minItems, maxItems, unevaluatedItems } = schema;
  const typeOf = (item: unknown) => transformSchemaObject(item as SchemaObject, options);
  const prefix: readonly unknown[] = Array.isArray(prefixItems) ? prefixItems : [];
  const rest = ts.factory.createArrayTypeNode(items === undefined ? UNKNOWN : typeOf(items));
  if (prefix.length === 0) return rest;
  const elements = prefix.map((item, index) => {
    const type = item === false ? NEVER : typeOf(item);
    return typeof minItems === 'number' && index >= minItems ? ts.factory.createOptionalTypeNode(type) : type;
  });
  const isClosed = items === false || unevaluatedItems === false || Number(maxItems) <= prefix.length;
  return ts.factory.createTupleTypeNode(
    isClosed ? elements : [...elements, ts.factory.createRestTypeNode(rest)],
  );
}
