import type { IncomingMessage, Server } from 'node:http';
import type { Upgrades, UpgradeTools } from './upgrade.ts';

/** Whether a request that asks for a WebSocket gets one. @see https://www.rfc-editor.org/rfc/rfc6455#section-4.1 */
export function mayUpgrade(upgrades: (target: string) => boolean): (incoming: IncomingMessage) => boolean {
  return ({ method, url = '/', headers }) =>
    method === 'GET' &&
    headers.upgrade?.toLowerCase() === 'websocket' &&
    headers['sec-websocket-key'] !== undefined &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    upgrades(url);
}

/** Loads what WebSockets need when the first one comes. @returns ends those that are open */
export function takeUpgrades(server: Server, tools: UpgradeTools): () => void {
  let upgrades: Promise<Upgrades> | undefined;
  let isClosed = false;
  server.on('upgrade', (incoming, socket, head) => {
    // What fails before it is taken has nobody to answer.
    socket.on('error', () => socket.destroy());
    upgrades ??= import('./upgrade.ts').then(({ createUpgrades }) => createUpgrades(tools));
    upgrades
      .then((ready) => {
        if (!isClosed) return ready.take(incoming, socket, head);
        socket.destroy();
        return undefined;
      })
      .catch(() => socket.destroy());
  });
  return () => {
    isClosed = true;
    void upgrades?.then((ready) => ready.close());
  };
}
