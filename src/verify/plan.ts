import { finding } from '../contract/finding.ts';
import { compileRouter } from '../http/route.ts';
import type { Model, Operation } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import { buildBaseRequest } from './base-request.ts';
import type { Case, CaseRequest, Phase, Plan } from './case.ts';
import { findProducers } from './find-producers.ts';
import { planExamples } from './plan-examples.ts';
import { namesStatus, planProbes } from './plan-probes.ts';

/**
 * Plans the requests that show whether a server keeps to its document, in the document's order.
 *
 * What cannot be tried is a problem of the plan, never left out in silence.
 */
export function planCases(model: Model, options: { readonly phases?: readonly Phase[] } = {}): Plan {
  const wanted = options.phases ?? ['examples', 'probes'];
  const cases: Case[] = [];
  const base = new Map<Operation, CaseRequest>();
  const problems: Problem[] = [];
  const probedPaths = new Set<string>();
  const router = compileRouter(
    model.operations.map((operation) => ({
      method: operation.method,
      path: operation.path,
      value: operation,
    })),
  );
  for (const operation of model.operations) {
    const built = buildBaseRequest(model, operation);
    if (!built.ok) {
      problems.push(finding('not-exercised', operation, `the operation is not exercised: ${built.reason}`));
      continue;
    }
    base.set(operation, built.request);
    for (const { mediaType, reason } of built.omitted) {
      const message = `a documented body is not tried: ${reason}`;
      problems.push({
        ...finding('not-exercised', operation, message, { at: mediaType.at }),
        severity: 'note',
      });
    }
    if (wanted.includes('examples')) cases.push(...planExamples(model, operation, built));
    if (wanted.includes('probes')) {
      const isFirst = namesStatus(operation, 405) && !probedPaths.has(operation.path);
      if (isFirst) probedPaths.add(operation.path);
      cases.push(...planProbes(model, operation, built.request, isFirst ? router : undefined));
    }
  }
  return { cases: withUniqueIds(cases), base, producers: findProducers(model), problems };
}

function withUniqueIds(cases: readonly Case[]): readonly Case[] {
  const counts = new Map<string, number>();
  return cases.map((one) => {
    const count = (counts.get(one.id) ?? 0) + 1;
    counts.set(one.id, count);
    return count === 1 ? one : { ...one, id: `${one.id}-${count}` };
  });
}
