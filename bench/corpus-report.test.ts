import { expect, test } from 'vitest';
import { renderCorpus } from './corpus-report.ts';
import { type AnswerOutcome, addOutcome, emptyResult } from './corpus-result.ts';

const valid: AnswerOutcome = { verdict: 'valid' };
const broken: AnswerOutcome = {
  verdict: 'invalid',
  reason: 'breaks type',
  detail: 'must be integer',
  pointer: '/paths/~1a',
  told: true,
};

test('shares, losses, reasons with an example, and the slowest', () => {
  const shop = { ...emptyResult('shop'), operations: 200, loadMs: 3, totalMs: 1500 };
  for (let count = 0; count < 200; count += 1) {
    const answers = {
      static: count < 2 ? broken : valid,
      dynamic: valid,
      repaired: count < 2 ? broken : valid,
    };
    addOutcome(shop, { operation: `GET /${count}`, answers });
  }
  shop.losses.push({ operation: 'GET /a', reason: 'out of memory' });
  const bad = { ...emptyResult('bad'), outcome: 'refused' as const, problems: ['document-structure: "…"'] };
  expect(renderCorpus([shop, bad], 1)).toBe(
    [
      '2 documents: 1 loaded, 1 refused with located problems, 0 crashed',
      '200 operations',
      '',
      '          valid  unchecked  invalid  refused  no-request  failed  misrouted  crashed  answered %  valid %  >= 99.5 %',
      '  static    198          0        2        0           0       0          0        0      100.00    99.00',
      ' dynamic    200          0        0        0           0       0          0        0      100.00   100.00       PASS',
      'repaired    198          0        2        0           0       0          0        0      100.00    99.00      BELOW',
      '',
      'processes lost: 1',
      '  shop GET /a: out of memory',
      '    1  refused: document-structure: "…"  (bad)',
      '',
      '    static   dynamic  repaired    silent documents  why',
      '         2         0         2         0         1  invalid: breaks type',
      '            shop GET /0',
      '              /paths/~1a',
      '              must be integer',
      '',
      'slowest:',
      '  shop: 1.5 s for 200 operations, loaded in 3 ms',
      '  bad: 0.0 s for 0 operations, loaded in 0 ms',
      '',
    ].join('\n'),
  );
});
