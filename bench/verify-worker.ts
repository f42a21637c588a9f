import { subjects } from '../contract-tests/mutants/subjects.ts';
import { runConcordat } from './verify-concordat.ts';
import { judgeTrial, type ToolInput, type ToolResult, type Trial } from './verify-trial.ts';

const tools: Readonly<Record<string, (input: ToolInput) => Promise<ToolResult>>> = {
  concordat: runConcordat,
};

process.on('message', async (trial: Trial) => {
  const subject = subjects.find(({ name }) => name === trial.subject);
  const tool = tools[trial.tool];
  if (!subject || !tool) throw new Error(`there is no ${trial.subject} or ${trial.tool}`);
  const running = await subject.start({ switched: trial.switched });
  try {
    const { seed, maxRequests } = trial;
    const result = await tool({ subject, url: running.url, seed, maxRequests }).catch((error: unknown) => ({
      findings: [],
      requests: 0,
      elapsedMs: 0,
      failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }));
    process.send?.(judgeTrial(subject, trial, result));
  } finally {
    await running.close();
  }
});
