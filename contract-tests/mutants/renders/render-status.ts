import type { Farm, Render } from './farm.ts';

const queuedMs = 150;
const wholeMs = 800;

/** The status of a render now. */
export function statusOf({ now }: Farm, render: Render): 'queued' | 'running' | 'done' | 'failed' {
  const age = now() - render.startedAt;
  if (render.hold || age < queuedMs) return 'queued';
  if (age < wholeMs) return 'running';
  return /\p{L}/u.test(render.scene) ? 'done' : 'failed';
}

/** Is the render done or failed? */
export function isFinished(farm: Farm, render: Render): boolean {
  return ['done', 'failed'].includes(statusOf(farm, render));
}

/** A render as it is shown. */
export function shownRender(farm: Farm, render: Render): Record<string, unknown> {
  const { id, title, width, height, background, priority, hold } = render;
  const status = statusOf(farm, render);
  const share = Math.floor(((farm.now() - render.startedAt) * 100) / wholeMs);
  const percents = { queued: 0, running: Math.min(99, Math.max(0, share)), done: 100, failed: 50 };
  const isOver = status === 'done' || status === 'failed';
  return {
    id,
    title,
    width,
    height,
    background,
    priority,
    hold,
    status,
    progress: percents[status],
    error: status === 'failed' ? 'The scene has no objects' : null,
    result_url: status === 'done' ? `/api/renders/${id}/result` : null,
    created_at: new Date(render.createdAt).toISOString(),
    finished_at: isOver ? new Date(render.startedAt + wholeMs).toISOString() : null,
  };
}
