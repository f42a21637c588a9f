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
  type OpenAPI3,
  type OperationObject,
  resolveRef,
  type SchemaObject,
  scanDiscriminators,
  transformSchema,
} from 'openapi-typescript';
import ts from 'typescript';
import { ToolkitError } from '../error.ts';
import type { EmitTypes } from './emit-types.ts';
import { restoreNames } from './types-name.ts';

/**
 * Emits types with openapi-typescript.
 *
 * The tree is changed: discriminators are written into it.
 *
 * @throws ToolkitError E_INPUT for a document that it cannot work with
 */
export const emitWithOpenapiTypescript: EmitTypes = (tree, extra) => {
  // Made by `copyForTypes`, whose result holds what this type demands of what is used.
  const document = tree as unknown as OpenAPI3;
  try {
    const context = createContext(document);
    for (const { id, operation } of extra) {
      const path = `#/operations/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      injectOperationObject(id, operation as OperationObject, { path, ctx: context });
    }
    return restoreNames(astToString(transformSchema(document, context)));
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
    discriminators: scanDiscriminators(document, { silent }),
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
    transform: binaryAsBlob,
    transformProperty: undefined,
  };
}

/** Binary strings are files: `format: binary` in 3.0, a media type without an encoding since 3.1. */
function binaryAsBlob(schema: SchemaObject): ts.TypeNode | undefined {
  const { type, format, contentMediaType, contentEncoding } = schema as Record<string, unknown>;
  const binary = format === 'binary' || (contentMediaType !== undefined && contentEncoding === undefined);
  return type === 'string' && binary && !/^text\/|json|xml/.test(String(contentMediaType))
    ? ts.factory.createTypeReferenceNode('Blob')
    : undefined;
}
