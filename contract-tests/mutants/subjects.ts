import { bookings } from './bookings/subject.ts';
import { clinic } from './clinic/subject.ts';
import { exportDesk } from './exports/subject.ts';
import { feed } from './feed/server.ts';
import { helpdesk } from './helpdesk/subject.ts';
import { inventory } from './inventory/server.ts';
import { ledger } from './ledger/subject.ts';
import { library } from './library/server.ts';
import { media } from './media/subject.ts';
import { payments } from './payments/subject.ts';
import { planner } from './planner/subject.ts';
import { search } from './search/subject.ts';
import type { Subject } from './subject.ts';
import { tracker } from './tracker/subject.ts';

/** All subjects of the benchmark. */
export const subjects: readonly Subject[] = [
  exportDesk,
  library,
  feed,
  inventory,
  payments,
  search,
  planner,
  clinic,
  tracker,
  ledger,
  bookings,
  media,
  helpdesk,
];
