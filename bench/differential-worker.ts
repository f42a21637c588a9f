import {
  compareDocument,
  type DifferentialEvent,
  type DifferentialSettings,
} from './differential-document.ts';
import type { SampleDocument } from './generate-sample.ts';

/** What a worker is asked for: a document, from one of its requests on. */
export interface DifferentialTask {
  readonly document: SampleDocument;
  readonly from: number;
  readonly settings: DifferentialSettings;
}

export type DifferentialMessage = DifferentialEvent | { readonly kind: 'done' };

process.on('message', async ({ document, settings, from }: DifferentialTask) => {
  try {
    await compareDocument(document, settings, from, tell);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    tell({ kind: 'skipped', by: 'mock', reason: text.slice(0, 1000) });
  }
  tell({ kind: 'done' });
});

function tell(message: DifferentialMessage): void {
  process.send?.(message);
}
