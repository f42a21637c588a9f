import type { Exchange } from '../../../contract/exchange.ts';
import type { Operation } from '../../../model/model.ts';

/** What somebody could do with a thing of another. */
export interface Access {
  readonly operation: Operation;
  /**
   * `list`: it was looked for in a list; `part`: what belongs to it was read; `add`: something was put under it;
   * `read`, `write`: the thing itself.
   */
  readonly kind: 'list' | 'part' | 'add' | 'read' | 'write';
  /**
   * `hidden`: as if it were not there; `reached`: its state did not allow it, so that it was found; `unclear`: nothing
   * that can be told.
   */
  readonly outcome: 'accepted' | 'refused' | 'hidden' | 'reached' | 'unclear';
  readonly exchange: Exchange;
}

/** What the document says of an operation: the facts that accesses are judged by. */
export interface SaidOfOwners {
  /** The operation's own texts say that it is not for everybody's things. */
  readonly speaks: boolean;
  /** The document does, somewhere. */
  readonly speaksElsewhere: boolean;
  readonly names403: boolean;
  readonly names404: boolean;
  /** The document asks nobody for credentials. */
  readonly isPublic: boolean;
}

/**
 * Whether an access should have been refused. That a thing is owned must be shown: by the document's words, or by the
 * server itself, which has refused another access that says the same.
 *
 * @param all every access to the thing, the judged one included
 */
export function isForeign(access: Access, said: SaidOfOwners, all: readonly Access[]): boolean {
  if (said.isPublic) return false;
  const others = all.filter((one) => one !== access);
  const isHidden = others.some(({ kind, outcome }) => kind !== 'list' && outcome === 'hidden');
  // Where a thing of others is as if it were not there, its state is nobody else's to know.
  if (access.outcome === 'reached')
    return (
      access.kind === 'write' &&
      said.names404 &&
      isHidden &&
      others.some((one) => one.kind === 'read' && isClosed(one))
    );
  if (access.outcome !== 'accepted') return false;
  const isRefused = others.some(isClosed);
  // Where everybody may look, a 404 to one change is a refusal like any other, and says nothing of another change.
  const isShown = others.some(({ kind, outcome }) => kind === 'read' && outcome === 'accepted');
  const isReadClosed = others.some((one) => one.kind === 'read' && isClosed(one));
  switch (access.kind) {
    case 'write':
      return said.speaks || (said.names403 && isRefused) || (said.names404 && isHidden && !isShown);
    case 'add':
      // Anybody may write to the wall of anybody, but not where it cannot be seen.
      return isReadClosed;
    case 'part':
      return isReadClosed || isReadForeign(others, said, { isHidden, isRefused });
    case 'read':
      return isReadForeign(others, said, { isHidden, isRefused });
    case 'list':
      return (
        isReadClosed ||
        ((said.speaks || said.speaksElsewhere) && others.some((one) => one.kind === 'part' && isClosed(one)))
      );
  }
}

function isClosed({ outcome }: Access): boolean {
  return outcome === 'hidden' || outcome === 'refused';
}

/** What everybody's list shows may be read by everybody, whoever may change it. */
function isReadForeign(
  others: readonly Access[],
  said: SaidOfOwners,
  { isHidden, isRefused }: { readonly isHidden: boolean; readonly isRefused: boolean },
): boolean {
  const lists = others.filter(({ kind }) => kind === 'list');
  if (lists.some(({ outcome }) => outcome === 'accepted')) return false;
  if (said.speaks || (said.names403 && isRefused) || (said.names404 && isHidden)) return true;
  return said.speaksElsewhere && (isHidden || lists.some(({ outcome }) => outcome === 'hidden'));
}
