import type { Post } from './store.ts';
import type { World } from './world.ts';

/** A post as it is shown, in a list, alone, or in the answer to its creation. */
export function postView({ on, store }: World, post: Post, where: 'list' | 'item' | 'created'): object {
  const { order: _, created_at, place, ...rest } = post;
  const comments = [...store.comments.values()].filter((comment) => comment.post_id === post.id);
  const fans = store.likes.get(post.id);
  const like_count = on('likes-null-when-taken-back') && fans?.length === 0 ? null : (fans?.length ?? 0);
  const isText = on('latitude-as-text') && where === 'created';
  const shownPlace = place && isText ? { ...place, lat: String((place as { lat: number }).lat) } : place;
  return {
    ...rest,
    ...(shownPlace && { place: shownPlace }),
    like_count,
    comment_count: comments.length,
    created_at,
  };
}
