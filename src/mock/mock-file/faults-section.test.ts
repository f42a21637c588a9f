import { expect, test } from 'vitest';
import { faultsSectionDefects, readFaultsSection } from './faults-section.ts';
import { linesOf, readSection, shopModel } from './sections.fixture.ts';

const names = 'reset, reset-in-body, closed, empty, truncated, wrong-type';
const start = 'Begin each with a dash: "- { on: getJob, rate: 0.1, status: 503 }".';
const time = 'Write 200, { min: 100, max: 400 }, { median: 100, p95: 400 } or { median: 100, sigma: 0.8 }.';
const plain = 'Write the number without quotes and without a unit.';

test('reads all that a fault can say', () => {
  const written = [
    { name: 'flaky', on: ['get  /orders', 'tag:Items'], rate: 0.1, first: 5, every: 2, status: 503 },
    { latency: { median: 100, sigma: 0.5 }, bandwidth: 1000, dribble: { over: 50 }, fault: 'truncated' },
  ];
  const { section, defects } = readSection('faults', written, readFaultsSection);
  expect(defects).toEqual([]);
  const at = (pointer: string) => ({ source: '/mocks/api.yaml', pointer: `/faults/${pointer}` });
  expect(section).toEqual([
    {
      name: 'flaky',
      label: 'flaky',
      on: [
        { text: 'GET /orders', at: at('0/on/0') },
        { text: 'tag:Items', at: at('0/on/1') },
      ],
      rate: 0.1,
      first: 5,
      every: 2,
      effect: { status: 503 },
      at: at('0'),
    },
    {
      name: undefined,
      label: 'faults/1',
      on: [{ text: '*', at: at('1') }],
      rate: 1,
      first: undefined,
      every: undefined,
      effect: {
        latency: { kind: 'log-normal', medianMs: 100, sigma: 0.5 },
        bytesPerSecond: 1000,
        dribble: { parts: 10, overMs: 50 },
        damage: 'truncated',
      },
      at: at('1'),
    },
  ]);
});

test.each<[string, unknown, string[]]>([
  ['no list', { fault: 'reset' }, [`/faults: "faults" must be a list of faults, not an object. ${start}`]],
  ['an unknown key', [{ fualt: 'reset' }], ['/faults/0/fualt: unknown key "fualt". Did you mean "fault"?']],
  [
    'nothing that happens',
    [{ rate: 0.5 }],
    ['/faults/0: this fault does nothing. Add "latency", "bandwidth", "dribble", "status" or "fault".'],
  ],
  [
    'two ends',
    [{ status: 503, fault: 'reset' }],
    ['/faults/0: a fault is either a "status" or something on the way. Write two faults.'],
  ],
  [
    'a fault as a status',
    [{ status: 'reset' }],
    ['/faults/0/status: "reset" is no status. Write "fault: reset".'],
  ],
  ['a status as a fault', [{ fault: 503 }], ['/faults/0/fault: 503 is a status. Write "status: 503".']],
  [
    'a fault that there is not',
    [{ fault: '__proto__' }],
    [`/faults/0/fault: "fault" must be the name of a fault, not "__proto__". There are ${names}.`],
  ],
  [
    'a success',
    [{ status: 200 }],
    [`/faults/0/status: "status" must be a whole number from 400 to 599, not 200. ${plain}`],
  ],
  [
    'a rate beyond 1',
    [{ fault: 'reset', rate: 10 }],
    [`/faults/0/rate: "rate" must be a number from 0 to 1, not 10. ${plain}`],
  ],
  [
    'a count that is none',
    [{ fault: 'reset', first: 0, every: 1.5 }],
    [
      `/faults/0/first: "first" must be a whole number from 1 to 1000000000, not 0. ${plain}`,
      `/faults/0/every: "every" must be a whole number from 1 to 1000000000, not 1.5. ${plain}`,
    ],
  ],
  [
    'a time that is none',
    [{ latency: '200ms' }, { latency: 1e9 }, { latency: { min: 5 } }, { latency: { min: 5, max: 1 } }],
    [
      `/faults/0/latency: "latency" must be a number of milliseconds or an object, not "200ms". ${time}`,
      `/faults/1/latency: "latency" must be a number of milliseconds from 0 to 600000, not 1000000000. ${plain}`,
      `/faults/2/latency: these names do not make up a time. ${time}`,
      '/faults/3/latency: "min" is 5, more than "max", 1. Exchange the two.',
    ],
  ],
  [
    'a tail before the median',
    [{ latency: { median: 100, p95: 50 } }],
    [
      '/faults/0/latency: "p95" is 50, less than "median", 100. One of twenty answers takes longer than "p95", half of them longer than "median".',
    ],
  ],
  [
    'a dribble without a time',
    [{ dribble: { parts: 3 } }],
    ['/faults/0/dribble: "over" is missing. Write { over: 2000, parts: 10 }.'],
  ],
  [
    'a name of every mock',
    [{ name: 'reset', fault: 'reset' }],
    ['/faults/0/name: "reset" is the name of a fault that every mock has. Choose another name.'],
  ],
  [
    'a name twice',
    [
      { name: 'a', fault: 'reset' },
      { name: 'a', fault: 'closed' },
    ],
    ['/faults: two faults are called "a". Give each a name of its own.'],
  ],
  [
    'no operation',
    [
      { on: [], fault: 'reset' },
      { on: 7, fault: 'reset' },
    ],
    [
      '/faults/0/on: this list must have 1 to 1000 names, not 0. Write "*" for all, an operationId, "GET /jobs/{id}", "tag:Jobs", or a list of these.',
      '/faults/1/on: "on" must be the name of an operation, not 7. Write "*" for all, an operationId, "GET /jobs/{id}", "tag:Jobs", or a list of these.',
    ],
  ],
])('refuses %s', (_name, written, want) => {
  expect(linesOf(readSection('faults', written, readFaultsSection).defects)).toEqual(want);
});

test.each<[string, unknown, string[]]>([
  [
    'all that fits',
    [{ status: 503 }, { on: 'addOrder', status: 418 }, { on: 'tag:Orders', status: 503 }],
    [],
  ],
  [
    'an operation',
    [{ on: 'listOrder', fault: 'reset' }],
    ['/faults/0/on: the document has no operation "listOrder". Did you mean "listOrders"?'],
  ],
  [
    'a tag',
    [{ on: 'tag:Order', fault: 'reset' }],
    ['/faults/0/on: no operation has the tag "Order". Did you mean "Orders"?'],
  ],
  [
    'a status of an operation',
    [{ on: ['listItems', 'listOrders'], status: 503 }],
    ['/faults/0: GET /items has no response 503. Documented: 200.'],
  ],
  [
    'a status of any operation with a tag',
    [{ on: 'tag:Items', status: 503 }],
    [
      '/faults/0: none of these operations documents 503. Add the response 503 to the document, or choose one that is there.',
    ],
  ],
])('what the document does not have: %s', (_name, written, want) => {
  const { section } = readSection('faults', written, readFaultsSection);
  expect(linesOf(faultsSectionDefects(section, shopModel()))).toEqual(want);
});
