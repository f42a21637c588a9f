/** One event of a stream. */
export interface ServerEvent {
  /** `message` where the server names none. */
  readonly type: string;
  /** Its lines, joined by line feeds. */
  readonly data: string;
  /** The last id that the server sent, with this event or before it; empty where it has sent none. */
  readonly id: string;
}

/** What a stream of events is made of, as it comes in. */
export interface EventParser {
  /**
   * Takes the next part of the text; gives the events that end in it.
   *
   * @throws RangeError for an event longer than may be
   */
  push(text: string): readonly ServerEvent[];
  /**
   * The id of the last event that came whole, to go on behind, and how long to wait before that in milliseconds, as far
   * as the server told.
   */
  readonly lastEventId: string;
  readonly retryMs: number | undefined;
}

/**
 * A parser of `text/event-stream`.
 *
 * @param lastEventId what the stream goes on behind
 * @param maxLength characters that one event may have
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export function createEventParser(lastEventId: string, maxLength: number): EventParser {
  let [rest, isAfterReturn] = ['', false];
  let [type, data] = ['', ''];
  let id = lastEventId;
  // Of the last event that is whole: behind one that was torn, a server would not send it again.
  let ended = lastEventId;
  let retryMs: number | undefined;

  function readField(line: string): void {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') type = value;
    if (name === 'data') data += `${value}\n`;
    if (name === 'id' && !value.includes('\0')) id = value;
    if (name === 'retry' && /^\d+$/.test(value)) retryMs = Number(value);
  }

  function readLine(line: string): ServerEvent[] {
    if (line !== '') {
      readField(line);
      return [];
    }
    const event = { type: type || 'message', data: data.slice(0, -1), id };
    const isEvent = data !== '';
    [type, data, ended] = ['', '', id];
    return isEvent ? [event] : [];
  }

  function checkLength(): void {
    if (rest.length + data.length <= maxLength) return;
    throw new RangeError(`an event of the stream has more than ${maxLength} characters`);
  }

  return {
    push(text) {
      if (text === '') return [];
      // A line end may be torn in two.
      const own = isAfterReturn && text.startsWith('\n') ? text.slice(1) : text;
      isAfterReturn = text.endsWith('\r');
      const [first = '', ...others] = own.split(/\r\n|[\r\n]/);
      const events: ServerEvent[] = [];
      rest += first;
      checkLength();
      for (const other of others) {
        events.push(...readLine(rest));
        rest = other;
        checkLength();
      }
      return events;
    },
    get lastEventId() {
      return ended;
    },
    get retryMs() {
      return retryMs;
    },
  };
}
