import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { credentialsOf, modelOf } from './verify-credentials.ts';
import { withExamples } from './verify-document-copies.ts';
import { dreddMapping, leftOut } from './verify-mapping.ts';
import { peers } from './verify-peers.ts';
import { runProgram } from './verify-program.ts';
import type { ToldFinding, ToolInput } from './verify-trial.ts';

/** Runs Dredd: one request for every documented success, in an order that makes sense. It does not know OpenAPI 3.1. */
export async function runDredd({ subject, url, folder, signal }: ToolInput): Promise<readonly ToldFinding[]> {
  const model = await modelOf(subject);
  if (model.version !== '3.0') throw new Error(`it does not read OpenAPI ${model.version}`);
  const document = join(folder, 'openapi.json');
  writeFileSync(document, JSON.stringify(withExamples(model)));
  const hooks = fileURLToPath(new URL('verify-dredd-hooks.cjs', import.meta.url));
  const results = join(folder, 'results.ndjson');
  const argv = [document, url, '--sorted', '--hookfiles', hooks, '--loglevel', 'error', '--no-color'];
  for (const header of credentialsOf(model, subject).headers) argv.push('--header', header.join(': '));
  const env = { DREDD_RESULTS: results, DREDD_LEFT_OUT: JSON.stringify(leftOut[subject.name] ?? []) };
  const end = await runProgram(process.execPath, [peers.dredd.program, ...argv], {
    cwd: folder,
    signal,
    env,
  });
  if (!existsSync(results)) throw new Error(`no request was sent: ${end.output.slice(-2000)}`);
  return readDreddResults(readFileSync(results, 'utf8'));
}

interface DreddResult {
  readonly method: string;
  readonly path: string;
  readonly status: string | number | undefined;
  readonly skip: boolean;
  readonly outcome: string | undefined;
  readonly message: string | undefined;
  readonly fields: readonly {
    readonly name: 'statusCode' | 'headers' | 'body';
    readonly messages: readonly string[];
  }[];
}

/** Reads what the hooks wrote down, a transaction a line. */
export function readDreddResults(text: string): readonly ToldFinding[] {
  const lines: DreddResult[] = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  let sent = 0;
  return lines.flatMap((line) => {
    if (line.skip) return [];
    sent += 1;
    if (line.outcome === 'pass') return [];
    const operations = [`${line.method} ${line.path}`];
    const kinds = line.fields.map(({ name, messages }) => ({
      code: name === 'statusCode' && /^5/.test(String(line.status)) ? ('5xx' as const) : name,
      message: messages.join('\n'),
    }));
    const all = kinds.length > 0 ? kinds : [{ code: 'error' as const, message: line.message ?? '' }];
    return all.map(({ code, message }) => ({
      classes: dreddMapping[code].classes,
      operations,
      code,
      message,
      after: sent,
    }));
  });
}
