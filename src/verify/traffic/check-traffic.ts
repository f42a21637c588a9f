import { checkExchange } from '../../contract/check-exchange.ts';
import { Coverage, type OperationCoverage } from '../../contract/coverage.ts';
import { redacted } from '../../http/redact-text.ts';
import type { Model } from '../../model/model.ts';
import type { Problem } from '../../problem.ts';
import type { Finding, FindingDraft } from '../finding.ts';
import { exchangeDrafts } from '../run/exchange-drafts.ts';
import { Findings } from '../run/findings.ts';
import { type StrictLevel, strictly } from '../strict.ts';
import type { VerifyOptions } from '../verify-options.ts';
import type { RecordedExchange } from './read-har.ts';
import { requestViolations } from './request-violations.ts';
import { type RoutedExchange, type RoutedTraffic, routeTraffic } from './route-traffic.ts';

/** How recorded traffic is looked at. */
export interface TrafficOptions extends Pick<VerifyOptions, 'includes' | 'excluded' | 'onExchange'> {
  /** Only what was sent below this URL counts. Default: whatever fits the document. */
  readonly server?: string;
  readonly strict?: StrictLevel;
}

/** What recorded traffic shows. */
export interface TrafficResult {
  /** Each root cause once, in the order of the recording; notes among them. */
  readonly findings: readonly Finding[];
  /** What else is to be said: what could not be routed, what of the document could not be checked. */
  readonly problems: readonly Problem[];
  readonly coverage: readonly OperationCoverage[];
  /** How many exchanges were checked. */
  readonly checked: number;
}

/**
 * Checks recorded exchanges as those of a run are checked, and their requests as well; nothing is sent.
 *
 * @example
 * const har = readHar(JSON.parse(text));
 * if (har.ok) console.log(checkTraffic(model, har.exchanges).findings);
 */
export function checkTraffic(
  model: Model,
  exchanges: readonly RecordedExchange[],
  options: TrafficOptions = {},
): TrafficResult {
  const { includes, excluded, strict, onExchange } = options;
  const traffic = routeTraffic(model, exchanges, options.server);
  const wanted = traffic.routed.filter(
    ({ operation }) => (includes?.(operation) ?? true) && !excluded?.(operation),
  );
  const findings = new Findings();
  const coverage = new Coverage(model);
  const problems = new Map<string, Problem>();
  for (const one of wanted) {
    coverage.add(one.operation, one.exchange);
    onExchange?.(one.operation, one.exchange);
    const { drafts, others } = draftsOf(model, one);
    for (const draft of drafts)
      findings.add(strict ? strictly(draft, strict) : draft, `entry ${one.number}`, one.number);
    for (const problem of others) problems.set(`${problem.code} ${problem.message}`, problem);
  }
  return {
    findings: findings.list(),
    problems: [...problems.values(), ...tellUnmatched(traffic)],
    coverage: coverage.operations(),
    checked: wanted.length,
  };
}

function draftsOf(
  model: Model,
  recorded: RoutedExchange,
): { readonly drafts: readonly FindingDraft[]; readonly others: readonly Problem[] } {
  const { operation, exchange } = recorded;
  const drafts: FindingDraft[] = [...exchangeDrafts(operation, exchange)];
  const others: Problem[] = [];
  const { status } = exchange.response;
  for (const problem of status >= 500 ? [] : checkExchange(model, operation, exchange)) {
    if (problem.operation === undefined) others.push(problem);
    else if (isKnown(problem, recorded))
      drafts.push({ ...(problem as Problem & Pick<FindingDraft, 'code'>), operation, steps: [exchange] });
  }
  return { drafts: [...drafts, ...requestDrafts(model, recorded)], others };
}

/** What the recorder has left out or replaced says nothing about the server. */
function isKnown({ code, actual, message }: Problem, { hasResponseBody }: RecordedExchange): boolean {
  if (!hasResponseBody && code.startsWith('response-body')) return false;
  if (code.startsWith('response-header') && /set-cookie/i.test(message)) return false;
  return !actual?.includes(redacted);
}

function requestDrafts(model: Model, recorded: RoutedExchange): readonly FindingDraft[] {
  const { operation, exchange } = recorded;
  const isRefused = exchange.response.status >= 400 && exchange.response.status < 500;
  return requestViolations(model, recorded).map((violation): FindingDraft => {
    const { message, schemaAt, severity, path } = violation;
    return {
      code: 'invalid-request-recorded',
      operation,
      message: `a recorded request breaks the document: ${message}`,
      hint: isRefused
        ? 'The server refused it: correct the client that sent it.'
        : 'The server did not refuse it: correct the client, and have the server refuse such requests, or document them.',
      detail: path.filter((part) => !/^\d+$/.test(part)).join(' '),
      steps: [exchange],
      ...(severity !== 'Error' && { severity: 'note' }),
      ...(schemaAt && { at: schemaAt }),
    };
  });
}

/** So many are named. */
const maxNamed = 10;

function tellUnmatched({ unmatched, elsewhere }: RoutedTraffic): readonly Problem[] {
  const count = [...unmatched.values()].reduce((sum, times) => sum + times, 0);
  const named = [...unmatched]
    .slice(0, maxNamed)
    .map(([label, times]) => `${label}${times > 1 ? ` (${times} times)` : ''}`);
  const left = unmatched.size - named.length;
  const problems: Problem[] = [];
  if (count > 0) {
    problems.push({
      code: 'traffic-unmatched',
      severity: 'note',
      message: `${count} of the recorded requests ${count === 1 ? 'is' : 'are'} of no operation: ${named.join(', ')}${left > 0 ? ` and ${left} more` : ''}`,
      hint: 'Document them, or name the server with --server, so that only what was sent to it counts.',
    });
  }
  if (elsewhere > 0) {
    const message = `${elsewhere} of the recorded requests went to other servers`;
    problems.push({ code: 'traffic-elsewhere', severity: 'note', message });
  }
  return problems;
}
