// What the generated `paths` of an API say of its operations. Types only.

/** `GET /jobs/{id}`, of each operation that the paths have. */
export type OperationKey<Paths> = {
  [Path in keyof Paths & string]: {
    [Method in keyof Paths[Path] & HttpMethod]-?: [NonNullable<Paths[Path][Method]>] extends [never]
      ? never
      : `${Uppercase<Method>} ${Path}`;
  }[keyof Paths[Path] & HttpMethod];
}[keyof Paths & string];

type HttpMethod = 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace' | 'query';

/** The operation that a key means. */
export type OperationAt<Paths, Key> = Key extends `${infer Method} ${infer Path}`
  ? Path extends keyof Paths
    ? Lowercase<Method> extends keyof Paths[Path]
      ? NonNullable<Paths[Path][Lowercase<Method>]>
      : never
    : never
  : never;
