/** What is wrong with a state. */
export type StateFault = keyof typeof messages;

const messages = {
  corrupt: [
    'cannot be read',
    'restore it from a copy; or delete it, which begins from the start, where all that was handled may be handled again',
  ],
  version: ['is of another version', 'use the version of @concordat/client that wrote it, or a newer one'],
  kind: ['belongs to something else', 'give each incremental load and each batch a key of its own'],
  conflict: [
    'was changed by somebody else meanwhile',
    'let one process at a time work under a key; nothing of theirs was overwritten',
  ],
} as const satisfies Record<string, readonly [what: string, hint: string]>;

/** A state cannot be used. It was left as it is: to begin again without it is for people to decide. */
export class StateError extends Error {
  override readonly name = 'StateError';
  declare readonly code: StateFault;
  declare readonly key: string;

  /**
   * @param place where the state is: `the file /var/lib/sync/customers.json`
   * @param detail what was expected and what came; never the state itself
   */
  constructor(
    code: StateFault,
    key: string,
    place: string,
    detail?: string,
    options?: { readonly cause?: unknown },
  ) {
    const [what, hint] = messages[code];
    const why = detail === undefined ? '' : `: ${detail}`;
    super(
      `The state '${key}' in ${place} ${what}${why}. It was left as it is. What to do: ${hint}.`,
      options,
    );
    this.code = code;
    this.key = key;
  }
}
