import type { Problem } from './problem.ts';

/**
 * Every way in which the toolkit can be used wrongly or meet an environment that it cannot work in.
 *
 * All of them end the command with exit code 2. The reference pages list this table.
 */
export const errorCodes = {
  E_USAGE:
    'A command line that cannot be understood: an unknown command or flag, a missing or malformed value.',
  E_NODE: 'The running Node is older than the toolkit supports.',
  E_CONFIG: 'The configuration file cannot be read, or holds an unknown key or a value of the wrong type.',
  E_UNKNOWN_API: 'An argument is neither the name of an API in the configuration, nor a file, nor a URL.',
  E_INPUT: 'A document cannot be read, parsed or routed.',
  E_REMOTE: 'A document refers to a host that was not named on the command line or in the configuration.',
  E_OUTPUT: 'A file or folder cannot be written.',
  E_UNENFORCEABLE: 'With --strict: a part of a document cannot be enforced.',
  E_PORT: 'The port to listen on is in use or not allowed.',
  E_SERVER: 'The server to verify does not answer.',
  E_HOOK: 'A hook of a run of verify cannot be loaded, or has failed.',
  E_COMMAND: 'A command to run beside the mock cannot be started.',
  E_STATE:
    'What a mock remembers cannot be kept: the file is in use or none of ours, or the server does not answer.',
  E_MISSING_PEER: 'An optional package that this command needs is not installed.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** Wrong use or environment: says what happened, and in `hint` what to do. */
export class ToolkitError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  /** Located problems that explain the error, printed below its message. */
  readonly problems: readonly Problem[];

  constructor(
    code: ErrorCode,
    message: string,
    options: { hint?: string; cause?: unknown; problems?: readonly Problem[] } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ToolkitError';
    this.code = code;
    this.hint = options.hint;
    this.problems = options.problems ?? [];
  }
}
