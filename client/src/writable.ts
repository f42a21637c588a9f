/** An operation whose request body lacks the properties that are `readOnly`: the server sets them. */
export type WithoutReadOnly<Operation> = {
  [K in keyof Operation]: K extends 'requestBody' ? WritableBody<Operation[K]> : Operation[K];
};

type WritableBody<RequestBody> = RequestBody extends { content: infer Content }
  ? { content: { [M in keyof Content]: Writable<Content[M]> } }
  : RequestBody;

type Writable<T> = T extends Blob | string | number | boolean | null | undefined
  ? T
  : T extends readonly unknown[]
    ? T[number][] extends T
      ? // Looked into when it is needed, where a mapped type would not end with an array of itself.
        Writable<T[number]>[]
      : { [K in keyof T]: Writable<T[K]> }
    : T extends object
      ? { [K in keyof T as IsReadOnly<T, K> extends true ? never : K]: Writable<T[K]> }
      : T;

/** Two types are the same when neither can stand for the other in a generic function: the one test that sees `readonly`. */
type IsReadOnly<T, K extends keyof T> =
  (<G>() => G extends Pick<T, K> ? 1 : 2) extends <G>() => G extends Mutable<Pick<T, K>> ? 1 : 2
    ? false
    : true;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
