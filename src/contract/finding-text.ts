import { locate } from '../document/locate.ts';
import type { Model } from '../model/model.ts';
import type { Problem } from '../problem.ts';

/**
 * A finding for a test's failure, with its place: what, where, expected, came, and how to see it again.
 *
 * @example
 * the status 206 is not documented [response-status]
 *   at /shop/spec/openapi.yaml:13:3
 *   expected 200, 401
 *   came     206
 *   Reproduce:
 *   curl -i 'http://…'
 */
export function findingText({ document }: Pick<Model, 'document'>, problem: Problem): string {
  const { code, message, at, expected, actual, hint } = problem;
  const position = at && locate(document, at);
  const lines = [
    at && position && `at ${at.source}:${position.line}:${position.column}`,
    expected !== undefined && `expected ${expected}`,
    actual !== undefined && `came     ${actual}`,
    ...(hint ?? '').split('\n'),
  ];
  const details = lines
    .filter((line) => typeof line === 'string' && line !== '')
    .map((line) => `\n  ${line}`);
  return `${message} [${code}]${details.join('')}`;
}
