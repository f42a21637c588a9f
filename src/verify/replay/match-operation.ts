import type { Model, Operation } from '../../model/model.ts';

/** The operation that a request is to, and what of its URL is in front of the path. */
export interface MatchedOperation {
  readonly operation: Operation;
  /** `http://localhost:8080/api/v1`. */
  readonly base: string;
}

/** Finds the operation of a request by the end of its path; of several the one with the most segments that are no variables. */
export function matchOperation(
  { operations }: Pick<Model, 'operations'>,
  method: string,
  url: string,
): MatchedOperation | undefined {
  const { origin, segments } = splitUrl(url);
  let best: (MatchedOperation & { readonly score: number }) | undefined;
  for (const operation of operations) {
    if (operation.method.toUpperCase() !== method) continue;
    const template = operation.path.split('/').slice(1);
    const own = segments.slice(-template.length);
    if (own.length < template.length || !template.every((part, index) => fits(part, own[index] ?? '')))
      continue;
    // Longer ones first: the rest is the base path.
    const score = template.length * 1000 + template.filter((part) => !part.includes('{')).length;
    if (best && best.score >= score) continue;
    const base = [origin, ...segments.slice(0, -template.length)].join('/');
    best = { operation, base, score };
  }
  return best;
}

/** `http://localhost:8080`, and what stands between the slashes of the path. */
export function splitUrl(url: string): { origin: string; segments: readonly string[]; query: string } {
  const match = /^([a-z]+:\/\/[^/?#]*)([^?#]*)(\?[^#]*)?/i.exec(url);
  const path = match?.[2] ?? '';
  return {
    origin: match?.[1] ?? '',
    segments: path === '' ? [] : path.split('/').slice(1),
    query: match?.[3] ?? '',
  };
}

/** A segment with a variable, `{id}` or `{id}.json`, takes any text there. */
function fits(template: string, segment: string): boolean {
  const [start, ...rest] = template.split(/\{[^{}]*\}/);
  if (rest.length === 0) return template === segment;
  const end = rest.at(-1) ?? '';
  return segment.length > 0 && segment.startsWith(start ?? '') && segment.endsWith(end);
}
