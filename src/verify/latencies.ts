import type { Exchange } from '../contract/exchange.ts';
import type { Operation } from '../model/model.ts';
import type { FindingDraft } from './finding.ts';

/** Fewer answers say nothing about how long they take. */
const minAnswers = 10;

/** How long the answers of each operation took. */
export class Latencies {
  readonly #byOperation = new Map<Operation, Exchange[]>();

  add(operation: Operation, exchange: Exchange): void {
    const known = this.#byOperation.get(operation);
    if (known) known.push(exchange);
    // The first answer has to warm things up.
    else this.#byOperation.set(operation, []);
  }

  /** The operations of which more than 5 of 100 answers took longer than the budget. */
  drafts(maxMs: number): readonly FindingDraft[] {
    return [...this.#byOperation].flatMap(([operation, exchanges]): FindingDraft[] => {
      if (exchanges.length < minAnswers) return [];
      const sorted = exchanges.toSorted((one, other) => one.durationMs - other.durationMs);
      const slow = percentile(sorted, 95);
      if (!slow || slow.durationMs <= maxMs) return [];
      const told = [50, 95, 99].map(
        (percent) => `${percent} % within ${Math.ceil(percentile(sorted, percent)?.durationMs ?? 0)} ms`,
      );
      return [
        {
          code: 'slow-answer',
          operation,
          message: 'more than 5 of 100 answers took longer than the budget of time',
          expected: `95 % within ${maxMs} ms`,
          actual: `${told.join(', ')}, of ${exchanges.length} answers`,
          steps: [slow],
        },
      ];
    });
  }
}

/** By nearest rank. */
function percentile(sorted: readonly Exchange[], percent: number): Exchange | undefined {
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1];
}
