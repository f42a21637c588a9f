import { selectMediaType } from '../http/media-type.ts';
import type { Model, Operation } from '../model/model.ts';
import { type CheckedRequest, requestCheckOf } from './check-request.ts';
import { valuesAt } from './coverage-enums.ts';
import {
  answerValuesOf,
  type CountedBody,
  type CountedEnum,
  type CoveragePlan,
  type CoveragePoint,
  coverageKey,
  coveragePlanOf,
  pointsOf,
} from './coverage-points.ts';
import {
  type ApiCoverage,
  type CoverageCount,
  type CoverageReport,
  countCoverage,
  type OperationTraffic,
  type SeenPoint,
} from './coverage-report.ts';
import { decodeBody } from './decode-body.ts';
import { findResponse } from './find-response.ts';
import { operationLabel } from './finding.ts';
import { headerText, type IncomingRequest } from './request-violation.ts';

/** An API whose traffic is counted. */
export interface CoveredApi {
  readonly name: string;
  readonly model: Model;
}

/** What is counted of one exchange with an operation. */
export interface CoveredExchange {
  readonly request: IncomingRequest;
  readonly response: {
    readonly status: number;
    /** Names in lower case. */
    readonly headers: IncomingRequest['headers'];
    readonly body: Uint8Array | string | undefined;
  };
  /** What the request says, where that was found out before. */
  readonly checked?: CheckedRequest;
}

/** What was counted of one operation, by its name; a document that is read anew goes on with it. */
interface Tally {
  calls: number;
  readonly hits: Map<string, number>;
  readonly undocumented: Map<number, number>;
}

/** Counts what of the documents of a mock was used: operations, parameters, media types, statuses, enum values. */
export class TrafficCoverage {
  readonly #apis: () => readonly CoveredApi[];
  readonly #tallies = new Map<string, Tally>();

  /** @param apis as they are now: looked up for each report */
  constructor(apis: () => readonly CoveredApi[]) {
    this.#apis = apis;
  }

  /** What a request says counts, whether it was granted or refused. */
  add(api: CoveredApi, operation: Operation, { request, response, checked }: CoveredExchange): void {
    const tally = this.#tallyOf(api.name, operation);
    tally.calls += 1;
    const plan = coveragePlanOf(api.model, operation);
    const seen = new Set<string>([coverageKey(plan.called)]);
    const see = (point: CoveragePoint | undefined) => void (point && seen.add(coverageKey(point)));
    const said = checked ?? requestCheckOf(api.model, operation).check(request);
    seeRequest(plan, request, said, see);
    if (!seeResponse(operation, plan, response, see)) {
      tally.undocumented.set(response.status, (tally.undocumented.get(response.status) ?? 0) + 1);
    }
    for (const key of seen) tally.hits.set(key, (tally.hits.get(key) ?? 0) + 1);
  }

  report(): CoverageReport {
    const apis = this.#apis().map(({ name, model }): ApiCoverage => {
      const operations = model.operations.map((operation) => this.#reportOf({ name, model }, operation));
      const answerValues = this.#answerValues({ name, model });
      return { name, ...countCoverage([...operations, countPoints(answerValues)]), operations, answerValues };
    });
    return { ...countCoverage(apis), apis };
  }

  #reportOf({ name, model }: CoveredApi, operation: Operation): OperationTraffic {
    const { calls, hits, undocumented } = this.#tallies.get(keyOf(name, operation)) ?? emptyTally();
    const points = pointsOf(coveragePlanOf(model, operation)).map((point) => ({
      ...point,
      hits: hits.get(coverageKey(point)) ?? 0,
    }));
    return {
      operation: operationLabel(operation),
      name: operation.name,
      calls,
      ...countPoints(points),
      points,
      undocumented: Object.fromEntries(undocumented),
    };
  }

  /** By their places; each is told with the first operation that may answer it. */
  #answerValues({ name, model }: CoveredApi): readonly SeenPoint[] {
    const byPlace = new Map<string, SeenPoint>();
    for (const operation of model.operations) {
      const { hits } = this.#tallies.get(keyOf(name, operation)) ?? emptyTally();
      const points = answerValuesOf(coveragePlanOf(model, operation));
      for (const [key, point] of new Map(points.map((one) => [coverageKey(one), one]))) {
        const label = `${point.label}, first in ${operationLabel(operation)}`;
        const known = byPlace.get(key) ?? { ...point, label, hits: 0 };
        byPlace.set(key, { ...known, hits: known.hits + (hits.get(key) ?? 0) });
      }
    }
    return [...byPlace.values()];
  }

  #tallyOf(api: string, operation: Operation): Tally {
    const key = keyOf(api, operation);
    const tally = this.#tallies.get(key) ?? emptyTally();
    this.#tallies.set(key, tally);
    return tally;
  }
}

function countPoints(points: readonly SeenPoint[]): CoverageCount {
  return countCoverage([{ total: points.length, covered: points.filter(({ hits }) => hits > 0).length }]);
}

function keyOf(api: string, { name }: Operation): string {
  return `${api}\n${name}`;
}

function emptyTally(): Tally {
  return { calls: 0, hits: new Map(), undocumented: new Map() };
}

type See = (point: CoveragePoint | undefined) => void;

function seeRequest(
  plan: CoveragePlan,
  request: IncomingRequest,
  { parameters, body }: CheckedRequest,
  see: See,
): void {
  for (const { parameter, sent, leftOut, enums } of plan.parameters) {
    const place = parameter.in === 'querystring' ? 'query' : parameter.in;
    const name = place === 'header' ? parameter.name.toLowerCase() : parameter.name;
    const isSent = Object.hasOwn(parameters[place], name);
    see(isSent ? sent : leftOut);
    if (isSent) seeValues(enums, parameters[place][name], see);
  }
  const contentType = headerText(request.headers, 'content-type');
  const isBody = request.body !== undefined && request.body.length > 0;
  const counted = isBody ? bodyOf(plan.bodies, contentType) : undefined;
  see(counted?.point);
  if (counted) seeValues(counted.enums, body, see);
}

/** Whether the status is documented. */
function seeResponse(
  operation: Operation,
  plan: CoveragePlan,
  { status, headers, body }: CoveredExchange['response'],
  see: See,
): boolean {
  const response = findResponse(operation, status);
  const counted = plan.responses.find((one) => one.response === response);
  if (!counted) return false;
  see(counted.point);
  const contentType = headerText(headers, 'content-type');
  if (body === undefined || body.length === 0 || contentType === undefined) return true;
  const ofBody = bodyOf(counted.bodies, contentType);
  see(ofBody?.point);
  if (!ofBody || ofBody.enums.length === 0) return true;
  const decoded = decodeBody(typeof body === 'string' ? Buffer.from(body) : body, contentType);
  if (decoded.kind === 'value') seeValues(ofBody.enums, decoded.value, see);
  return true;
}

/** A body without a type is taken for what is documented, where that is one thing. */
function bodyOf(bodies: readonly CountedBody[], contentType: string | undefined): CountedBody | undefined {
  if (contentType === undefined) return bodies.length === 1 ? bodies[0] : undefined;
  const selected = selectMediaType(
    bodies.map(({ mediaType }) => mediaType),
    contentType,
  );
  return bodies.find(({ mediaType }) => mediaType === selected);
}

function seeValues(enums: readonly CountedEnum[], value: unknown, see: See): void {
  for (const { path, points } of enums) {
    const values = new Set(valuesAt(value, path));
    for (const { value: wanted, point } of points) if (values.has(wanted)) see(point);
  }
}
