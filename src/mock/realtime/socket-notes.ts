/** A message as the journal notes it: a value where it is JSON, so that secrets in it are found by their names. */
interface NotedMessage {
  readonly from: 'mock' | 'client';
  readonly message: unknown;
}

const maxMessages = 100;
/** Of all that are noted, in characters: less than what a journal keeps of a body. */
const maxLength = 80_000;

/** The messages of one WebSocket, the first of them as they were, the others counted. */
export class SocketNotes {
  readonly #messages: NotedMessage[] = [];
  #length = 0;
  sent = 0;
  received = 0;

  add(from: NotedMessage['from'], text: string): void {
    if (from === 'mock') this.sent += 1;
    else this.received += 1;
    if (this.#messages.length >= maxMessages || this.#length + text.length > maxLength) return;
    this.#length += text.length;
    this.#messages.push({ from, message: valueOrText(text) });
  }

  /** A list as JSON: `[{"from":"mock","message":{"progress":0}}]`. */
  toJson(): string {
    return JSON.stringify(this.#messages);
  }
}

function valueOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
