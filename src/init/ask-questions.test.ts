import { describe, expect, test } from 'vitest';
import { ask, linesOf, type Question } from './ask-questions.ts';

const question: Question<number> = {
  text: 'How many?',
  default: '3',
  read: (answer) => (/^\d+$/.test(answer) ? Number(answer) : undefined),
  complaint: 'Give a number.',
};

async function talk(...chunks: (string | Uint8Array)[]) {
  let said = '';
  const lines = linesOf(
    (async function* () {
      yield* chunks;
    })(),
  );
  const say = (text: string) => {
    said += text;
  };
  const answer = ask(question, { say, lines, signal: new AbortController().signal });
  return { answer: await answer.catch((error: Error) => error.message), said };
}

describe('a question', () => {
  const bytes = new TextEncoder().encode('12\n');
  test.each([
    ['a line', ['7\n'], 7],
    ['an empty line: the default', ['\n'], 3],
    ['a line in pieces', ['1', '2\r', '\n'], 12],
    ['bytes', [bytes.subarray(0, 1), bytes.subarray(1)], 12],
    ['without a newline at its end', ['5'], 5],
    ['nothing', [], 'the questions were not answered; nothing was written'],
    ['only what cannot be used', ['x\n'], 'the questions were not answered; nothing was written'],
  ])('%s', async (_name, chunks, answer) => expect((await talk(...chunks)).answer).toBe(answer));

  test('is asked again', async () => {
    expect(await talk('many\n4\n')).toEqual({
      answer: 4,
      said: 'How many? (3) Give a number.\nHow many? (3) ',
    });
  });

  test('an interruption ends it, though nobody types', async () => {
    const controller = new AbortController();
    const lines: AsyncIterator<string> = { next: () => new Promise(() => {}) };
    const asked = ask(question, { say: () => controller.abort(), lines, signal: controller.signal });
    await expect(asked).rejects.toThrow(expect.objectContaining({ code: 'E_USAGE' }));
  });
});
