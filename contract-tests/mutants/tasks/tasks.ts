import type { Call, Reply } from '../serve.ts';
import { type Board, blank, findTask, type Task } from './board.ts';
import { failure, read, shown, success } from './replies.ts';

/** POST /tasks */
export function createTask(board: Board, call: Call): Reply {
  const { on, tasks } = board;
  const sent = read(board, call);
  if (!sent.ok) return sent.reply;
  const title = String(sent.value.title);
  if (on('longest-title-refused') && [...title].length === 120) return failure(board, 422);
  if (on('emoji-crashes') && /\p{Extended_Pictographic}/u.test(title)) return failure(board, 500);
  const at = board.now();
  const priority = on('default-priority-low') ? { priority: 'low' } : {};
  // The document has made sure of the types.
  const task = {
    ...blank,
    ...priority,
    ...sent.value,
    id: board.nextId(),
    created_at: at,
    updated_at: at,
  } as unknown as Task;
  tasks.set(task.id, task);
  const location = { Location: `/api/v1/tasks/${task.id}` };
  return success(board, on('created-is-200') ? 200 : 201, shown(board, task), {}, location);
}

/** GET /tasks/{task_id} */
export function getTask(board: Board, call: Call): Reply {
  const task = findTask(board, call);
  if (!task) return failure(board, 404);
  const found = success(board, 200, shown(board, task));
  if (!board.on('task-as-html')) return found;
  return { ...found, headers: { ...found.headers, 'Content-Type': 'text/html; charset=utf-8' } };
}

/** PATCH /tasks/{task_id} */
export function updateTask(board: Board, call: Call): Reply {
  const task = findTask(board, call);
  if (!task) return failure(board, 404);
  const sent = read(board, call);
  if (!sent.ok) return sent.reply;
  const reopened = sent.value.status === undefined ? {} : { completed_at: null };
  const lost = board.on('update-clears-labels') ? { labels: [] } : {};
  // The document has made sure of the types.
  const after = { ...task, ...lost, ...sent.value, ...reopened, updated_at: board.now() } as Task;
  board.tasks.set(task.id, after);
  return success(board, 200, shown(board, after));
}

/** DELETE /tasks/{task_id} */
export function deleteTask(board: Board, call: Call): Reply {
  const { on, tasks } = board;
  const task = findTask(board, call);
  if (!task) return on('unknown-deleted') ? { status: 204 } : failure(board, 404);
  if (!on('delete-keeps-task')) tasks.delete(task.id);
  return { status: 204 };
}

/** POST /tasks/{task_id}/complete */
export function completeTask(board: Board, call: Call): Reply {
  const { on, tasks } = board;
  const task = findTask(board, call);
  if (!task) return failure(board, 404);
  if (task.status === 'done') return failure(board, 409);
  const at = board.now();
  const after = { ...task, status: 'done', completed_at: at, updated_at: at };
  if (!on('completion-not-kept')) tasks.set(task.id, after);
  return success(board, 200, shown(board, after));
}
