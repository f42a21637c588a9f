import type { Method } from './model.ts';

/**
 * An identifier for an operation: `listJobs` stays, `jobs/list-for-app` becomes `jobsListForApp`, and an operation
 * without an id is named after its method and path: `getJobsById`.
 */
export function operationName(operationId: string | undefined, method: Method, path: string): string {
  if (operationId !== undefined && /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(operationId))
    return safe(operationId);
  const words = wordsOf(operationId ?? `${method} ${path.replace(/\{([^{}]*)\}/g, ' by $1 ')}`);
  const [first = 'operation', ...rest] = words;
  const name = first.charAt(0).toLowerCase() + first.slice(1) + rest.map(capitalised).join('');
  return safe(/^\d/.test(name) ? `_${name}` : name);
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{ID_Continue}$]+/u).filter((word) => word !== '');
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Names that would shadow what every object has, or make a client look like a promise. */
const avoided = new Set([
  'constructor',
  'then',
  '__proto__',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
]);

function safe(name: string): string {
  return avoided.has(name) ? `${name}_` : name;
}
