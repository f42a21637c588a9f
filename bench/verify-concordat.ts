import { run } from '../src/cli.ts';
import { captureIo } from '../src/commands/capture-io.ts';
import type { ToolInput, ToolResult } from './verify-trial.ts';

/** Runs `concordat verify` on a server, as the command line does. */
export async function runConcordat(input: ToolInput): Promise<ToolResult> {
  const { subject, url, seed, maxRequests } = input;
  const io = captureIo();
  const start = performance.now();
  const argv = ['verify', subject.document, '--server', url, '--format', 'json', '--seed', String(seed)];
  const code = await run([...argv, '--max-requests', String(maxRequests), ...subject.verifyArgs], io);
  const elapsedMs = performance.now() - start;
  if (code > 1) return { findings: [], requests: 0, elapsedMs, failure: io.errors() };
  const report = JSON.parse(io.output());
  const findings = report.findings.map(
    (one: Record<'code' | 'class' | 'method' | 'path' | 'message', string> & { after?: number }) => ({
      class: one.class,
      operation: `${one.method} ${one.path}`,
      code: one.code,
      message: one.message,
      after: one.after,
    }),
  );
  return { findings, requests: report.requests ?? 0, elapsedMs, failure: undefined };
}
