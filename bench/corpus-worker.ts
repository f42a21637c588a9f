import { loadModel } from '../src/model/load.ts';
import { createCorpusCheck, labelOf } from './corpus-document.ts';
import { generic, type OperationOutcome } from './corpus-result.ts';
import type { SampleDocument } from './generate-sample.ts';

/** What a worker is asked for: a document, from one of its operations on. */
export interface CorpusTask {
  readonly document: SampleDocument;
  /** Index of the first operation: above 0 after a process was lost over the one before. */
  readonly from: number;
}

/** What a worker tells of its document. */
export type CorpusMessage =
  | { readonly kind: 'loaded'; readonly operations: number; readonly loadMs: number }
  /** What it is about to answer: it may not survive that. */
  | { readonly kind: 'at'; readonly index: number; readonly operation: string }
  | { readonly kind: 'outcome'; readonly outcome: OperationOutcome }
  /** Ends the task. */
  | { readonly kind: 'refused' | 'crashed'; readonly problems: readonly string[] }
  | { readonly kind: 'done'; readonly totalMs: number };

process.on('message', async ({ document, from }: CorpusTask) => {
  try {
    await checkDocument(document.path, from);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    tell({ kind: 'crashed', problems: [text.slice(0, 1000)] });
  }
});

async function checkDocument(path: string, from: number): Promise<void> {
  const started = performance.now();
  const loaded = await loadModel(path);
  if (!loaded.ok) {
    const problems = loaded.problems.map(({ code, message }) => `${code}: ${generic(message)}`);
    return tell({ kind: 'refused', problems: [...new Set(problems)] });
  }
  const { operations } = loaded.value;
  tell({ kind: 'loaded', operations: operations.length, loadMs: performance.now() - started });
  const check = createCorpusCheck(loaded.value);
  for (const [index, operation] of operations.entries()) {
    if (index < from) continue;
    tell({ kind: 'at', index, operation: labelOf(operation) });
    tell({ kind: 'outcome', outcome: await check(operation) });
  }
  tell({ kind: 'done', totalMs: performance.now() - started });
}

function tell(message: CorpusMessage): void {
  process.send?.(message);
}
