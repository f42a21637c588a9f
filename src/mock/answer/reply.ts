import { setOwn } from '../../http/set-own.ts';
import type { HeaderValues, MockResponse, Violation } from '../exchange.ts';

// Not imported: an import of this module reads all that it exports, which loads Node's own client.
const { validateHeaderName, validateHeaderValue } = process.getBuiltinModule('node:http');

/** The longest list of violations that fits a header beside others in Node's 16 KB, as Prism cuts it. */
const maxViolationsLength = 8 * 1024 - 100;

/** Headers that a document may describe but only the server can know: with them the answer could not be read. */
const transportHeaders: readonly string[] = [
  'connection',
  'content-encoding',
  'content-length',
  'keep-alive',
  'trailer',
  'transfer-encoding',
];

/** The headers of one answer while it is made: names in any case, the last value of a name counts. */
export class ReplyHeaders {
  readonly #values: Record<string, string | readonly string[]>;

  /** @param begun those that it begins with, which are taken over as they are. Default: none */
  constructor(begun?: ReplyHeaders) {
    this.#values = begun ? { ...begun.#values } : {};
  }

  /**
   * Any value becomes text, as `ServerResponse.setHeader` writes it; a list becomes several lines.
   *
   * @throws TypeError for a name or value that HTTP cannot carry
   */
  set(name: string, value: unknown): void {
    const lower = name.toLowerCase();
    const text = Array.isArray(value) ? value.map(String) : String(value);
    if (typeof text === 'string') checkLine(name, text);
    else {
      validateHeaderName(name);
      for (const line of text) validateHeaderValue(name, line);
    }
    if (!transportHeaders.includes(lower)) setOwn(this.#values, lower, text);
  }

  get(name: string): string | undefined {
    const value = Object.hasOwn(this.#values, name) ? this.#values[name] : undefined;
    return typeof value === 'string' || value === undefined ? value : value.join(', ');
  }

  toValues(): HeaderValues {
    return this.#values;
  }
}

/** The line of each header that was last found to be one: most answers have the same ones again. */
const goodLines = new Map<string, string>();
/** Names come from documents, of which there may be ever other ones. */
const maxGoodLines = 1000;

function checkLine(name: string, line: string): void {
  const known = goodLines.get(name);
  if (known === line) return;
  if (known === undefined) validateHeaderName(name);
  validateHeaderValue(name, line);
  if (known !== undefined || goodLines.size < maxGoodLines) goodLines.set(name, line);
}

/** `sl-violations`, the header in which Prism lists violations, in ASCII. */
export function violationsHeader(violations: readonly Violation[]): string {
  const text = JSON.stringify(violations).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  if (text.length <= maxViolationsLength) return text;
  return `Too many violations! ${text.slice(0, maxViolationsLength)}`;
}

/** An answer whose body is text or nothing; text without a type is plain text. */
export function reply(status: number, headers: ReplyHeaders, body: string | undefined): MockResponse {
  if (body !== undefined && headers.get('content-type') === undefined) {
    headers.set('content-type', 'text/plain; charset=utf-8');
  }
  const all = headers.toValues();
  if (all.upgrade === undefined) return { status, headers: all, body };
  const { upgrade, ...values } = all;
  // A 426 must name the protocol; with any other status the header would be a false promise.
  return { status, headers: status === 426 ? upgradeHeaders(values, upgrade) : values, body };
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-7.8 "a sender of Upgrade MUST also send … Connection" */
function upgradeHeaders(values: HeaderValues, upgrade: HeaderValues[string] | undefined): HeaderValues {
  return upgrade === undefined ? values : { ...values, upgrade, connection: 'Upgrade' };
}
