import type { Reply } from '../serve.ts';
import { fail, one } from './replies.ts';
import type { Given, World } from './world.ts';

const vouchers = [
  { code: 'SPRING15', percent: 15, valid_from: '2026-03-01', valid_to: '2026-05-31' },
  { code: 'WELCOME', percent: 5, valid_from: '2025-01-01', valid_to: '2027-12-31' },
  { code: 'XMAS2025', percent: 25, valid_from: '2025-12-01', valid_to: '2025-12-24' },
];

/** GET /vouchers/{code} */
export function getVoucher({ on }: World, { values }: Given): Reply {
  const day = values.on === undefined ? '2026-03-02' : String(values.on);
  const voucher = vouchers.find(({ code }) => code === values.code);
  if (!voucher) return fail(on('missing-voucher-410') ? 410 : 404);
  if (on('leap-day-crashes') && day.endsWith('-02-29')) return fail(500);
  const active = voucher.valid_from <= day && day <= voucher.valid_to;
  const percent = on('percent-as-fraction') ? voucher.percent / 100 : voucher.percent;
  return one(200, { ...voucher, percent, active });
}
