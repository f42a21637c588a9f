import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { bundleDocument } from '../document/bundle.ts';
import type { MockEvent } from '../mock/events.ts';
import type { HeaderValues } from '../mock/exchange.ts';
import { journalHar } from '../mock/journal/journal-har.ts';
import { createMock } from '../mock/mock.ts';
import { modelOf } from '../mock/model.fixture.ts';
import { harEntryText } from '../mock/record/har-text.ts';
import { loadModel } from '../model/load.ts';
import type { Model } from '../model/model.ts';
import { renderReport } from '../report/render.ts';
import { findingFormats } from '../report/report.ts';
import { verify } from '../verify/verify.ts';
import type { LoadedApi } from './context.ts';
import { formatEvent } from './mock-log.ts';
import { type Planted, targetOf, wireOf } from './planted-secrets.fixture.ts';
import type { VerifiedApi } from './run-verify.ts';
import { verifyReport } from './verify-report.ts';
import { verifyTraffic } from './verify-traffic.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const password = { type: 'string', format: 'password' };
/** An operation whose secrets have names that say nothing: the document alone says that they are some. */
const planted = {
  post: {
    operationId: 'planted',
    parameters: [
      { name: 'pin', in: 'path', required: true, schema: password },
      { name: 'nip', in: 'query', schema: { ...password, maxLength: 3 } },
      { name: 'X-Hush', in: 'header', schema: { ...password, maxLength: 3 } },
    ],
    requestBody: {
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: { hush: { type: 'string', writeOnly: true, maxLength: 3 }, nip: password },
          },
        },
      },
    },
    responses: {
      200: {
        description: 'ok',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['x'],
              properties: { hush: { type: 'integer', writeOnly: true }, detail: { maxLength: 3 } },
            },
          },
        },
      },
    },
  },
};

/** Each of the documents, with that operation. */
export async function documentOf(name: string): Promise<Model> {
  const loaded = await loadModel(`spec/${name}/openapi.yaml`, { cwd: root });
  if (!loaded.ok) throw new Error(`${name} cannot be used`);
  const bundle = (await bundleDocument(loaded.value.document)) as Record<string, unknown>;
  const paths = { ...(bundle.paths as object), '/planted/{pin}': planted };
  return modelOf({ ...bundle, paths });
}

function headersOf(list: Planted['headers']): HeaderValues {
  const headers: Record<string, string> = {};
  for (const [name, value] of list) {
    const key = name.toLowerCase();
    headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`;
  }
  return headers;
}

/** The log's lines, as text and as values. */
function logOf() {
  const lines: string[] = [];
  const log = (event: MockEvent) => {
    lines.push(formatEvent(event, 'trace', '/'));
    if (event.kind === 'request') lines.push(JSON.stringify(event));
  };
  return { lines, log };
}

/** What a mock tells of the requests: its log as text and as values, its journal. */
export async function mockOutputs(model: Model, exchanges: readonly Planted[]): Promise<Outputs> {
  const { lines, log } = logOf();
  const mock = createMock(model, { stateful: true, journal: true, seed: 1, log });
  for (const one of exchanges) {
    const { method, headers, body } = one;
    await mock.handle({ method, target: targetOf(one), headers: headersOf(headers), body });
  }
  const journal = mock.state?.journal;
  if (!journal) throw new Error('the mock has no journal');
  return {
    log: lines.join(''),
    journal: JSON.stringify(journal.find()),
    journalHar: JSON.stringify(journalHar(journal, {}, 'http://localhost')),
  };
}

/** What the proxy would have recorded. */
export function recordingOf(model: Model, exchanges: readonly Planted[]): Outputs {
  const entries = exchanges.map((one) => {
    const operation = model.operations.find(
      ({ method, path }) =>
        method.toUpperCase() === one.method && path.split('/').length === one.path.split('/').length,
    );
    return harEntryText(
      {
        timeMs: 0,
        durationMs: 1,
        operation: one.path.startsWith('/planted')
          ? model.operations.find(({ name }) => name === 'planted')
          : operation,
        method: one.method,
        target: targetOf(one),
        requestHeaders: headersOf(one.headers),
        requestBody: one.body,
        status: one.status,
        responseHeaders: headersOf(one.answerHeaders),
        responseBody: one.answer,
        isBrokenOff: false,
      },
      { name: 'api', model },
      'http://localhost',
    );
  });
  return { recording: entries.join('\n') };
}

/** What verify says of the exchanges, in all its formats; that as JSON is also what is replayed. */
export async function reportsOf(model: Model, exchanges: readonly Planted[]): Promise<Outputs> {
  const recorded = exchanges.map((one, index) => ({
    number: index + 1,
    exchange: wireOf(one, 'http://localhost'),
    hasRequestBody: true,
    hasResponseBody: true,
  }));
  const api = { name: 'api', model } as LoadedApi;
  const flags = {
    server: 'http://localhost',
    header: [],
    config: undefined,
    allowHost: [],
    maxBytes: undefined,
  };
  const verified = await verifyTraffic(api, recorded, {}, flags);
  return reportOf(verified);
}

async function reportOf(verified: VerifiedApi): Promise<Outputs> {
  const report = verifyReport([verified], {
    filter: { include: [], exclude: [], shard: undefined },
    suppressions: [],
    cwd: '/',
    today: '2026-11-24',
    traffic: 'a.har',
  });
  const rendered = await Promise.all(
    findingFormats.map(async (format) => [
      format,
      await renderReport(report, format, { color: false, columns: 200 }),
    ]),
  );
  return Object.fromEntries(rendered);
}

/** What verify says of a server that repeats whatever it is sent, whose credentials it was given. */
export async function runOutputs(model: Model, secrets: Credentials): Promise<Outputs> {
  const echo: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const said = [...request.headers].map(([name, value]) => `${name} is ${value}`);
    return Response.json(
      { detail: `no: ${said.join(', ')} at ${request.url}`, seen: Object.fromEntries(request.headers) },
      { status: 418, headers: { 'x-seen': said.join(' ').slice(0, 500) } },
    );
  };
  const { auth, headers, secondUser } = secrets;
  const { findings, notes, coverage, skipped } = await verify(model, {
    server: 'http://localhost',
    headers,
    auth,
    secondUser,
    fetch: echo,
    maxRequests: 150,
    salt: 'x',
    clock: () => 0,
    sleep: async () => {},
  });
  const all = [...findings, ...notes];
  expect(all.length).toBeGreaterThan(0);
  return reportOf({
    api: { name: 'api', model } as LoadedApi,
    findings: all,
    others: [],
    answers: coverage,
    cases: 1,
    requests: 1,
    skipped,
    isInterrupted: false,
    coverage: undefined,
  });
}

interface Credentials {
  readonly auth: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly secondUser: Readonly<Record<string, string>>;
}

/** What came out, by its name. */
export type Outputs = Readonly<Record<string, string>>;
