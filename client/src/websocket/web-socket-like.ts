/** What is needed of a WebSocket: the browser's, Node's, and the one of `ws` have it. */
export interface WebSocketLike {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void;
  close(): void;
}

/**
 * Opens a WebSocket.
 *
 * @param url `wss://api.example.com/ws/jobs/7`
 * @param headers what the client's credentials and headers say; browsers cannot send them
 * @example
 * const open = (url, headers) => new WebSocket(url, { headers }); // of the package ws
 */
export type OpenWebSocket = (url: string, headers: Readonly<Record<string, string>>) => WebSocketLike;
