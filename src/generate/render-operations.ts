import type { Model, Operation } from '../model/model.ts';
import { renderJsdoc } from './jsdoc.ts';
import { printKey, printTypedLiteral, quote } from './literal.ts';
import { shortJsdoc } from './operation-jsdoc.ts';
import type { TypeReferences } from './type-references.ts';

/** `operations.ts`: every operation as data, for routers, servers and tests, with the types of what it exchanges. */
export function renderOperations(model: Model, references: TypeReferences): string {
  const { operations } = model;
  const rows = operations.map(
    (operation) =>
      `${shortJsdoc(operation, 2)}  ${printKey(operation.name)}: ${printTypedLiteral(operationRow(model, operation), 2)},\n`,
  );
  const types = operations.map(
    (operation) => `  readonly ${printKey(operation.name)}: types.${references.of(operation)};\n`,
  );
  return [
    operations.length === 0 ? '' : `import type * as types from './types.ts';\n\n`,
    renderJsdoc(["The path of the document's first server, which comes before every path."]),
    `export const basePath = ${quote(model.servers[0]?.basePath ?? '')};\n\n`,
    renderJsdoc([
      `Every operation of ${model.info.title} ${model.info.version}, in the order of the document.`,
    ]),
    `export const operations = {\n${rows.join('\n')}} as const satisfies Readonly<Record<string, OperationRow>>;\n\n`,
    renderJsdoc(['The names of the operations.']),
    'export type OperationName = keyof typeof operations;\n\n',
    renderJsdoc(['The types of what each operation exchanges.']),
    `export interface OperationTypes {\n${types.join('')}}\n\n`,
    operationTypes,
  ].join('');
}

function operationRow(model: Model, operation: Operation) {
  const parameters = operation.parameters.map(({ name, in: place, required }) => ({
    in: place,
    name,
    required,
  }));
  const body = operation.requestBody;
  const own = operation.servers[0]?.basePath;
  return {
    operationId: operation.operationId,
    method: operation.method.toUpperCase(),
    path: operation.path,
    basePath: own === (model.servers[0]?.basePath ?? '') ? undefined : own,
    tags: operation.tags,
    deprecated: operation.deprecated ? true : undefined,
    parameters,
    requestBody: body && { required: body.required, mediaTypes: body.content.map((media) => media.name) },
    responses: operation.responses.map(({ status, content }) => ({
      status: /^\d{3}$/.test(status) ? Number(status) : status,
      mediaTypes: content.map((media) => media.name),
    })),
    security: operation.security.map(({ schemes }) =>
      [...schemes].map(([scheme, scopes]) => ({ scheme, scopes })),
    ),
  };
}

const operationTypes = `/** One operation as data. */
export interface OperationRow {
  /** Absent where the document gives none. */
  readonly operationId?: string;
  /** In upper case. */
  readonly method: string;
  /** The path template, without \`basePath\`: \`/jobs/{id}\`. */
  readonly path: string;
  /** Instead of the document's, where the operation has a server of its own. */
  readonly basePath?: string;
  readonly tags: readonly string[];
  readonly deprecated?: true;
  readonly parameters: readonly { readonly in: string; readonly name: string; readonly required: boolean }[];
  readonly requestBody?: { readonly required: boolean; readonly mediaTypes: readonly string[] };
  /** In the order of the document; a range is written \`4XX\`. */
  readonly responses: readonly { readonly status: number | string; readonly mediaTypes: readonly string[] }[];
  /** Alternatives, each the schemes that it takes together; none when no credentials are needed. */
  readonly security: readonly (readonly { readonly scheme: string; readonly scopes: readonly string[] }[])[];
}

/** The parameters of an operation in one place. */
export type ParametersOf<Name extends OperationName, Place extends 'path' | 'query' | 'header' | 'cookie'> =
  OperationTypes[Name] extends { parameters: infer P } ? (Place extends keyof P ? NonNullable<P[Place]> : never) : never;

/** The body of an operation's request; of several media types the one named. */
export type RequestBody<Name extends OperationName, Media extends string = string> =
  OperationTypes[Name] extends { requestBody?: infer B } ? (B extends { content: infer C } ? C[keyof C & Media] : never) : never;

/** The statuses that an operation documents: numbers, and \`'4XX'\` or \`'default'\`. */
export type ResponseStatus<Name extends OperationName> =
  OperationTypes[Name] extends { responses: infer R } ? keyof R : never;

/** The body of an operation's response; undefined where it has none. */
export type ResponseBody<Name extends OperationName, Status extends ResponseStatus<Name>, Media extends string = string> =
  OperationTypes[Name] extends { responses: infer R }
    ? Status extends keyof R ? (R[Status] extends { content: infer C } ? C[keyof C & Media] : undefined) : never
    : never;
`;
