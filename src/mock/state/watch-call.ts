import type { StateCall } from './state-call.ts';

/** A call that notes what of it is asked for, and what was. */
export interface WatchedCall {
  readonly watched: StateCall;
  readonly used: { readonly time: boolean; readonly chance: boolean };
}

/** Watches whether what is made of a call depends on the time, or on chance: what does not can be kept. */
export function watchCall(state: StateCall): WatchedCall {
  const used = { time: false, chance: false };
  const { context, resource, store, call } = state;
  const watched: StateCall = {
    context,
    resource,
    store,
    call,
    get nowMs() {
      used.time = true;
      return state.nowMs;
    },
    random: () => {
      used.chance = true;
      return state.random();
    },
  };
  return { watched, used };
}
