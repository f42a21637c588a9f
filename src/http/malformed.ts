/** What stands in place of a value that cannot be read at all. */
export class Malformed {
  /** The kind of fault: `style`, `malformed-json`. */
  readonly code: string;
  /** One sentence without its subject: `must begin with ".", as the style "label" has it`. */
  readonly reason: string;

  constructor(code: string, reason: string) {
    this.code = code;
    this.reason = reason;
  }
}
