import { isNamedStatus } from '../../contract/find-response.ts';
import type { Operation } from '../../model/model.ts';

const mostText = 4000;

/**
 * What a document says that the 409 of an operation is for, one reason each, in lower case and without marks:
 * `['the poll is closed', 'the user has voted in it before']`. Empty where no 409 is documented.
 */
export function conflictClauses(operation: Operation): readonly string[] {
  if (!isNamedStatus(operation, 409)) return [];
  const conflict = operation.responses.find(({ status }) => status === '409')?.description ?? '';
  const sentences = `${operation.summary ?? ''}. ${(operation.description ?? '').slice(0, mostText)}`
    .split(/(?<=[.;!?])\s+|\n\n/)
    .filter((one) => /\b409\b|\bconflict\b/i.test(one));
  return [conflict.slice(0, mostText), ...sentences].flatMap(clausesOf);
}

function clausesOf(text: string): readonly string[] {
  const clauses = text
    .toLowerCase()
    .replaceAll(/[`'"*’]/g, '')
    .replaceAll(/\s+/g, ' ')
    .split(
      /[.;!?](?: |$)|,? or (?=(?:is|are|has|have|was|were|the|an?|you|it|its|there|another|to|for|in|on|with)\b)|, or /,
    )
    .map((one) => one.trim());
  // What the first reason is about, the others are as well: "The person has a shift, or is not active."
  const about = /^(?:the|an?|this|that) [a-z]+\b/.exec(clauses[0] ?? '')?.[0] ?? 'it';
  const whole = (one: string) => {
    if (/^(?:is|are|has|have|was|were)\b/.test(one)) return `${about} ${one}`;
    return /^[a-z-]+$/.test(one) && clauses.length > 1 ? `${about} is ${one}` : one;
  };
  return clauses.filter((one) => one !== '').map(whole);
}

/** The words of a clause, each as it stands there. */
export function wordsOfClause(clause: string): ReadonlySet<string> {
  return new Set(clause.match(/[a-z0-9_-]+/g) ?? []);
}
