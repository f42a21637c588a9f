import type { WorldClock } from './world.ts';

/** What a clock shows, and whether it goes on. */
export interface ClockState {
  /** In milliseconds since 1970. */
  readonly nowMs: number;
  readonly isStopped: boolean;
}

/** How a clock differs from the time outside: by so much, or that it stands still. */
export type ClockShift =
  | { readonly isStopped: false; readonly offsetMs: number }
  | { readonly isStopped: true; readonly nowMs: number };

/** A clock whose state can be kept and put back. */
export interface KeptClock extends WorldClock {
  shift(): ClockShift;
  /** Differs from the time outside as another clock did; time that passed in between has passed. */
  shiftTo(shift: ClockShift): void;
  state(): ClockState;
  /** Goes on from where it was, or stands still there; time that passed in between has not passed. */
  restore(state: ClockState): void;
}

/** The farthest that a `Date` reaches, to both sides. */
const maxTimeMs = 8.64e15;

/**
 * A clock that shows the real time until it is moved.
 *
 * @param real the time outside
 * @param beforeMove called each time before somebody moves it. Default: nothing
 */
export function createWorldClock(real: () => Date, beforeMove: () => void = () => {}): KeptClock {
  let offsetMs = 0;
  let stoppedAtMs: number | undefined;
  const nowMs = () => withinReach(stoppedAtMs ?? real().getTime() + offsetMs);
  const set = (timeMs: number, isStopped: boolean) => {
    stoppedAtMs = isStopped ? timeMs : undefined;
    offsetMs = timeMs - real().getTime();
  };
  return {
    now: () => new Date(nowMs()),
    get isStopped() {
      return stoppedAtMs !== undefined;
    },
    advance(ms) {
      beforeMove();
      set(withinReach(nowMs() + ms), stoppedAtMs !== undefined);
    },
    set(time, isStopped) {
      beforeMove();
      set(withinReach(time.getTime()), isStopped);
    },
    shift: () =>
      stoppedAtMs === undefined
        ? { isStopped: false, offsetMs }
        : { isStopped: true, nowMs: withinReach(stoppedAtMs) },
    shiftTo: (shift) => {
      stoppedAtMs = shift.isStopped ? shift.nowMs : undefined;
      offsetMs = shift.isStopped ? shift.nowMs - real().getTime() : shift.offsetMs;
    },
    state: () => ({ nowMs: nowMs(), isStopped: stoppedAtMs !== undefined }),
    restore: (state) => set(state.nowMs, state.isStopped),
  };
}

/** @throws Error for what is no time; whoever takes one from outside looks at it before */
function withinReach(timeMs: number): number {
  if (Number.isNaN(timeMs)) throw new Error('a clock cannot be moved to a time that is none');
  return Math.max(-maxTimeMs, Math.min(maxTimeMs, timeMs));
}
