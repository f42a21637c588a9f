import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Subject } from '../contract-tests/mutants/subject.ts';
import { subjects } from '../contract-tests/mutants/subjects.ts';
import { runConcordat } from './verify-concordat.ts';
import { runDredd } from './verify-dredd.ts';
import { startProxy } from './verify-proxy.ts';
import { runSchemathesis } from './verify-schemathesis.ts';
import { runSpecmatic } from './verify-specmatic.ts';
import {
  judgeTrial,
  type RunTool,
  type ToldFinding,
  type ToolResult,
  type Trial,
  type TrialOutcome,
} from './verify-trial.ts';

const tools: Readonly<Record<string, RunTool>> = {
  concordat: runConcordat,
  schemathesis: runSchemathesis,
  specmatic: runSpecmatic,
  dredd: runDredd,
};

/** How long a tool may take for one server. */
const limitMs = 300_000;

/** Starts a server with the one thing switched on and lets the tool loose on it, through a proxy that counts. */
export async function runTrial(trial: Trial): Promise<TrialOutcome> {
  const subject = subjects.find(({ name }) => name === trial.subject);
  const tool = tools[trial.tool];
  if (!subject || !tool) throw new Error(`there is no ${trial.subject} or ${trial.tool}`);
  const running = await subject.start({ switched: trial.switched });
  const folder = mkdtempSync(join(tmpdir(), 'verify-bench-'));
  try {
    return judgeTrial(subject, trial, await runTool(tool, trial, subject, running.url, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await running.close();
  }
}

async function runTool(
  tool: RunTool,
  { seed, maxRequests }: Trial,
  subject: Subject,
  target: string,
  folder: string,
): Promise<ToolResult> {
  const proxy = await startProxy(target, maxRequests);
  const tooLate = AbortSignal.timeout(limitMs);
  const signal = AbortSignal.any([proxy.spent, tooLate]);
  const start = performance.now();
  let findings: readonly ToldFinding[] = [];
  let failure: string | undefined;
  try {
    const requestsUntil = proxy.count;
    findings = await tool({ subject, url: proxy.url, seed, maxRequests, folder, signal, requestsUntil });
  } catch (error) {
    failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const elapsedMs = performance.now() - start;
  await proxy.close();
  return { findings, requests: proxy.count(), elapsedMs, isCutOff: signal.aborted, failure };
}
