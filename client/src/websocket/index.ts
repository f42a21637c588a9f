/**
 * Long jobs that are followed over the WebSocket of their document, with polling as the fallback. Generated clients use it
 * where the document marks an operation with `x-websocket` that tells of a job.
 */
export { socketJobs } from './socket-jobs.ts';
export type { OpenWebSocket, WebSocketLike } from './web-socket-like.ts';
