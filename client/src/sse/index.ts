/** `@concordat/client/sse`: events that a server sends as they happen. */
export type { ServerEvent } from './event-parser.ts';
export {
  EventStreamError,
  type OpenStream,
  type ServerEventsOptions,
  serverEvents,
} from './server-events.ts';
