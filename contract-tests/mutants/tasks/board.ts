import { fileURLToPath } from 'node:url';
import { type Checks, checkParameters } from '../check-call.ts';
import { loadContract } from '../contract.ts';
import type { Call } from '../serve.ts';
import { lenience } from './lenience.ts';

/** A task as it is kept. */
export interface Task {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly status: string;
  readonly priority: string;
  readonly labels: readonly string[];
  readonly assignee: string | null;
  /** A day: `2026-03-31`. */
  readonly due_date: string | null;
  readonly completed_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

/** All that one running server knows. */
export interface Board extends Checks {
  /** In the order of their creation. */
  readonly tasks: Map<string, Task>;
  readonly nextId: () => string;
  /** A clock that moves on by a second whenever it is read. */
  readonly now: () => string;
}

/** Path of the document. */
export const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** The id of the task that was made as number so and so. */
export function idOf(number: number): string {
  return `5ea4c400-7a5c-4000-8000-${String(number).padStart(12, '0')}`;
}

/** Makes a board with five tasks. */
export function createBoard(switched: string | undefined): Board {
  let made = 0;
  let seconds = 0;
  const board: Board = {
    contract: loadContract(document),
    lenience,
    on: (id) => id === switched,
    tasks: new Map(),
    nextId: () => {
      made += 1;
      return idOf(made);
    },
    now: () => {
      seconds += 1;
      return new Date(Date.UTC(2025, 0, 6, 9) + seconds * 1000).toISOString();
    },
  };
  for (const seed of seeds) {
    const at = board.now();
    const task = { ...blank, ...seed, id: board.nextId(), created_at: at, updated_at: at };
    board.tasks.set(task.id, task);
  }
  return board;
}

/** A task of which nothing is known but what has a default. */
export const blank = {
  description: null,
  status: 'todo',
  priority: 'normal',
  labels: [],
  assignee: null,
  due_date: null,
  completed_at: null,
} as const;

const seeds = [
  { title: 'Order chairs', priority: 'low', labels: ['office'], due_date: '2025-02-10' },
  { title: 'Renew certificate', priority: 'high', labels: ['ops', 'urgent'], due_date: '2025-01-20' },
  { title: 'Clean the fridge' },
  {
    title: 'Draft budget',
    status: 'done',
    assignee: 'lee@example.com',
    completed_at: '2025-01-04T12:00:00.000Z',
  },
  { title: 'Answer survey', status: 'in_progress', labels: ['office'], due_date: '2025-03-01' },
];

/** The task that a path names. */
export function findTask(board: Board, call: Call): Task | undefined {
  const isValid = checkParameters(board, call).violations.every((one) => one.in !== 'path');
  return isValid ? board.tasks.get((call.params.task_id ?? '').toLowerCase()) : undefined;
}
