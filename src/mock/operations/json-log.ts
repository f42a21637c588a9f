import { pino } from 'pino';
import type { MockEvent, MockLog, RequestEvent } from '../events.ts';
import { eventLevel } from './event-level.ts';

/** How a log of JSON is written. */
export interface JsonLogOptions {
  /** Takes a line with its line break. */
  readonly write: (line: string) => void;
  /** What matters less is left out. */
  readonly level: string;
  /** The time of the day. */
  readonly now: () => Date;
}

/** A log as JSON, one object a line. */
export interface JsonLog {
  /** A line for an event. */
  readonly log: MockLog;
  /** A line for each line of a text that is meant for people: `{"level":"info","time":"…","msg":"…"}`. */
  readonly say: (text: string) => void;
}

/**
 * Makes a log of JSON. Only what is named here is written, all of it with its secrets replaced already.
 *
 * @example
 * {"level":"info","time":"2026-05-04T10:00:00.000Z","api":"jobs","operation":"GET /jobs/{id}","method":"GET", …}
 */
export function createJsonLog({ write, level, now }: JsonLogOptions): JsonLog {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write },
  );
  // It is said only where the command wants it said, at whatever level.
  const plain = logger.child({}, { level: level === 'silent' ? 'silent' : 'info' });
  return {
    log: (event) => logger[eventLevel(event)](fieldsOf(event), messageOf(event)),
    say(text) {
      for (const line of text.split('\n')) if (line.trim() !== '') plain.info(line);
    },
  };
}

function messageOf(event: MockEvent): string {
  switch (event.kind) {
    case 'request':
      return 'request';
    case 'callback':
      return 'callback';
    case 'warning':
      return event.problem.message;
  }
}

function fieldsOf(event: MockEvent): Record<string, unknown> {
  switch (event.kind) {
    case 'request':
      return requestFields(event);
    case 'callback': {
      const { name, method, url, status, attempts, warnings, error } = event;
      return { callback: name, method, url, status, attempts, warnings, error };
    }
    case 'warning': {
      const { code, at } = event.problem;
      return { api: event.api, code, source: at?.source, pointer: at?.pointer };
    }
  }
}

function requestFields(event: RequestEvent): Record<string, unknown> {
  const { api, operation, method, target, status, durationMs, violations, session, trace, error } = event;
  return {
    api,
    operation,
    method,
    path: target,
    status,
    durationMs: Number(durationMs.toFixed(3)),
    violations: violations.map(({ location, severity, code, message }) => ({
      at: location.join('.'),
      severity,
      code,
      message,
    })),
    session: session === '' ? undefined : session,
    requestId: trace?.requestId,
    traceId: trace?.traceId,
    error,
  };
}
