import type { WebSocket } from '@fastify/websocket';
import type { Changes } from './changes.ts';
import type { GenerationProgress, Generator } from './types.ts';

/** What waits for a slow reader, in bytes; above it, progress is left out. */
const maxWaitingBytes = 65_536;

/**
 * Sends how far a generation is, at once and at every change, and closes the socket when it has ended.
 *
 * @param read the generation as it is now
 */
export function watchGeneration(
  socket: WebSocket,
  id: string,
  changes: Changes,
  read: () => Generator | undefined,
): void {
  let sent = '';
  const send = () => {
    const generator = read();
    if (!generator) return socket.close(1011, 'The generation is gone');
    const { progress, status } = generator;
    const hasEnded = status === 'completed' || status === 'failed';
    const message = JSON.stringify({ progress, status } satisfies GenerationProgress);
    if (message === sent || (!hasEnded && socket.bufferedAmount > maxWaitingBytes)) return;
    sent = message;
    socket.send(message);
    if (!hasEnded) return;
    stop();
    socket.close(1000);
  };
  const stop = changes.watch(id, send);
  socket.on('close', stop);
  send();
}
