import { preferredType } from '../preferred-type.ts';
import { instantOf } from '../rules/formats.ts';
import { readParameters } from '../rules/read-parameters.ts';
import { text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import type { House } from './house.ts';
import { fail, json } from './replies.ts';

interface Row {
  readonly room_id: string;
  readonly name: string;
  readonly bookings: number;
  readonly hours: number;
}

const mediaTypes = ['application/json', 'text/csv'] as const;

/** GET /reports/usage */
export function reportUsage(house: House, call: Call): Reply {
  const { on } = house;
  const rule = text({ pattern: /^20[0-9]{2}-(?:0[1-9]|1[0-2])$/ });
  const { values, faults } = readParameters((name) => call.query.getAll(name), {
    month: { as: 'text', rule, required: true },
  });
  if (faults.length > 0) return fail(house, 400, faults);
  // An empty one asks for nothing in particular.
  const accept = call.headers.accept || '*/*';
  if (on('weighted-accept-crashes') && /;\s*q=/i.test(accept)) return fail(house, 500);
  const mediaType = on('csv-never') ? 'application/json' : preferredType(accept, mediaTypes);
  if (!mediaType) return fail(house, 406);
  const month = String(values.month);
  const rooms = rowsOf(house, month);
  const ending = mediaType === 'text/csv' ? 'csv' : 'json';
  const headers = {
    Vary: 'Accept',
    'Content-Disposition': `attachment; filename="usage-${month}.${ending}"`,
  };
  if (mediaType === 'text/csv') {
    const { Vary: _, ...less } = headers;
    return {
      status: 200,
      headers: { 'Content-Type': 'text/csv; charset=utf-8', ...(on('csv-without-vary') ? less : headers) },
      body: csv(rooms),
    };
  }
  return json(200, { month, rooms }, headers);
}

function rowsOf({ rooms, bookings }: House, month: string): readonly Row[] {
  const start = Date.parse(`${month}-01T00:00:00Z`);
  const end = new Date(start).setUTCMonth(new Date(start).getUTCMonth() + 1);
  const isIn = ({ starts_at }: { starts_at: string }) =>
    instantOf(starts_at) >= start && instantOf(starts_at) < end;
  return [...rooms.values()].map(({ id, name }) => {
    const here = [...bookings.values()].filter((one) => one.room_id === id && isIn(one));
    const ms = here.reduce((sum, one) => sum + instantOf(one.ends_at) - instantOf(one.starts_at), 0);
    return { room_id: id, name, bookings: here.length, hours: Math.round(ms / 36_000) / 100 };
  });
}

/** As RFC 4180 has it. */
function csv(rows: readonly Row[]): string {
  const field = (value: string | number) =>
    /[",\r\n]/.test(`${value}`) ? `"${`${value}`.replaceAll('"', '""')}"` : value;
  const lines = rows.map(({ room_id, name, bookings, hours }) =>
    [room_id, name, bookings, hours].map(field).join(','),
  );
  return ['room_id,name,bookings,hours', ...lines].map((line) => `${line}\r\n`).join('');
}
