import { assets } from './assets/subject.ts';
import { backups } from './backups/subject.ts';
import { blog } from './blog/subject.ts';
import { bookings } from './bookings/subject.ts';
import { catalog } from './catalog/subject.ts';
import { chats } from './chats/subject.ts';
import { clinic } from './clinic/subject.ts';
import { convert } from './convert/subject.ts';
import { crew } from './crew/subject.ts';
import { exportDesk } from './exports/subject.ts';
import { feed } from './feed/server.ts';
import { featureFlags } from './flags/subject.ts';
import { fleet } from './fleet/subject.ts';
import { helpdesk } from './helpdesk/subject.ts';
import { inventory } from './inventory/server.ts';
import { invoices } from './invoices/subject.ts';
import { ledger } from './ledger/subject.ts';
import { library } from './library/server.ts';
import { loans } from './loans/subject.ts';
import { media } from './media/subject.ts';
import { papers } from './papers/subject.ts';
import { parking } from './parking/subject.ts';
import { payments } from './payments/subject.ts';
import { places } from './places/subject.ts';
import { planner } from './planner/subject.ts';
import { polls } from './polls/subject.ts';
import { renders } from './renders/subject.ts';
import { search } from './search/subject.ts';
import { shop } from './shop/subject.ts';
import { stations } from './stations/subject.ts';
import type { Subject } from './subject.ts';
import { surveys } from './surveys/subject.ts';
import { tasks } from './tasks/subject.ts';
import { tracker } from './tracker/subject.ts';
import { transfers } from './transfers/subject.ts';
import { wiki } from './wiki/subject.ts';

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
  fleet,
  shop,
  tasks,
  blog,
  papers,
  convert,
  transfers,
  catalog,
  parking,
  assets,
  polls,
  invoices,
  stations,
  renders,
  wiki,
  crew,
  backups,
  surveys,
  chats,
  featureFlags,
  loans,
  places,
];
