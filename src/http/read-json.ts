import { positionOf } from '../document/parse.ts';
import type { BodyFault, BodyReading } from './body-reading.ts';

/** Parses JSON text; a fault tells line and column, and quotes nothing of the text, which may hold a secret. */
export function readJson(text: string): BodyReading {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, fault: jsonFault(text, error) };
  }
}

function jsonFault(text: string, error: unknown): BodyFault {
  const message = error instanceof Error ? error.message : String(error);
  // V8 tells the offset, but not for an end that comes too early.
  const offset = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
  const { line, column } = positionOf(text, offset);
  const reason = message.replace(/, (?:\.\.\.)?".*$/s, '').replace(/ in JSON at position.*$/s, '');
  return {
    status: 400,
    code: 'malformed-json',
    title: 'The request body is not valid JSON',
    detail: `${reason}, at line ${line}, column ${column}.`,
    line,
    column,
  };
}

/**
 * Parses values one a line, as in newline-delimited JSON; empty lines are left out.
 *
 * @see https://github.com/ndjson/ndjson-spec
 */
export function readJsonLines(text: string): BodyReading {
  const values: unknown[] = [];
  let line = 0;
  for (const part of text.split('\n')) {
    line += 1;
    // A record separator begins each value of a JSON text sequence (RFC 7464).
    const json = (part.startsWith('\u001e') ? part.slice(1) : part).trim();
    if (json === '') continue;
    const read = readJson(json);
    if (!read.ok) {
      const detail = read.fault.detail.replace(/at line 1,/, `at line ${line},`);
      return { ok: false, fault: { ...read.fault, detail, line } };
    }
    values.push(read.value);
  }
  return { ok: true, value: values };
}
