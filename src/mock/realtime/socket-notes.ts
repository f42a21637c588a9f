const maxMessages = 100;
/** Of all that are noted, in characters: less than what a journal keeps of a body. */
const maxLength = 80_000;

/** The messages of one WebSocket, the first of them as they were, the others counted. */
export class SocketNotes {
  /** Each as JSON: `{"from":"mock","message":{"progress":0}}`. */
  readonly #messages: string[] = [];
  #length = 0;
  sent = 0;
  received = 0;

  add(from: 'mock' | 'client', text: string): void {
    if (from === 'mock') this.sent += 1;
    else this.received += 1;
    if (this.#messages.length >= maxMessages || this.#length + text.length > maxLength) return;
    this.#length += text.length;
    this.#messages.push(`{"from":"${from}","message":${asJson(text)}}`);
  }

  /** A list as JSON: `[{"from":"mock","message":{"progress":0}}]`. */
  toJson(): string {
    return `[${this.#messages.join(',')}]`;
  }
}

/** A text that is JSON as it is, so that secrets in it are found by their names, however deep it is nested. */
function asJson(text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch {
    return JSON.stringify(text);
  }
}
