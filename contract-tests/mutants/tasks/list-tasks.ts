import { checkParameters } from '../check-call.ts';
import type { Call, Reply } from '../serve.ts';
import type { Board, Task } from './board.ts';
import { failure, shown, success } from './replies.ts';

/** GET /tasks */
export function listTasks(board: Board, call: Call): Reply {
  const { on, tasks } = board;
  const { values, violations } = checkParameters(board, call);
  if (violations.length > 0) return failure(board, 400, violations);
  // The document has made sure of the types.
  const { page, page_size: size, sort } = values as { page: number; page_size: number; sort: string };
  if (on('far-page-crashes') && page > 50_000) return failure(board, 500);
  const found = [...tasks.values()].filter((task) => isWanted(board, task, values));
  const sorted = found.sort((one, other) => compare(board, sort, one, other));
  const start = (page - 1) * size - (on('second-page-overlaps') && page > 1 ? 1 : 0);
  const data = sorted.slice(start, start + size);
  const hasNext = start + size < found.length;
  const metadata = {
    page,
    page_size: size,
    total: on('total-of-page') ? data.length : found.length,
    has_next: on('has-next-of-full-page') ? data.length === size : hasNext,
  };
  const entries = data.map((task) => ({
    ...shown(board, task),
    ...(on('no-labels-is-null') && task.labels.length === 0 && { labels: null }),
  }));
  return success(board, 200, entries, metadata);
}

function isWanted({ on }: Board, task: Task, values: Readonly<Record<string, unknown>>): boolean {
  const { status, priority, label, due_before: dueBefore } = values;
  if (status !== undefined && task.status !== status) return false;
  if (priority !== undefined && task.priority !== priority && !on('priority-ignored')) return false;
  if (label !== undefined && !task.labels.includes(String(label))) return false;
  if (dueBefore === undefined) return true;
  return task.due_date !== null && task.due_date < String(dueBefore);
}

function compare({ on }: Board, sort: string, one: Task, other: Task): number {
  const isDescending = sort.startsWith('-') && !(on('title-only-ascending') && sort === '-title');
  const key = sort.replace('-', '');
  if (key !== 'title' && key !== 'due_date' && key !== 'created_at') return 0;
  const [first, second] = [one[key], other[key]];
  if (first === second) return 0;
  if (first === null) return 1;
  if (second === null) return -1;
  return byCodePoint(first, second) * (isDescending ? -1 : 1);
}

/** Characters beyond the basic plane come last, which a comparison of UTF-16 units would not do. */
function byCodePoint(first: string, second: string): number {
  return Buffer.compare(Buffer.from(first), Buffer.from(second));
}
