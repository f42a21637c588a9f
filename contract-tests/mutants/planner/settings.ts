import { readBody } from '../rules/read-body.ts';
import { nullable, numeric, oneOf, record, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import type { Household } from './household.ts';
import { bodyRefusal, json } from './replies.ts';

const clock = text({ pattern: /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/ });

const settingsRule = ({ on }: Household) =>
  record(
    {
      time_zone: oneOf(['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Tokyo']),
      [on('week-start-optional') ? 'week_starts_on?' : 'week_starts_on']: oneOf([
        'monday',
        ...(on('sunday-refused') ? [] : ['sunday']),
      ]),
      default_minutes: numeric({
        min: 5,
        max: 480,
        whole: true,
        ...(!on('odd-minutes-accepted') && { step: 5 }),
      }),
      'working_hours?': nullable(
        record({ opens: on('any-clock') ? text() : clock, closes: clock }, { open: true }),
      ),
      'digest?': oneOf(['never', 'daily', 'weekly']),
    },
    { open: true },
  );

/** GET /settings */
export function getSettings({ settings, on }: Household): Reply {
  const reply = json(
    200,
    on('minutes-as-text') ? { ...settings, default_minutes: `${settings.default_minutes}` } : settings,
  );
  return on('settings-without-type') ? { ...reply, headers: {} } : reply;
}

/** PUT /settings */
export function putSettings(household: Household, call: Call): Reply {
  const { on } = household;
  if (on('null-body-crashes') && call.body.toString() === 'null') return { ...json(500, {}), fault: 'close' };
  const read = readBody(call, settingsRule(household));
  if (!read.ok) return bodyRefusal(household, read);
  const { time_zone, week_starts_on = 'monday', default_minutes, working_hours = null } = read.value;
  const digest = read.value.digest ?? (on('default-digest-never') ? 'never' : 'weekly');
  const settings = {
    time_zone,
    week_starts_on,
    default_minutes,
    working_hours: hoursOf(working_hours),
    digest,
  };
  const kept = on('put-keeps-hours') ? { working_hours: household.settings.working_hours } : {};
  household.settings = { ...settings, ...kept };
  return json(200, settings);
}

/** DELETE /settings, which the document does not have. */
export function deleteSettings(): Reply {
  return { status: 204 };
}

function hoursOf(given: unknown): unknown {
  if (given === null) return null;
  const { opens, closes } = given as { opens: string; closes: string };
  return { opens, closes };
}
