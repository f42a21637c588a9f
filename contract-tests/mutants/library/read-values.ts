import { isForgiven } from '../lenience.ts';
import type { Or } from '../or.ts';
import type { Call } from '../serve.ts';
import { missing } from './envelope.ts';
import { invalid } from './invalid.ts';
import { lenience } from './lenience.ts';
import type { World } from './world.ts';

/** The parameters of a request, as the document describes them. */
export function readValues(world: World, call: Call): Or<Readonly<Record<string, unknown>>> {
  const { values, violations } = world.contract.readParameters(call);
  const wrong = violations.filter((one) => !isForgiven(lenience, world.on, call, one));
  if (wrong.some((one) => one.in === 'path')) return { ok: false, reply: missing() };
  return wrong.length > 0 ? { ok: false, reply: invalid(world, call, wrong) } : { ok: true, value: values };
}
