/** What is written into an issue. */
export interface Attributes {
  readonly title: string;
  readonly body: string | null;
  readonly priority: number;
  readonly dueOn: string | null;
  readonly state: string;
  readonly createdAt: string;
}

/** An issue as it is kept. */
export interface Issue {
  readonly id: string;
  readonly author: string;
  readonly version: number;
  readonly attributes: Attributes;
  readonly labels: readonly string[];
  /** Only ever true by a violation: gone, and still listed. */
  readonly isGhost?: boolean;
}

/** A label as it is kept. */
export interface Label {
  readonly id: string;
  readonly name: string;
  readonly color: string;
}

/** All that one running server knows. */
export interface Board {
  /** Whether a violation or a variant is switched on. */
  readonly on: (id: string) => boolean;
  readonly issues: Map<string, Issue>;
  readonly labels: Map<string, Label>;
  readonly nextId: () => string;
  /** A clock that goes on by a minute whenever it is read. */
  readonly now: () => string;
}

/** Makes a board with three labels, six issues of ann and two of ben. */
export function createBoard(switched: string | undefined): Board {
  let made = 100;
  let minutes = 0;
  const board: Board = {
    on: (id) => id === switched,
    issues: new Map(),
    labels: new Map(),
    nextId: () => {
      made += 1;
      return `${made}`;
    },
    now: () => {
      minutes += 1;
      return new Date(Date.UTC(2026, 0, 5, 8, minutes)).toISOString();
    },
  };
  for (const name of ['bug', 'idea', 'chore']) {
    const id = board.nextId();
    board.labels.set(id, { id, name, color: '#c0ffee' });
  }
  const titles = [
    'Roof leaks',
    'Bell is mute',
    'Lamp flickers',
    'Door squeaks',
    'Key is lost',
    'Mill stands',
  ];
  for (const [index, title] of [...titles, 'Yard is wet', 'Cat is out'].entries()) {
    const state = index % 3 === 1 ? 'closed' : 'open';
    const attributes = { title, body: null, priority: 1 + (index % 3), dueOn: null, state };
    addIssue(board, index < titles.length ? 'ann' : 'ben', attributes, index % 2 === 0 ? ['101'] : []);
  }
  return board;
}

/** Adds an issue. */
export function addIssue(
  board: Board,
  author: string,
  attributes: Omit<Attributes, 'createdAt'>,
  labels: readonly string[] = [],
): Issue {
  const id = board.nextId();
  const issue = { id, author, version: 1, attributes: { ...attributes, createdAt: board.now() }, labels };
  board.issues.set(id, issue);
  return issue;
}
