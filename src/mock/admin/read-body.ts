import type { MockResponse } from '../exchange.ts';
import { type Defect, WrittenValue } from '../mock-file/written-value.ts';
import { refusal } from './admin-answer.ts';

/** The members of a call's body, or the answer to one that cannot be read. */
export type ReadBody =
  | {
      readonly ok: true;
      readonly fields: ReadonlyMap<string, WrittenValue>;
      readonly wrong: () => MockResponse | undefined;
    }
  | { readonly ok: false; readonly answer: MockResponse };

/**
 * Reads a call's body, an object of JSON with these members only. What is found wrong with them later is told by
 * `wrong`.
 *
 * @param sample for the message: `{"advance": 60000}`
 */
export function readBody(body: Uint8Array | undefined, keys: readonly string[], sample: string): ReadBody {
  const parsed = parseBody(body);
  if (!parsed.ok) return { ok: false, answer: unreadable([`The body is not JSON. Send ${sample}.`]) };
  const defects: Defect[] = [];
  const at = { source: 'the body', pointer: '' };
  const written = new WrittenValue(parsed.value, at, 'the body', (defect) => void defects.push(defect));
  const fields = written.fields(keys);
  const wrong = () =>
    defects.length > 0 ? unreadable(defects.map(({ message, hint }) => `${message}. ${hint}`)) : undefined;
  const answer = wrong();
  if (fields && !answer) return { ok: true, fields, wrong };
  return { ok: false, answer: answer ?? unreadable([`Send ${sample}.`]) };
}

/** The value of a body of JSON. */
export function parseBody(
  body: Uint8Array | undefined,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return {
      ok: true,
      value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body ?? new Uint8Array())),
    };
  } catch {
    return { ok: false };
  }
}

/** The answer to a body that says something wrong. */
export function unreadable(details: readonly string[]): MockResponse {
  return refusal(400, 'The call cannot be understood', details.join(' '));
}
