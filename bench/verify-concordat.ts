import type { FindingClass } from '../contract-tests/mutants/subject.ts';
import { run } from '../src/cli.ts';
import { captureIo } from '../src/commands/capture-io.ts';
import type { ToldFinding, ToolInput } from './verify-trial.ts';

/** Runs `concordat verify` on a server, as the command line does. */
export async function runConcordat(input: ToolInput): Promise<readonly ToldFinding[]> {
  const { subject, url, seed, maxRequests } = input;
  const io = captureIo();
  const argv = ['verify', subject.document, '--server', url, '--format', 'json', '--seed', String(seed)];
  const code = await run([...argv, '--max-requests', String(maxRequests), ...subject.verifyArgs], io);
  if (code > 1) throw new Error(io.errors());
  const report: { readonly findings: readonly ReportedFinding[] } = JSON.parse(io.output());
  return report.findings.map((one) => ({
    classes: [one.class],
    operations: [`${one.method} ${one.path}`],
    code: one.code,
    message: one.message,
    after: one.after,
  }));
}

interface ReportedFinding {
  readonly class: FindingClass;
  readonly code: string;
  readonly method: string;
  readonly path: string;
  readonly message: string;
  readonly after?: number;
}
