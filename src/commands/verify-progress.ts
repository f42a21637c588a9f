import { plural } from '../report/summary.ts';
import { visible } from '../report/text-layout.ts';
import type { Case } from '../verify/case.ts';
import type { Progress } from '../verify/verify-options.ts';
import type { Output } from './command.ts';

/** A line of a terminal that shows how far a run is. */
export interface ProgressLine {
  show(one: Pick<Case, 'operation' | 'title'>, progress: Progress): void;
  /** Takes the line away. */
  clear(): void;
}

/** Written again no sooner, in ms: a terminal over a slow line is not flooded. */
const minIntervalMs = 60;

/** Nothing where there is no terminal. */
export function progressLine(
  output: Output,
  name: string,
  clock: () => number = () => performance.now(),
): ProgressLine {
  if (!output.isTerminal) return { show: () => {}, clear: () => {} };
  let shownAt = Number.NEGATIVE_INFINITY;
  return {
    show(one, progress) {
      const now = clock();
      if (now - shownAt < minIntervalMs) return;
      shownAt = now;
      output.write(`\r\u001b[K${progressText(name, one, progress, output.columns - 1)}`);
    },
    clear: () => output.write('\r\u001b[K'),
  };
}

const barWidth = 20;

/**
 * The line, as long as there is room for its parts.
 *
 * @example
 * jobs ━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌  50 %  4/5 operations  812 requests  1 finding  POST /jobs
 */
export function progressText(
  name: string,
  { operation }: Pick<Case, 'operation'>,
  { done, all, operations, allOperations, requests, findings }: Progress,
  columns: number,
): string {
  const fraction = all === 0 ? 1 : done / all;
  const full = Math.round(fraction * barWidth);
  const parts = [
    `${visible(name)} ${'━'.repeat(full)}${'╌'.repeat(barWidth - full)} ${`${Math.floor(fraction * 100)} %`.padStart(5)}`,
    `${operations}/${plural(allOperations, 'operation')}`,
    plural(requests, 'request'),
    plural(findings, 'finding'),
    visible(`${operation.method.toUpperCase()} ${operation.path}`),
  ];
  let text = '';
  for (const part of parts) {
    const longer = text === '' ? part : `${text}  ${part}`;
    if (longer.length > columns) break;
    text = longer;
  }
  return text === '' ? (parts[0] ?? '').slice(0, Math.max(0, columns)) : text;
}
