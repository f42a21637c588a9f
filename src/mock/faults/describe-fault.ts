import { damages } from './damages.ts';
import type { Fault, FaultEffect, Latency } from './fault.ts';

/** What a fault does and when, in a line: `flaky: answers 503, one of 10 requests`. */
export function describeFault({ label, effect, rate, first, every }: Fault): string {
  const when = [
    ...(first === undefined ? [] : [first === 1 ? 'the first request' : `the first ${first} requests`]),
    ...(every === undefined ? [] : [`every ${every} requests`]),
    ...(rate === 0 ? ['only when asked for'] : []),
    ...(rate > 0 && rate < 1 ? [`${Number((rate * 100).toPrecision(4))} % of requests`] : []),
  ];
  return `${label}: ${[describeEffect(effect), ...when].join(', ')}`;
}

/** `answers 503`, `waits 200 ms`. */
export function describeEffect({ latency, bytesPerSecond, dribble, status, damage }: FaultEffect): string {
  return [
    ...(latency ? [`waits ${describeLatency(latency)}`] : []),
    ...(bytesPerSecond === undefined ? [] : [`sends ${bytesPerSecond} bytes a second`]),
    ...(dribble ? [`sends ${dribble.parts} parts over ${dribble.overMs} ms`] : []),
    ...(status === undefined ? [] : [`answers ${status}`]),
    ...(damage ? [`the answer ${damages[damage]}`] : []),
  ].join(', ');
}

function describeLatency(latency: Latency): string {
  switch (latency.kind) {
    case 'fixed':
      return `${latency.ms} ms`;
    case 'uniform':
      return `${latency.minMs} to ${latency.maxMs} ms`;
    case 'log-normal':
      return `${latency.medianMs} ms at the median, sigma ${Number(latency.sigma.toPrecision(3))}`;
  }
}
