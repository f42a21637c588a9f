import { expect, test } from 'vitest';
import { type ReadFaultWord, readFaultWord } from './read-fault-word.ts';

const ok = (effect: object, rate = 1) => ({ ok: true, effect, rate });
const wrong = (reason: string) => ({ ok: false, reason });
const all =
  'Known: reset, reset-in-body, closed, empty, truncated, wrong-type, latency, bandwidth, dribble, status.';

test.each<[string, object]>([
  ['reset', ok({ damage: 'reset' })],
  ['truncated@0.25', ok({ damage: 'truncated' }, 0.25)],
  ['503', ok({ status: 503 })],
  ['503@0', ok({ status: 503 }, 0)],
  ['status:429', ok({ status: 429 })],
  ['latency:500', ok({ latency: { kind: 'fixed', ms: 500 } })],
  ['latency:0.5@1', ok({ latency: { kind: 'fixed', ms: 0.5 } })],
  ['bandwidth:1000', ok({ bytesPerSecond: 1000 })],
  ['dribble:2000', ok({ dribble: { parts: 10, overMs: 2000 } })],
  ['latncy:500', wrong('there is no fault "latncy". Did you mean "latency"?')],
  ['', wrong(`there is no fault "". ${all}`)],
  ['toString', wrong(`there is no fault "toString". ${all}`)],
  ['__proto__:1', wrong(`there is no fault "__proto__". ${all}`)],
  ['reset:5', wrong('"reset" has no number behind it')],
  ['latency', wrong('"latency" needs a number from 0 to 600000 behind it: "latency:500"')],
  ['latency:', wrong('"latency" needs a number from 0 to 600000 behind it: "latency:500"')],
  ['latency:1e3', wrong('"latency" needs a number from 0 to 600000 behind it: "latency:500"')],
  ['latency:600001', wrong('"latency" needs a number from 0 to 600000 behind it: "latency:500"')],
  ['status:503.5', wrong('"status" needs a number from 400 to 599 behind it: "status:500"')],
  ['200', wrong('"status" needs a number from 400 to 599 behind it: "status:500"')],
  ['reset@2', wrong('the rate behind "@" must be from 0 to 1: "reset@0.1"')],
  ['reset@', wrong('the rate behind "@" must be from 0 to 1: "reset@0.1"')],
])('%s', (text, want) => {
  expect(readFaultWord(text) satisfies ReadFaultWord).toEqual(want);
});
