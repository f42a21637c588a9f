import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Credentials, credentialsOf, modelOf } from './verify-credentials.ts';
import { withCookieHeaders } from './verify-document-copies.ts';
import { leftOut, specmaticMapping } from './verify-mapping.ts';
import { peers } from './verify-peers.ts';
import { runProgram } from './verify-program.ts';
import type { ToldFinding, ToolInput } from './verify-trial.ts';

/**
 * How many requests it may make of one operation's parameters and bodies before they are combined: without a limit it
 * spends the whole budget on the second operation of a document.
 */
const combinations = 4;

/** Runs the contract tests of Specmatic with its generative tests, positive and negative ones. */
export async function runSpecmatic(input: ToolInput): Promise<readonly ToldFinding[]> {
  const { subject, url, maxRequests, folder, signal } = input;
  const model = await modelOf(subject);
  const credentials = credentialsOf(model, subject);
  const document = join(folder, 'openapi.json');
  writeFileSync(document, JSON.stringify(withCookieHeaders(model)));
  // JSON is YAML.
  const configuration = configurationFor(document, credentials, maxRequests);
  writeFileSync(join(folder, 'specmatic.yaml'), JSON.stringify(configuration));
  const reader = createSpecmaticReader();
  // Leniently, because it refuses a whole document otherwise for one parameter of the style deepObject.
  const argv = ['-jar', peers.specmatic.program, 'test', '--lenient', `--testBaseURL=${url}`];
  for (const operation of leftOut[subject.name] ?? []) {
    const [method, path] = operation.split(' ');
    argv.push(`--filter=!(METHOD='${method}' && PATH='${path}')`);
  }
  const onOutput = reader.read;
  const end = await runProgram('java', argv, { cwd: folder, signal, onOutput });
  reader.read(separator);
  if (reader.tests() === 0) throw new Error(`no test was run: ${end.output.slice(-2000)}`);
  return reader.findings();
}

function configurationFor(document: string, { schemes }: Credentials, maxRequests: number): object {
  const entries = schemes.map(({ scheme, value }) => {
    if (scheme.in === 'cookie') {
      return [scheme.name, { type: 'apiKey', value: `${scheme.parameterName}=${value}` }];
    }
    if (scheme.type === 'apiKey') return [scheme.name, { type: 'apiKey', value }];
    if (scheme.type === 'oauth2') return [scheme.name, { type: 'oauth2', token: value }];
    if (scheme.scheme === 'basic') return [scheme.name, { type: 'basicAuth', token: btoa(value) }];
    return [scheme.name, { type: 'bearer', token: value }];
  });
  return {
    version: 2,
    contracts: [{ provides: [document] }],
    security: { OpenAPI: { securitySchemes: Object.fromEntries(entries) } },
    test: {
      resiliencyTests: { enable: 'all' },
      maxTestRequestCombinations: combinations,
      maxTestCount: maxRequests,
      timeoutInMilliseconds: 5000,
    },
    disable_telemetry: true,
  };
}

/** What stands between the tests in its log. */
const separator = '\n--------------------\n';
const verdictStart = /^(?:\+ve|-ve)? *Scenario: ([A-Z]+) (\S+) -> .* has (?:SUCCEEDED|FAILED)$/m;

/** Reads Specmatic's log piece by piece. */
export interface SpecmaticReader {
  readonly read: (piece: string) => void;
  /** How many tests were run; each is one request. */
  readonly tests: () => number;
  /** One a kind of failure and operation: the first. */
  readonly findings: () => readonly ToldFinding[];
}

/** Reads the log as it comes, so that the tests that were run before the budget was spent count. */
export function createSpecmaticReader(): SpecmaticReader {
  let rest = '';
  let tests = 0;
  const found = new Map<string, ToldFinding>();
  const readTest = (text: string) => {
    const verdict = verdictStart.exec(text);
    if (!verdict) return;
    tests += 1;
    if (!verdict[0].endsWith('FAILED')) return;
    // After the last test come the summary and all reasons once more.
    const [reason = ''] = text.slice(verdict.index).split(/\n\n\n|\nUnsuccessful Scenarios/);
    const mapping = specmaticMapping.find(({ pattern }) => pattern.test(reason));
    const path = (verdict[2] ?? '').replaceAll(/\((\w+):[^)]*\)/g, '{$1}');
    const code = mapping?.code ?? 'other';
    const operation = `${verdict[1]} ${path}`;
    const classes = mapping?.classes ?? [];
    const told = { classes, operations: [operation], code, message: reason.slice(0, 2000), after: tests };
    if (!found.has(`${code} ${operation}`)) found.set(`${code} ${operation}`, told);
  };
  return {
    read: (piece: string) => {
      const texts = (rest + piece).split(separator);
      rest = texts.pop() ?? '';
      for (const text of texts) readTest(text);
    },
    tests: () => tests,
    findings: () => [...found.values()],
  };
}
