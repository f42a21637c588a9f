import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSource } from '../src/document/parse.ts';
import { buildModel } from '../src/model/build.ts';
import type { Operation } from '../src/model/model.ts';
import { createRandom } from '../src/schema/sample/random.ts';
import { valueAtPath } from '../src/verify/boundaries/change-value.ts';
import { rootValue, withChange, withPlace } from '../src/verify/boundaries/fill-place.ts';
import { findBreaks } from '../src/verify/boundaries/find-breaks.ts';
import { findPlaces } from '../src/verify/boundaries/find-places.ts';
import { phases } from '../src/verify/case.ts';
import { baseCandidates } from '../src/verify/plan/base-request.ts';
import { planCases } from '../src/verify/plan/plan.ts';
import type { CaseRequest } from '../src/verify/request.ts';
import { buildRequest } from '../src/verify/run/build-request.ts';

/**
 * Plans verify on GitHub's document, and builds the requests of the boundaries.
 *
 * Usage: node bench/verify-plan.ts
 * Exit code 1 when a bar is not kept.
 */

/** What a run of verify on GitHub's document may cost before anything is sent. */
const bars = { seconds: 5, megabytes: 600 };

const path = fileURLToPath(
  new URL('../node_modules/@octokit/openapi/generated/api.github.com.json', import.meta.url),
);
const target = { server: 'http://localhost', credentials: { headers: [], query: [], cookies: [] } };

const source = parseSource(path, readFileSync(path, 'utf8'));
if (!source.ok) throw new Error('the document cannot be read');
const built = buildModel({ root: source.value, sources: new Map([[path, source.value]]) });
if (!built.ok) throw new Error('the document cannot be used');
const model = built.value;

/** Seconds of the processor: a busy machine tells something too. */
function usedSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const start = usedSeconds();
const startOfWall = performance.now();
const { cases, exercised } = planCases(model, { phases });
const planned = usedSeconds();
let requests = 0;
for (const operation of exercised) requests += buildAll(operation);
const seconds = usedSeconds() - start;
const wallSeconds = (performance.now() - startOfWall) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
const isKept = seconds <= bars.seconds && megabytes <= bars.megabytes;

process.stdout.write(
  [
    `${model.operations.length} operations, ${cases.length} cases planned in ${(planned - start).toFixed(1)} s`,
    `${requests} requests built, all in ${seconds.toFixed(1)} s of the processor (bar ${bars.seconds} s), ${Math.round(megabytes)} MB at most (bar ${bars.megabytes} MB); by the clock ${wallSeconds.toFixed(1)} s`,
    isKept ? 'kept' : 'NOT KEPT',
    '',
  ].join('\n'),
);
process.exitCode = isKept ? 0 : 1;

/** The requests of an operation's boundaries, as far as they can be built without what a server tells. */
function buildAll(operation: Operation): number {
  const candidates = baseCandidates(model, operation);
  const base = candidates.ok ? candidates.requests[0] : undefined;
  if (!base) return 0;
  let count = 0;
  for (const place of findPlaces(model, operation)) {
    const breaks = findBreaks(place);
    const filled = breaks.length > 0 ? withPlace(model, base, place) : undefined;
    if (!filled) continue;
    const tools = { model, random: createRandom(operation.name) };
    for (const broken of breaks) {
      const [change] = broken.make(valueAtPath(rootValue(filled, place.root), place.path), tools);
      const request: CaseRequest | undefined =
        change === undefined ? undefined : withChange(model, filled, place, change);
      if (request) buildRequest(model, operation, request, new Map(), target);
      if (request) count += 1;
    }
  }
  return count;
}
