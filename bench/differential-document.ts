import type { MockEvent } from '../src/mock/events.ts';
import type { MockRequest } from '../src/mock/exchange.ts';
import { createMock } from '../src/mock/mock.ts';
import { routeOfPrism, startPrism } from '../src/mock/prism/prism-server.fixture.ts';
import { loadModel } from '../src/model/load.ts';
import type { Model, Operation } from '../src/model/model.ts';
import { compareAnswers } from './differential-compare.ts';
import { explainDifferences } from './differential-intended.ts';
import { createJudge, type Judge } from './differential-judge.ts';
import { type NamedRequest, requestsOf } from './differential-requests.ts';
import type { DifferenceExample } from './differential-result.ts';
import { type SentAnswer, sendRequest } from './differential-send.ts';
import { pickBySeed } from './generate-sample.ts';

/** What is compared, and how long an answer may take. */
export interface DifferentialSettings {
  /** So many operations of a document, chosen by the seed. */
  readonly operations: number;
  readonly seed: number;
  readonly timeoutMs: number;
}

/** What happens while a document is compared. */
export type DifferentialEvent =
  /** Nothing can be compared: one of them refuses the document. */
  | { readonly kind: 'skipped'; readonly by: 'mock' | 'prism'; readonly reason: string }
  /** The mock knows the document; Prism is about to load it. */
  | { readonly kind: 'loaded' }
  /** About to be sent: who is asked may not survive it. */
  | { readonly kind: 'at'; readonly index: number; readonly by: 'mock' | 'prism'; readonly request: string }
  | { readonly kind: 'unanswered'; readonly by: 'mock' | 'prism'; readonly request: string }
  | {
      readonly kind: 'compared';
      readonly differences: readonly {
        readonly id: string | undefined;
        readonly example: DifferenceExample;
      }[];
    };

/**
 * Sends the same requests to Prism's server and to the mock.
 *
 * @param from index of the first request: above 0 after a process was lost over the one before
 */
export async function compareDocument(
  document: { readonly name: string; readonly path: string },
  settings: DifferentialSettings,
  from: number,
  tell: (event: DifferentialEvent) => void,
): Promise<void> {
  const loaded = await loadModel(document.path);
  if (!loaded.ok) return tell({ kind: 'skipped', by: 'mock', reason: `${loaded.problems[0]?.message}` });
  const model = loaded.value;
  tell({ kind: 'loaded' });
  const started = await startPrism(document.path).catch((error: unknown) => error);
  if (!isServer(started)) return tell({ kind: 'skipped', by: 'prism', reason: textOf(started) });
  const subject: Subject = { name: document.name, model, judge: createJudge(model), answeredBy: undefined };
  const log = (event: MockEvent) => {
    if (event.kind === 'request') subject.answeredBy = event.operation;
  };
  const mock = await createMock(model, { log }).listen();
  try {
    const urls = { mock: mock.url, prism: await started.listen(0, '127.0.0.1') };
    let index = -1;
    for (const operation of pickBySeed(model.operations, settings.operations, settings.seed)) {
      for (const named of requestsOf(model, operation, subject.judge.requests)) {
        index += 1;
        if (index < from) continue;
        const text = labelOf(named);
        const ask = async (by: 'mock' | 'prism') => {
          tell({ kind: 'at', index, by, request: text });
          const send = () => sendRequest(urls[by], named.request, settings.timeoutMs);
          // Prism is known to give no answer; here it would be a fault, or a machine with too much to do.
          const answer = (await send()) ?? (by === 'mock' ? await send() : undefined);
          if (!answer) tell({ kind: 'unanswered', by, request: text });
          return answer;
        };
        const [own, other] = [await ask('mock'), await ask('prism')];
        if (own && other) tell(compareExchange(subject, operation, named, own, other));
      }
    }
  } finally {
    await Promise.all([mock.close(), started.close()]);
  }
}

/** A document while it is compared. */
interface Subject {
  readonly name: string;
  readonly model: Model;
  readonly judge: Judge;
  /** The operation that the mock answered last: `GET /jobs/{id}`. */
  answeredBy: string | undefined;
}

function compareExchange(
  { name: document, model, judge, answeredBy }: Subject,
  operation: Operation,
  named: NamedRequest,
  mock: SentAnswer,
  prism: SentAnswer,
): DifferentialEvent {
  const { name, request } = named;
  const about = { document, name, request: labelOf(named), mock: short(mock), prism: short(prism) };
  const explained = explainDifferences({
    ...compareAnswers(mock, prism),
    model,
    // A request for one may be another's: `/jobs/nowhere` is one of `/jobs/{id}`.
    operation: model.operations.find((one) => nameOf(one) === answeredBy) ?? operation,
    request,
    mock,
    prism,
    prismOperation: routeOf(model, request),
    judge,
  });
  return {
    kind: 'compared',
    differences: explained.map(({ id, difference }) => ({ id, example: { ...about, difference } })),
  };
}

/** `GET /jobs/{id}` */
function nameOf({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}

/** As Prism finds it. */
function routeOf({ operations }: Model, { method, target }: MockRequest): Operation | undefined {
  // As Prism's server reads a target; two slashes at its start begin a host.
  const { pathname } = new URL(target, 'http://localhost');
  const named = operations.map((operation) => ({ method: operation.method, path: operation.path }));
  const index = routeOfPrism(named, method, pathname);
  return index === undefined ? undefined : operations[index];
}

function isServer(value: unknown): value is Awaited<ReturnType<typeof startPrism>> {
  return typeof value === 'object' && value !== null && 'listen' in value;
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function short<T extends { readonly body: string }>(answer: T): T {
  return { ...answer, body: answer.body.slice(0, 2000) };
}

/** `POST /jobs {"content-type":…} {"a":1}` */
function labelOf({ request }: NamedRequest): string {
  const { method, target, headers, body }: MockRequest = request;
  const text = Buffer.from(body ?? [])
    .toString('utf8')
    .slice(0, 1000);
  return `${method} ${target} ${JSON.stringify(headers)} ${text}`.trim();
}
