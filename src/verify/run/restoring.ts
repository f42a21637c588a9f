import type { Operation } from '../../model/model.ts';

/** Whether an operation gives back what was deleted, as the end of its path says: `POST /pages/{slug}/restore`. */
export function isRestoring({ path, method }: Operation): boolean {
  return (method === 'post' || method === 'put') && /\/(?:restore|undelete|recover|untrash)$/i.test(path);
}
