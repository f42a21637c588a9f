import type { CoverageReport } from '../../contract/coverage-report.ts';
import { TrafficCoverage } from '../../contract/coverage-traffic.ts';
import type { Model, Operation } from '../../model/model.ts';
import type { HeaderValues } from '../exchange.ts';
import type { CallQuery } from './call-query.ts';
import type { Journal } from './journal.ts';
import type { JournalApi, JournalRecord } from './journal-entry.ts';
import { operationOf, requestPath } from './received-call.ts';

/** How much of the documents the calls of a journal used: of those that are kept. */
export function journalCoverage(journal: Journal, query: CallQuery = {}): CoverageReport {
  const coverage = new TrafficCoverage(journal.apis);
  for (const entry of journal.entries(query)) {
    const found = operationOf(entry, journal.apis());
    if (!found || entry.api === undefined) continue;
    const { target, requestHeaders, requestBody, status, responseHeaders, responseBody } = entry;
    addTo(coverage, { name: entry.api, model: found.model }, found.operation, {
      target,
      headers: requestHeaders,
      body: typeof requestBody === 'string' ? Buffer.from(requestBody) : keptBytes(requestBody),
      response: { status, headers: responseHeaders, body: keptBytes(responseBody) },
    });
  }
  return coverage.report();
}

/** Counts each exchange as it is recorded, so that none is missed however many there are: for `onRecord`. */
export function coverageRecorder(
  coverage: TrafficCoverage,
  apis: () => readonly JournalApi[],
): (record: JournalRecord) => void {
  return ({ api: name, operation, request, response }) => {
    const api = apis().find((one) => one.name === name);
    if (!api || !operation) return;
    addTo(coverage, api, operation, { ...request, response });
  };
}

interface Traffic {
  readonly target: string;
  readonly headers: HeaderValues;
  readonly body: Uint8Array | undefined;
  readonly response: {
    readonly status: number;
    readonly headers: HeaderValues;
    readonly body: Uint8Array | string | undefined;
  };
}

function addTo(
  coverage: TrafficCoverage,
  api: { readonly name: string; readonly model: Model },
  operation: Operation,
  { target, headers, body, response }: Traffic,
): void {
  const request = { ...requestPath({ target }, operation), headers, body };
  coverage.add(api, operation, { request, response });
}

/** A body that was too large to be kept counts as one that was not there. */
function keptBytes<T>(body: T | number): T | undefined {
  return typeof body === 'number' ? undefined : body;
}
