import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { RunTask, Task, TaskControl, TaskResult } from './task.ts';

/** A task that has begun, and waits for the test to say what comes of it. */
export interface ScriptedTask {
  readonly task: Task;
  readonly control: TaskControl;
  /** Ends well: with a table of one row, or with scores of 0.5. */
  finish(): void;
  fail(error: Error): void;
}

/** Tasks whose time the test makes pass, and how to have the next that begins. */
export function scriptTasks(): { readonly runTask: RunTask; next(): Promise<ScriptedTask> } {
  const begun: ScriptedTask[] = [];
  const waiting: ((task: ScriptedTask) => void)[] = [];
  const runTask: RunTask = (task, control) =>
    new Promise((resolve, reject) => {
      control.signal.addEventListener('abort', () => reject(control.signal.reason));
      const scripted = { task, control, finish: () => resolve(resultOf(task)), fail: reject };
      const wanted = waiting.shift();
      if (wanted) wanted(scripted);
      else begun.push(scripted);
    });
  const next = () =>
    new Promise<ScriptedTask>((resolve) => {
      const task = begun.shift();
      if (task) resolve(task);
      else waiting.push(resolve);
    });
  return { runTask, next };
}

function resultOf(task: Task): TaskResult {
  if (task.kind === 'evaluate')
    return { kind: 'evaluated', scores: { overall: 0.5, fidelity: 0.5, utility: 0.5, privacy: 0.5 } };
  const text = 'a\r\n1\r\n';
  writeFileSync(task.outputPath, text);
  const sha256 = createHash('sha256').update(text).digest();
  const columns = [{ name: 'a', type: 'integer' as const }];
  return { kind: 'generated', table: { columns, rowCount: 1, bytes: text.length, sha256 } };
}
