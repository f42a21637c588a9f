import { parsePointer } from '../document/pointer.ts';
import { type Model, methods } from '../model/model.ts';
import type { Problem } from '../problem.ts';

/** A problem with the operation that its place lies in: below `paths` or `webhooks` of the root document. */
export function withOperation(problem: Problem, model: Model): Problem {
  if (problem.operation !== undefined || problem.at?.source !== model.document.root.uri) return problem;
  const [section, path, method] = parsePointer(problem.at.pointer);
  if (section !== 'paths' && section !== 'webhooks') return problem;
  const isMethod = (methods as readonly string[]).includes(method ?? '');
  return isMethod && path !== undefined && method !== undefined
    ? { ...problem, operation: `${method.toUpperCase()} ${path}` }
    : problem;
}
