import { createReadStream, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Credentials, credentialsOf, modelOf } from './verify-credentials.ts';
import { leftOut, schemathesisMapping } from './verify-mapping.ts';
import { peers } from './verify-peers.ts';
import { runProgram } from './verify-program.ts';
import { nameOfFinding, type ToldFinding, type ToolInput } from './verify-trial.ts';

/**
 * Runs Schemathesis at its best: all phases, all checks, a second user where the subject has one.
 *
 * It takes no budget of requests; the number of examples is such that it comes near, and the proxy ends it there.
 */
export async function runSchemathesis(input: ToolInput): Promise<readonly ToldFinding[]> {
  const { subject, url, seed, maxRequests, folder, signal } = input;
  const credentials = credentialsOf(await modelOf(subject), subject);
  writeFileSync(join(folder, 'schemathesis.toml'), configurationFor(credentials, folder));
  const report = join(folder, 'report.ndjson');
  const argv = ['run', subject.document, '--url', url, '--seed', String(seed), '--no-color'];
  argv.push('--phases', 'examples,coverage,fuzzing,stateful', '--checks', 'all', '--continue-on-failure');
  argv.push('--max-examples', String(Math.ceil(maxRequests / 50)), '--generation-database', 'none');
  argv.push('--report', 'ndjson', '--report-ndjson-path', report, '--request-timeout', '5');
  argv.push(...(leftOut[subject.name] ?? []).flatMap((operation) => ['--exclude-name', operation]));
  if (!credentials.second) argv.push(...credentials.headers.flatMap((header) => ['-H', header.join(': ')]));
  const end = await runProgram(peers.schemathesis.program, argv, { cwd: folder, signal });
  if (end.code !== null && end.code > 1) throw new Error(end.output.slice(-2000));
  if (!existsSync(report)) throw new Error(`no report was written: ${end.output.slice(-2000)}`);
  return await readSchemathesisReport(report, input.requestsUntil);
}

/** Two users who must not see each other's objects are told in a file of their own, a single one on the command line. */
function configurationFor({ headers, second }: Credentials, folder: string): string {
  if (!second) return '';
  const users = { first: headers, second: [second] };
  const auth = Object.entries(users).map(([name, list]) => ({
    name,
    fixedHeaders: list.map(([header, value]) => ({ name: header, value })),
  }));
  writeFileSync(join(folder, 'users.json'), JSON.stringify({ auth }));
  return '[auth.wfc]\npath = "users.json"\nuser = "first"\npeers = ["first", "second"]\n';
}

interface Scenario {
  readonly recorder: {
    readonly cases?: Record<string, { readonly value: { readonly method: string; readonly path: string } }>;
    readonly checks?: Record<string, readonly CheckResult[]>;
    readonly interactions?: Record<string, { readonly timestamp: number }>;
  };
}

interface CheckResult {
  readonly status: string;
  readonly failure_info?: {
    readonly failure: { readonly type: string; readonly operation: string; readonly message: string };
  };
}

/** Something that went wrong with a request, outside the checks. */
interface NetworkError {
  readonly timestamp: number;
  readonly label: string;
  readonly related_to_operation: boolean;
  readonly value: { readonly type: string; readonly message: string };
}

/** What a line of the report is, where it matters here. */
interface Event {
  readonly ScenarioFinished?: Scenario;
  readonly NonFatalError?: NetworkError;
}

/** Reads the events of a run: one finding a type of failure and operation, the first. */
export async function readSchemathesisReport(
  path: string,
  requestsUntil: (time: number) => number,
): Promise<readonly ToldFinding[]> {
  const found = new Map<string, ToldFinding>();
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
    const { ScenarioFinished: scenario, NonFatalError: error } = eventIn(line);
    const told = [...(scenario ? failuresIn(scenario, requestsUntil) : []), ...(error ? silence(error) : [])];
    for (const one of told) {
      const key = nameOfFinding(one);
      if (!found.has(key)) found.set(key, one);
    }
  }
  return [...found.values()];
}

function failuresIn({ recorder }: Scenario, requestsUntil: (time: number) => number): ToldFinding[] {
  return Object.entries(recorder.checks ?? {}).flatMap(([id, checks]) => {
    const asked = recorder.cases?.[id]?.value;
    const time = recorder.interactions?.[id]?.timestamp;
    return checks.flatMap(({ status, failure_info: info }) => {
      if (status !== 'failure' || !info) return [];
      const { type, operation, message } = info.failure;
      // A method that is not documented is told of the operation that is: the request itself counts, too.
      const operations = [...new Set([operation, ...(asked ? [`${asked.method} ${asked.path}`] : [])])];
      const after = time === undefined ? undefined : requestsUntil(time * 1000);
      return [{ classes: schemathesisMapping[type]?.classes ?? [], operations, code: type, message, after }];
    });
  });
}

/** No whole answer is an error there and not a failure; it counts all the same. Other errors are its own. */
function silence({ related_to_operation: isOfOperation, label, value }: NetworkError): ToldFinding[] {
  const mapping = schemathesisMapping[value.type];
  if (!isOfOperation || !mapping) return [];
  const { type: code, message } = value;
  return [{ classes: mapping.classes, operations: [label], code, message, after: undefined }];
}

/** Nothing for a last line that was cut off when the tool was ended. */
function eventIn(line: string): Event {
  if (!/^\{"(?:ScenarioFinished|NonFatalError)"/.test(line)) return {};
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
}
