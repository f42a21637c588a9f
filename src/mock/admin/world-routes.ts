import type { MockResponse } from '../exchange.ts';
import type { World } from '../world/world.ts';
import type { Worlds } from '../world/worlds.ts';
import { jsonAnswer, missingAnswer, outcomeAnswer, refusal } from './admin-answer.ts';
import type { AdminOrder, AdminRoute } from './admin-call.ts';
import { readBody } from './read-body.ts';

/** The time, scenario and faults of a session's world, and its beginning anew. */
export const worldRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/clock',
    summary: 'the time of a session, and whether its clock is stopped',
    answer: withWorld(clockAnswer),
  },
  {
    method: 'PUT',
    path: '/clock',
    summary: 'moves it: {"now": "2026-05-04T10:00:00Z"}, {"advance": 60000} in milliseconds, {"stop": true}',
    answer: withWorld(setClock),
  },
  {
    method: 'GET',
    path: '/scenario',
    summary: 'the scenario that a session plays, and those that there are',
    answer: withWorld(scenarioAnswer),
  },
  {
    method: 'PUT',
    path: '/scenario',
    summary:
      'begins one: {"scenario": "outage"}, null for none; or goes to a state: {"api": "jobs", "state": "down"}',
    answer: withWorld(setScenario),
  },
  {
    method: 'GET',
    path: '/faults',
    summary: 'the faults that were turned on for a session',
    answer: withWorld(faultsAnswer),
  },
  {
    method: 'PUT',
    path: '/faults',
    summary: 'turns faults on in place of those that were: {"faults": ["reset@0.1", "503"]}',
    answer: withWorld(setFaults),
  },
  {
    method: 'POST',
    path: '/reset',
    summary: 'begins a session anew: what it keeps, its time, and its requests',
    answer: withWorld((_world, order, worlds) => {
      const session = order.session ?? '';
      worlds.reset(session);
      order.control.journal?.clear(session);
      return { status: 204, headers: {}, body: undefined };
    }),
  },
];

function withWorld(
  answer: (world: World, order: AdminOrder, worlds: Worlds) => MockResponse,
): (order: AdminOrder) => MockResponse {
  return (order) => {
    const { worlds } = order.control;
    if (!worlds)
      return missingAnswer('memory', 'It was started without one, so that there is nothing to control.');
    return answer(worlds.of(order.session ?? ''), order, worlds);
  };
}

function clockAnswer({ clock }: World): MockResponse {
  return jsonAnswer({ now: clock.now().toISOString(), stopped: clock.isStopped });
}

function setClock(world: World, { call }: AdminOrder): MockResponse {
  const read = readBody(call.body, ['now', 'advance', 'stop'], '{"advance": 60000}');
  if (!read.ok) return read.answer;
  const [now, advance, stop] = ['now', 'advance', 'stop'].map((key) => read.fields.get(key));
  const time = new Date(typeof now?.value === 'string' ? now.value : Number.NaN);
  const ms = advance?.value;
  const isStopped = stop?.value;
  if (now && Number.isNaN(time.getTime())) now.mismatch('a time', 'Write it as 2026-05-04T10:00:00Z.');
  if (advance && !(typeof ms === 'number' && Number.isFinite(ms))) {
    advance.mismatch('a number of milliseconds', 'Write 60000 for a minute.');
  }
  if (stop && typeof isStopped !== 'boolean') stop.mismatch('true or false', 'Write true to stop the clock.');
  const wrong = read.wrong();
  if (wrong) return wrong;
  if (now && advance) {
    return refusal(
      400,
      'The call cannot be understood',
      'A clock is set with "now" or moved with "advance", not both.',
    );
  }
  if (typeof ms === 'number') world.clock.advance(ms);
  if (now || stop) world.clock.set(now ? time : world.clock.now(), isStopped === true);
  return clockAnswer(world);
}

const noScenarios = () => missingAnswer('scenarios', 'Write some into a mock file, under "scenarios".');

function scenarioAnswer(world: World, { control: { scenarios } }: AdminOrder): MockResponse {
  if (!scenarios) return noScenarios();
  const playing = scenarios.playing(world);
  return jsonAnswer({
    scenario: playing?.scenario ?? null,
    states: Object.fromEntries(playing?.states ?? []),
    scenarios: scenarios.list().map(({ name, description, states }) => ({
      name,
      description,
      states: Object.fromEntries(states),
    })),
  });
}

function setScenario(world: World, order: AdminOrder): MockResponse {
  const { scenarios } = order.control;
  if (!scenarios) return noScenarios();
  const read = readBody(order.call.body, ['scenario', 'api', 'state'], '{"scenario": "outage"}');
  if (!read.ok) return read.answer;
  const [scenario, api, state] = ['scenario', 'api', 'state'].map((key) => read.fields.get(key));
  for (const field of [api, state]) {
    if (field && typeof field.value !== 'string') field.mismatch('a name', 'Write it in quotes.');
  }
  if (scenario && typeof scenario.value !== 'string' && scenario.value !== null) {
    scenario.mismatch('the name of a scenario, or null for none', 'Write it in quotes.');
  }
  const wrong = read.wrong();
  if (wrong) return wrong;
  if (!scenario && !state)
    return refusal(400, 'The call cannot be understood', 'Name a "scenario" or a "state".');
  const begun = scenario ? scenarios.set(world, textOf(scenario.value)) : { ok: true as const };
  if (!begun.ok || !state) return outcomeAnswer(begun, () => bodyOf(scenarioAnswer(world, order)));
  const [only, ...others] = order.control.apis();
  const name = textOf(api?.value) ?? (others.length === 0 ? only?.name : undefined);
  if (name === undefined) {
    return refusal(400, 'The call cannot be understood', 'There are several APIs: name the one with "api".');
  }
  const moved = scenarios.setState(world, name, String(state.value));
  return outcomeAnswer(moved, () => bodyOf(scenarioAnswer(world, order)));
}

function bodyOf({ body }: MockResponse): unknown {
  return JSON.parse(String(body));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

const noFaults = () =>
  missingAnswer('faults that can be turned on', 'Name some in a mock file, under "faults".');

function faultsAnswer(world: World, { control: { faults } }: AdminOrder): MockResponse {
  return faults ? jsonAnswer({ faults: faults.words(world) }) : noFaults();
}

function setFaults(world: World, { call, control: { faults } }: AdminOrder): MockResponse {
  if (!faults) return noFaults();
  const read = readBody(call.body, ['faults'], '{"faults": ["reset@0.1"]}');
  if (!read.ok) return read.answer;
  const list = read.fields.get('faults');
  if (!list) return refusal(400, 'The call cannot be understood', 'Send {"faults": […]}, empty for none.');
  const items = list.items('a list of faults', 'Write ["503"].') ?? [];
  for (const item of items) if (typeof item.value !== 'string') item.mismatch('a fault', 'Write "503".');
  const wrong = read.wrong();
  if (wrong) return wrong;
  const outcome = faults.set(
    world,
    items.map(({ value }) => String(value)),
  );
  return outcomeAnswer(outcome, () => ({ faults: faults.words(world) }));
}
