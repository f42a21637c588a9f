import { ToolkitError } from '../error.ts';

/** Something to ask: `What is the API called? (shop) `. */
export interface Question<T> {
  readonly text: string;
  /** What an empty answer means. */
  readonly default: string;
  /** What an answer means; undefined for one that cannot be used. */
  readonly read: (answer: string) => T | undefined;
  /** What to say of an answer that cannot be used. */
  readonly complaint: string;
}

/** Who asks and who answers. */
export interface Conversation {
  readonly say: (text: string) => void;
  /** The lines that are typed. */
  readonly lines: AsyncIterator<string>;
  readonly signal: AbortSignal;
}

/**
 * Asks until there is an answer that can be used.
 *
 * @throws ToolkitError E_USAGE when the input ends first, or the user interrupts
 */
export async function ask<T>(question: Question<T>, { say, lines, signal }: Conversation): Promise<T> {
  for (;;) {
    say(`${question.text} (${question.default}) `);
    const line = await orAborted(lines.next(), signal);
    if (line === undefined || line.done) {
      say('\n');
      throw new ToolkitError('E_USAGE', 'the questions were not answered; nothing was written', {
        hint: 'Answer them, or give --yes for the defaults.',
      });
    }
    const answer = line.value.trim();
    const meant = question.read(answer === '' ? question.default : answer);
    if (meant !== undefined) return meant;
    say(`${question.complaint}\n`);
  }
}

/** An input that nothing comes from must not keep an interrupted program alive. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const onAbort = () => resolve(undefined);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** Chunks of text as lines, without their ends. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
