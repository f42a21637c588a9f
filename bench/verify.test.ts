import { expect, test } from 'vitest';
import { runTrial } from './verify-run.ts';
import { renderScores } from './verify-score.ts';

/** A few requests are enough for these. */
const maxRequests = 250;

const trials: readonly [
  switched: string | undefined,
  kind: string,
  isDetected: boolean,
  isSuspected: boolean,
][] = [
  [undefined, 'clean', false, false],
  ['others-add-books', 'variant', false, false],
  ['book-created-200', 'mutant', true, true],
];

test('the benchmark of verify runs: a clean server, a variant and a violation', async () => {
  const outcomes = [];
  for (const [switched, kind, isDetected, isSuspected] of trials) {
    const outcome = await runTrial({ tool: 'concordat', subject: 'library', switched, seed: 1, maxRequests });
    expect(outcome).toMatchObject({ kind, isDetected, isSuspected });
    expect(outcome.result.failure).toBeUndefined();
    expect(outcome.result.requests).toBeGreaterThan(50);
    expect(outcome.result.requests).toBeLessThanOrEqual(maxRequests);
    outcomes.push(outcome);
  }
  const { text, isMet } = renderScores(outcomes);
  expect(text).toContain('| all, strictly ');
  expect(isMet).toBe(true);
});
