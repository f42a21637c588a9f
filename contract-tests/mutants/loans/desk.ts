import { fileURLToPath } from 'node:url';
import type { Checks } from '../check-call.ts';
import { loadContract } from '../contract.ts';
import { lenience } from './lenience.ts';

/** A member as it is kept. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly card_type: 'adult' | 'child' | 'student';
  readonly address: { readonly street: string; readonly city: string; readonly postcode: string };
  readonly joined_at: string;
}

/** A copy as it is kept. */
export interface Copy {
  readonly id: string;
  readonly title: string;
  readonly isbn: string | null;
  readonly condition: 'new' | 'good' | 'worn';
  /** In cents. */
  readonly price?: number;
}

/** A loan as it is kept; days as in `2025-03-10`. */
export interface Loan {
  readonly id: string;
  readonly copy_id: string;
  readonly member_id: string;
  readonly loaned_on: string;
  readonly due_on: string;
  readonly returned_on: string | null;
  readonly renewals: number;
  readonly note: string | null;
}

/** Who asks: staff, or the member of an id. */
export type User = { readonly kind: 'staff' } | { readonly kind: 'member'; readonly memberId: string };

/** All that one running server knows, in the order in which it was made. */
export interface Desk extends Checks {
  readonly members: Map<string, Member>;
  readonly copies: Map<string, Copy>;
  readonly loans: Map<string, Loan>;
  /** `mb-0001`, `cp-0001`, `ln-0001` … */
  readonly nextId: (kind: 'mb' | 'cp' | 'ln') => string;
  /** A clock that moves on by a minute whenever it is read. */
  readonly now: () => string;
}

/** Path of the document. */
export const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** How long a loan is at first, in days. */
export const loanDays = 28;

/** The member whose login the server knows. */
export const ownMemberId = 'mb-0001';

const titles = ['Emma', 'Kim', 'Persuasion', 'Walden', 'Ulysses', 'Solaris', 'Momo', 'Middlemarch'];

type SeedLoan = readonly [copy: number, member: string, loanedOn: string, returnedOn: string | null];

const seedLoans: readonly SeedLoan[] = [
  [1, 'mb-0001', '2025-01-07', '2025-02-10'],
  [3, 'mb-0001', '2025-03-01', null],
  [4, 'mb-0002', '2025-02-20', null],
  [5, 'mb-0002', '2025-01-15', '2025-01-30'],
  [6, 'mb-0001', '2025-02-11', null],
  [7, 'mb-0002', '2025-03-05', null],
];

/** Makes a desk with three members, eight copies and six loans, two of them returned. */
export function createDesk(switched: string | undefined): Desk {
  const on = (id: string) => id === switched;
  const counts = { mb: 0, cp: 0, ln: 0 };
  let minutes = 0;
  const nextId = (kind: 'mb' | 'cp' | 'ln') => {
    counts[kind] += 1;
    const number = String(counts[kind]).padStart(4, '0');
    return on('odd-ids') ? `${kind}.${number}~A_z` : `${kind}-${number}`;
  };
  const now = () => {
    minutes += 1;
    return new Date(Date.UTC(2025, 2, 10, 8, minutes)).toISOString();
  };
  const [members, copies, loans] = [new Map(), new Map(), new Map()];
  const desk: Desk = { on, contract: loadContract(document), lenience, members, copies, loans, nextId, now };
  plant(desk);
  return desk;
}

function plant({ members, copies, loans, nextId, now }: Desk): void {
  for (const [index, name] of ['Mara Lind', 'Otto Brand', 'Ida Voss'].entries()) {
    const address = { street: `Marktplatz ${index + 1}`, city: 'Husum', postcode: '25813' };
    const id = `mb-000${index + 1}`;
    nextId('mb');
    const email = `${name.split(' ')[0]?.toLowerCase()}@example.org`;
    members.set(id, { id, name, email, phone: null, card_type: 'adult', address, joined_at: now() });
  }
  for (const [index, title] of titles.entries()) {
    const id = `cp-000${index + 1}`;
    nextId('cp');
    copies.set(id, { id, title, isbn: null, condition: index % 3 === 0 ? 'worn' : 'good', price: 1290 });
  }
  for (const [index, [copy, member_id, loaned_on, returned_on]] of seedLoans.entries()) {
    const id = `ln-000${index + 1}`;
    nextId('ln');
    const due_on = addDays(loaned_on, loanDays);
    const which = { id, copy_id: `cp-000${copy}`, member_id };
    loans.set(id, { ...which, loaned_on, due_on, returned_on, renewals: 0, note: null });
  }
}

/** A day some days later. @param day as in `2025-03-10` */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The open loans that fit. */
export function openLoans({ loans }: Desk, fits: (loan: Loan) => boolean): readonly Loan[] {
  return [...loans.values()].filter((loan) => loan.returned_on === null && fits(loan));
}
