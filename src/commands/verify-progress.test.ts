import { describe, expect, test } from 'vitest';
import { itemsDocument, modelOf } from '../verify/items-server.fixture.ts';
import { progressLine, progressText } from './verify-progress.ts';

const operation = modelOf(itemsDocument).operations.find(({ name }) => name === 'deleteItem');
if (!operation) throw new Error('the document has the operation');
const one = { operation, title: 'required parameters' };
const progress = { done: 50, all: 200, operations: 3, allOperations: 4, requests: 1812, findings: 1 };

describe('how far a run is', () => {
  test.each<[columns: number, want: string]>([
    [120, 'items ━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌  25 %  3/4 operations  1,812 requests  1 finding  DELETE /items/{id}'],
    [79, 'items ━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌  25 %  3/4 operations  1,812 requests  1 finding'],
    [50, 'items ━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌  25 %  3/4 operations'],
    [10, 'items ━━━━'],
  ])('in %i columns', (columns, want) => {
    expect(progressText('items', one, progress, columns)).toBe(want);
  });

  test('is shown on a terminal, not too often, and taken away', () => {
    const written: string[] = [];
    const output = { write: (text: string) => void written.push(text), isTerminal: true, columns: 40 };
    let now = 0;
    const line = progressLine(output, 'items', () => now);
    for (now of [0, 10, 50, 70]) line.show(one, progress);
    line.clear();
    expect(written).toEqual([
      '\r\u001b[Kitems ━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌  25 %',
      '\r\u001b[Kitems ━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌  25 %',
      '\r\u001b[K',
    ]);
  });

  test('is nothing where there is no terminal', () => {
    const written: string[] = [];
    const output = { write: (text: string) => void written.push(text), isTerminal: false, columns: 80 };
    const line = progressLine(output, 'items');
    line.show(one, progress);
    line.clear();
    expect(written).toEqual([]);
  });
});
