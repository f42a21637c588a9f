import { type Exchange, headerOf } from '../../contract/exchange.ts';
import { findResponse, isNamedStatus } from '../../contract/find-response.ts';
import type { Operation } from '../../model/model.ts';
import type { Case, Phase } from '../case.ts';
import type { FindingDraft } from '../finding.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { countFaults } from './count-faults.ts';
import { readLimits } from './read-limits.ts';

/** More are never sent in a row, whatever limit is told. */
const mostRequests = 300;
/** So many more than the limit allows are sent before it counts as none. */
const slack = 5;

/** How far a case goes, and in which phase it stands. */
export interface LimitBounds {
  readonly phase: Phase;
  /** The most that may remain; where more do, the limit is not tried. */
  readonly maxRemaining: number;
  /** The longest that a window may last, in ms, so that what comes behind is not kept waiting. */
  readonly maxResetMs: number;
}

/** A limit that an operation tells is there: what remains counts down, then comes 429, and says how long to wait. */
export function limitCase(operation: Operation, bounds: LimitBounds): Case {
  return {
    id: `${operation.name}/limit`,
    phase: bounds.phase,
    operation,
    title: 'until its limit is reached',
    topic: 'limit',
    run: async (world) => {
      const baseline = await world.baseline(operation);
      const item = baseline && (await world.itemFor(operation, false));
      if (!baseline || !item) return world.skip(world.whyNoBaseline(operation));
      const ask = () =>
        world.send({ operation, request: baseline.request, item, manner: { takesLimit: true } });
      const first = await ask();
      const told = first && readLimits(first.response.headers);
      const remaining = Number(told?.remaining ?? Number.NaN);
      if (!first || !isSuccess(first) || !Number.isInteger(remaining) || remaining < 0)
        return world.skip('it does not tell how many requests remain');
      if (remaining > bounds.maxRemaining || (told?.resetMs ?? Number.POSITIVE_INFINITY) > bounds.maxResetMs)
        return world.skip(`its limit is too large to be tried: ${remaining} remain`);
      judge(world, operation, await exhaust(ask, [first], remaining));
      await recover(world, operation);
    },
  };
}

/** Asks until 429 comes, or should have come. */
async function exhaust(
  ask: () => Promise<Exchange | undefined>,
  exchanges: Exchange[],
  remaining: number,
): Promise<readonly Exchange[]> {
  for (let sent = 0; sent < Math.min(mostRequests, remaining + slack); sent += 1) {
    const exchange = await ask();
    if (!exchange) break;
    exchanges.push(exchange);
    if (exchange.response.status === 429) break;
  }
  return exchanges;
}

function judge(world: World, operation: Operation, exchanges: readonly Exchange[]): void {
  const report = (draft: Omit<FindingDraft, 'operation'>) => world.report({ operation, ...draft });
  const last = exchanges.at(-1);
  for (const { message, detail, steps } of countFaults(exchanges))
    report({ code: 'rate-limit-headers', message, detail, steps });
  if (last?.response.status === 429) checkRefusal(operation, last, report);
}

/** What a 429 says. Headers that are documented as required are missed by the check of headers. */
function checkRefusal(
  operation: Operation,
  exchange: Exchange,
  report: (draft: Omit<FindingDraft, 'operation'>) => void,
): void {
  const { headers } = exchange.response;
  const { remaining } = readLimits(headers);
  if (remaining !== undefined && Number(remaining) > 0) {
    report({
      code: 'rate-limit-headers',
      message: 'a request is refused for its limit while others are said to remain',
      expected: '0',
      actual: remaining,
      steps: [exchange],
      detail: 'refused',
    });
  }
  const isDocumented = findResponse(operation, 429)?.headers.some(
    ({ name }) => name.toLowerCase() === 'retry-after',
  );
  if (headerOf(headers, 'retry-after') !== undefined || isDocumented || !isNamedStatus(operation, 429))
    return;
  report({
    code: 'retry-after-missing',
    severity: 'note',
    message: 'the 429 answer does not say in Retry-After how long to wait',
    steps: [exchange],
  });
}

/** What comes behind is not to be refused for what was done here. */
async function recover(world: World, operation: Operation): Promise<void> {
  const baseline = await world.baseline(operation);
  const item = baseline && (await world.itemFor(operation, false));
  // Waits as its 429 asks, within what a run may wait.
  if (baseline && item) await world.send({ operation, request: baseline.request, item });
}
