/** Somebody who can sign in. */
export interface User {
  readonly id: number;
  readonly name: string;
  readonly role: 'agent' | 'customer';
  readonly email: string;
}

/** A ticket as it is kept. */
export interface Ticket {
  readonly id: number;
  readonly subject: string;
  readonly body: string;
  readonly status: 'open' | 'reopened' | 'closed';
  readonly priority: string;
  readonly due_on: string | null;
  readonly tags: readonly string[];
  readonly custom_fields: Readonly<Record<string, string>>;
  readonly requester: number;
  readonly assignee: number | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly closed_at: string | null;
  /** Counts the changes. */
  readonly version: number;
}

/** A comment as it is kept. */
export interface Comment {
  readonly id: number;
  readonly ticket_id: number;
  readonly author: number;
  readonly body: string;
  readonly internal: boolean;
  readonly created_at: string;
}

/** A macro as it is kept. */
export interface Macro {
  readonly id: number;
  readonly name: string;
  readonly text: string;
  readonly note: string | null;
  readonly closes: boolean;
}

/** All that one running server knows. */
export interface Desk {
  readonly users: readonly User[];
  readonly tickets: Map<number, Ticket>;
  readonly comments: Map<number, Comment>;
  readonly macros: Map<number, Macro>;
  /** First answers by user and idempotency key. */
  readonly done: Map<string, { readonly sent: string; readonly id: number; readonly data: object }>;
  /** How many tickets were deleted. */
  deleted: number;
  /** A new number. */
  readonly nextId: () => number;
  /** The time, a minute later at every call. */
  readonly now: () => string;
}

/** Makes a desk with three users, six tickets, three comments and three macros. @param from the first number */
export function createDesk(from = 1): Desk {
  let id = from - 1;
  let minutes = 0;
  const desk: Desk = {
    users: [
      { id: 1, name: 'Ida Berg', role: 'agent', email: 'ida@desk.example' },
      { id: 2, name: 'Carl Dahl', role: 'customer', email: 'carl@dahl.example' },
      { id: 3, name: 'Jon Ek', role: 'agent', email: 'jon@desk.example' },
    ],
    tickets: new Map(),
    comments: new Map(),
    macros: new Map(),
    done: new Map(),
    deleted: 0,
    nextId: () => ++id,
    now: () => new Date(Date.UTC(2026, 0, 5, 8, minutes++)).toISOString().replace('.000', ''),
  };
  seed(desk, from);
  return desk;
}

const subjects = ['Printer jams', 'No sound', 'Lost badge', 'Slow laptop', 'New chair', 'Broken screen'];

function seed(desk: Desk, first: number): void {
  for (const [index, subject] of subjects.entries()) {
    const id = desk.nextId();
    const at = desk.now();
    const isClosed = index === 2;
    desk.tickets.set(id, {
      id,
      subject,
      body: `${subject}, since Monday.`,
      status: isClosed ? 'closed' : 'open',
      priority: ['normal', 'high', 'low'][index % 3] ?? 'normal',
      due_on: null,
      tags: index % 2 === 0 ? [] : ['hardware'],
      custom_fields: {},
      requester: index % 3 === 1 ? 2 : 1,
      assignee: index === 1 ? 3 : null,
      created_at: at,
      updated_at: at,
      closed_at: isClosed ? at : null,
      version: 1,
    });
  }
  for (const body of ['Which one?', 'The old one.', 'Ordered a new one.']) {
    const id = desk.nextId();
    const isInternal = body.startsWith('Ordered');
    const rest = { author: 1, body, internal: isInternal, created_at: desk.now() };
    desk.comments.set(id, { id, ticket_id: first, ...rest });
  }
  for (const name of ['Ask for details', 'Send a manual', 'Thank and close']) {
    const id = desk.nextId();
    desk.macros.set(id, { id, name, text: `${name}.`, note: null, closes: name.endsWith('close') });
  }
}
