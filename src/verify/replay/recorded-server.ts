import type { Model } from '../../model/model.ts';
import { matchOperation, splitUrl } from './match-operation.ts';
import type { RecordedFinding } from './recorded-finding.ts';

/**
 * The address that the requests of a finding went to, with the base path: what is in front of their paths.
 *
 * Undefined where there are no requests, or where they went to more than one server.
 */
export function recordedServer(
  model: Pick<Model, 'operations'>,
  { steps, path }: RecordedFinding,
): string | undefined {
  const [first] = steps;
  const origins = new Set(steps.map(({ request }) => splitUrl(request.url).origin));
  if (!first || origins.size > 1) return undefined;
  for (const { request } of steps) {
    const matched = matchOperation(model, request.method, request.url);
    if (matched) return matched.base;
  }
  // A path that the document does not have: as many segments as the operation's are its own.
  const { origin, segments } = splitUrl(first.request.url);
  const own = path.split('/').length - 1;
  return [origin, ...segments.slice(0, Math.max(0, segments.length - own))].join('/');
}
