/** An operation as the generated types describe it. */
interface GeneratedOperation {
  readonly parameters: { readonly query?: unknown; readonly header?: unknown; readonly path?: unknown };
  readonly requestBody?: { readonly content: object } | undefined;
}

/** What a handler reads of a request, by the generated type of its operation: parameters by place, and the body. */
export interface InputOf<Operation extends GeneratedOperation> {
  readonly query: NonNullable<Operation['parameters']['query']>;
  readonly header: NonNullable<Operation['parameters']['header']>;
  readonly path: NonNullable<Operation['parameters']['path']>;
  readonly body: Operation['requestBody'] extends { readonly content: infer Content }
    ? Content[keyof Content]
    : undefined;
}
