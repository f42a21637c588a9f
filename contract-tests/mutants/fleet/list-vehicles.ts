import type { Call, Reply } from '../serve.ts';
import type { Values } from './admit.ts';
import type { Depot, Vehicle } from './depot.ts';
import { type PageFault, replyPage } from './page.ts';
import { shownVehicle } from './vehicles.ts';

/** GET /vehicles */
export function listVehicles(depot: Depot, call: Call, values: Values): Reply {
  const { on } = depot;
  // The contract has made sure of the types.
  const { status, tag, fuel_type, sort } = values as {
    readonly status?: readonly string[];
    readonly tag?: readonly string[];
    readonly fuel_type?: readonly string[];
    readonly sort: string;
  };
  const statuses = on('only-first-status') ? status?.slice(0, 1) : status;
  const fuels = on('petrol-not-filtered') && fuel_type?.includes('petrol') ? undefined : fuel_type;
  const hasTags = ({ tags }: Vehicle) => {
    if (tag === undefined) return true;
    if (on('two-tags-not-filtered') && tag.length > 1) return true;
    return tag.every((one) => tags.includes(one));
  };
  const found = [...depot.vehicles.values()]
    .filter((one) => statuses === undefined || statuses.includes(one.status))
    .filter((one) => fuels === undefined || fuels.includes(one.fuel_type))
    .filter(hasTags)
    .sort(inOrder(on('minus-ignored') ? sort.replace('-', '') : sort));
  const show = (one: Vehicle) => {
    const shown = shownVehicle(depot, one);
    return on('listed-tags-null') && one.tags.length === 0 ? { ...shown, tags: null } : shown;
  };
  const fault: PageFault = {
    ...(on('total-counts-removed') && { total: found.length + depot.removed.size }),
    ...(on('next-drops-status') && { dropped: 'status' }),
  };
  return replyPage(depot, call, values, found, { show, fault });
}

function inOrder(sort: string): (one: Vehicle, other: Vehicle) => number {
  const byPlate = (one: Vehicle, other: Vehicle) => (one.plate < other.plate ? -1 : 1);
  const sign = sort.startsWith('-') ? -1 : 1;
  if (sort.endsWith('plate')) return (one, other) => sign * byPlate(one, other);
  return (one, other) => sign * (one.odometer_km - other.odometer_km) || byPlate(one, other);
}
