import { type CheckedRequest, requestCheckOf } from '../../contract/check-request.ts';
import { type CoverageCount, type CoverageReport, countCoverage } from '../../contract/coverage-report.ts';
import { TrafficCoverage } from '../../contract/coverage-traffic.ts';
import type { Exchange } from '../../contract/exchange.ts';
import { operationLabel } from '../../contract/finding.ts';
import { headerText, type IncomingRequest } from '../../contract/request-violation.ts';
import type { Model, Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { headersOf, incomingOf } from '../run/read-wire.ts';
import type { KeywordNode, KeywordPoint } from './keyword-points.ts';
import { bodyNode, type OperationKeywords, operationKeywords, placeKey } from './operation-keywords.ts';

/** How much of what a document says of requests and answers was exercised. */
export interface VerifyCoverageReport extends CoverageCount {
  /** Operations, parameters, media types, statuses, values of enums. */
  readonly traffic: CoverageReport;
  /** The rules of requests: each has a valid side and, where it can be broken, an invalid one. */
  readonly keywords: CoverageCount;
  /** In the order of the document; those without rules are left out. */
  readonly operations: readonly OperationRules[];
}

/** The rules of one operation's requests. */
export interface OperationRules extends CoverageCount {
  /** `POST /jobs`. */
  readonly operation: string;
  readonly points: readonly Readonly<KeywordPoint>[];
}

/** Longer bodies are sent to see what a server does with them: they tell nothing of rules. */
const maxBodyLength = 100_000;
const notLookedAt: CheckedRequest = {
  violations: [],
  parameters: { path: {}, query: {}, header: {}, cookie: {} },
  body: undefined,
};

/** Counts what of a document a run has exercised. */
export class VerifyCoverage {
  readonly #model: Model;
  readonly #traffic: TrafficCoverage;
  readonly #api: { readonly name: string; readonly model: Model };
  readonly #keywords = new Map<Operation, OperationKeywords>();

  /** @param name what the API is called in reports */
  constructor(model: Model, name: string) {
    this.#model = model;
    this.#api = { name, model };
    this.#traffic = new TrafficCoverage(() => [this.#api]);
  }

  /** Counts a request as it went over the wire, and its answer; one of another method is none of the operation. */
  add(operation: Operation, { request, response }: Exchange): void {
    if (request.method !== operation.method.toUpperCase()) return;
    const incoming = incomingOf(operation, request);
    const isHuge = incoming.body !== undefined && incoming.body.length > maxBodyLength;
    const checked = isHuge ? notLookedAt : requestCheckOf(this.#model, operation).check(incoming);
    const answer = { status: response.status, headers: headersOf(response.headers), body: response.body };
    this.#traffic.add(this.#api, operation, { request: incoming, response: answer, checked });
    if (!isHuge) this.#count(operation, incoming, checked);
  }

  report(): VerifyCoverageReport {
    const traffic = this.#traffic.report();
    const operations = this.#model.operations.flatMap((operation): OperationRules[] => {
      const { points } = this.#keywordsOf(operation);
      if (points.length === 0) return [];
      return [{ operation: operationLabel(operation), ...countSides(points), points }];
    });
    const keywords = countCoverage(operations);
    return { ...countCoverage([traffic, keywords]), traffic, keywords, operations };
  }

  #keywordsOf(operation: Operation): OperationKeywords {
    let keywords = this.#keywords.get(operation);
    if (!keywords) {
      keywords = operationKeywords(this.#model, operation);
      this.#keywords.set(operation, keywords);
    }
    return keywords;
  }

  #count(operation: Operation, incoming: IncomingRequest, checked: CheckedRequest): void {
    const keywords = this.#keywordsOf(operation);
    const broken = new Set<KeywordPoint>();
    for (const { severity, schemaAt } of checked.violations) {
      if (severity !== 'Error' || !schemaAt) continue;
      for (const point of keywords.byPlace.get(placeKey(schemaAt)) ?? []) broken.add(point);
    }
    for (const point of broken) point.invalid += 1;
    for (const { place, name, node, required } of keywords.parameters) {
      const values = checked.parameters[place];
      if (!Object.hasOwn(values, name)) continue;
      if (required) required.valid += 1;
      if (node) countValue(node, values[name], broken);
    }
    if (incoming.body === undefined || incoming.body.length === 0) return;
    if (keywords.bodyRequired) keywords.bodyRequired.valid += 1;
    const node = bodyNode(keywords, headerText(incoming.headers, 'content-type'));
    if (node && checked.body !== undefined) countValue(node, checked.body, broken);
  }
}

/** Items beyond these tell nothing new. */
const maxItems = 20;

function countValue(node: KeywordNode, value: unknown, broken: ReadonlySet<KeywordPoint>): void {
  for (const { point, isMet } of node.rules) if (!broken.has(point) && isMet(value)) point.valid += 1;
  if (Array.isArray(value)) {
    if (node.items) for (const item of value.slice(0, maxItems)) countValue(node.items, item, broken);
  } else if (isObject(value) && node.properties.size > 0) {
    for (const [name, property] of node.properties)
      if (Object.hasOwn(value, name)) countValue(property, value[name], broken);
  }
}

function countSides(points: readonly KeywordPoint[]): CoverageCount {
  return countCoverage(
    points.map(({ canBreak, valid, invalid }) => ({
      total: canBreak ? 2 : 1,
      covered: (valid > 0 ? 1 : 0) + (canBreak && invalid > 0 ? 1 : 0),
    })),
  );
}
