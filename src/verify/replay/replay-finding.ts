import type { Exchange, WireRequest } from '../../contract/exchange.ts';
import { secretPlacesOf } from '../../http/secrets.ts';
import type { Operation } from '../../model/model.ts';
import type { FindingDraft } from '../finding.ts';
import { credentialsFor, type SentCredentials } from '../run/credentials.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { CarriedValues } from './carried-values.ts';
import { fillSecrets } from './fill-secrets.ts';
import { judgeReplay, type Verdict } from './judge-replay.ts';
import { matchOperation, splitUrl } from './match-operation.ts';
import type { RecordedFinding, RecordedStep } from './recorded-finding.ts';
import { recordedServer } from './recorded-server.ts';

/** What stands for a key that nobody has: the one that was tried is not in the report. */
const badSecret = 'concordat-no-such-credential';

/**
 * Sends the requests of a finding again, with the ids that things have now, and judges the last answer.
 *
 * Every request goes to the server of the world. What the requests create stays there.
 *
 * @throws ToolkitError E_SERVER when the server does not answer at all
 */
export async function replayFinding(world: World, finding: RecordedFinding): Promise<Verdict> {
  const { model } = world;
  const { path, method, steps } = finding;
  const operation = model.operations.find((one) => one.path === path && one.method.toUpperCase() === method);
  // A method that the document does not have is told at an operation of its path.
  const blamed = operation ?? model.operations.find((one) => one.path === path) ?? model.operations[0];
  if (!blamed) return unknown('the document has no operations');
  if (!operation && !/method|route/.test(finding.code))
    return unknown(`the document has no ${method} ${path} any more`);
  if (steps.length === 0) return unknown('the report has no requests for it');
  const base = recordedServer(model, finding);
  if (base === undefined) return unknown('its requests go to more than one server');
  const flaw = steps.find((step) => step.flaw !== undefined)?.flaw;
  if (flaw !== undefined) return unknown(flaw);
  const carried = new CarriedValues();
  let drafts: readonly FindingDraft[] = [];
  let exchange: Exchange | undefined;
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const own = matchOperation(model, step.request.method, step.request.url)?.operation ?? blamed;
    const wire = wireOf(world, { finding, step, operation: isLast ? blamed : own, base, carried, isLast });
    if (typeof wire === 'string') return unknown(wire);
    const watched = await world.watch(async () => {
      exchange = await world.caller.call(isLast ? blamed : own, wire);
    });
    drafts = watched.map(({ draft }) => draft);
    const recorded = step.response;
    if (!isLast && recorded && recorded.status < 300 && !isSuccess(exchange))
      return stuck(index, exchange, step);
    if (recorded && exchange) carried.learn(recorded, exchange.response);
  }
  const verdict = judgeReplay(finding, { operation: blamed, exchange, drafts });
  if (finding.code === 'bad-credentials-accepted' && verdict.kind === 'gone')
    return unknown('made-up credentials are refused; those that were tried are not in the report');
  return verdict;
}

function unknown(reason: string): Verdict {
  return { kind: 'unknown', reason };
}

function stuck(index: number, exchange: Exchange | undefined, { response }: RecordedStep): Verdict {
  const came = exchange
    ? `answered with ${exchange.response.status} instead of ${response?.status}`
    : 'not answered';
  return unknown(`request ${index + 1}, which leads to it, was ${came}`);
}

interface StepToSend {
  readonly finding: RecordedFinding;
  readonly step: RecordedStep;
  readonly operation: Operation;
  readonly base: string;
  readonly carried: CarriedValues;
  readonly isLast: boolean;
}

/** The request as it is sent now, or why it cannot be. */
function wireOf(
  world: World,
  { finding, step, operation, base, carried, isLast }: StepToSend,
): WireRequest | string {
  const { request } = step;
  // A key that was used is answered with what it was answered with.
  for (const [name, value] of request.headers)
    if (/idempotency-?key$/i.test(name)) carried.set(value, world.uuid());
  const known = carried.apply(request);
  const isSecond = isLast && ['foreign-object', 'scope-ignored'].includes(finding.code);
  if (isSecond && world.options.secondUser === undefined)
    return 'it needs another user: give one with --second-user';
  const who = isSecond ? ('second' as const) : undefined;
  const isBad = isLast && finding.code === 'bad-credentials-accepted';
  const credentials: SentCredentials = isBad
    ? { headers: [], query: [], cookies: [] }
    : credentialsFor(world.model.securitySchemes, operation, who, world.options);
  const secrets = Object.values(world.options.auth);
  const spare = finding.code === 'wrong-scheme-accepted' && secrets.length === 1 ? secrets[0] : undefined;
  const filled = fillSecrets(known, credentials, secretPlacesOf(world.model), isBad ? badSecret : spare);
  if (!filled.ok) return `the report has no secrets: give ${filled.missing} with --header or --auth`;
  return { ...filled.request, url: movedUrl(filled.request.url, base, world.options.server) };
}

/** The same path on the server that is asked now. */
function movedUrl(url: string, base: string, server: string): string {
  const target = server.replace(/\/+$/, '');
  if (url.startsWith(base)) return `${target}${url.slice(base.length)}`;
  const { segments, query } = splitUrl(url);
  return `${splitUrl(target).origin}/${segments.join('/')}${query}`;
}
