import type { Violation } from '../contract.ts';
import type { Call, Reply } from '../serve.ts';
import { fail } from './envelope.ts';
import type { World } from './world.ts';

/** 400, with what is wrong. */
export function invalid({ on }: World, call: Call, violations: readonly Violation[]): Reply {
  if (on('loan-error-as-html') && `${call.method} ${call.template}` === 'POST /loans') {
    const body = '<!DOCTYPE html><html><body><h1>Bad Request</h1></body></html>';
    return { status: 400, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
  }
  const details = violations.map(({ name, message }) => ({ field: name, issue: message }));
  if (on('other-error-texts')) return fail(400, 'nope', 'Das war nichts: schau noch einmal hin.');
  return fail(400, 'invalid', 'The request is not valid.', { details });
}
