import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../contract/exchange.ts';
import type { Operation } from '../../../model/model.ts';
import { type Access, isForeign, type SaidOfOwners } from './access.ts';

// The rule looks at neither.
const [operation, exchange] = [{} as Operation, {} as Exchange];
const silent: SaidOfOwners = {
  speaks: false,
  speaksElsewhere: false,
  names403: false,
  names404: true,
  isPublic: false,
};

/** `read accepted` */
function accessOf(text: string): Access {
  const [kind, outcome] = text.split(' ');
  // Written in the table.
  return { operation, exchange, kind: kind as Access['kind'], outcome: outcome as Access['outcome'] };
}

describe('whether another user should have been refused', () => {
  const cases: readonly (readonly [string, string, readonly string[], Partial<SaidOfOwners>, boolean])[] = [
    ['a shared thing', 'read accepted', ['list accepted', 'write accepted'], {}, false],
    ['anybody reads, the owner changes', 'read accepted', ['list accepted', 'write refused'], {}, false],
    ['the document says that it is private', 'read accepted', ['list hidden'], { speaks: true }, true],
    ['a 403 is named, and sent elsewhere', 'read accepted', ['write refused'], { names403: true }, true],
    ['a 403 is named, and sent nowhere', 'read accepted', ['write accepted'], { names403: true }, false],
    ['changes find nothing, reading does', 'read accepted', ['list hidden', 'write hidden'], {}, true],
    ['only a list hides it: whoever has the id may read', 'read accepted', ['list hidden'], {}, false],
    ['a change among refused ones', 'write accepted', ['write refused'], { names403: true }, true],
    ['a change that names no 403', 'write accepted', ['write refused'], {}, false],
    ['a change of what cannot be found', 'write accepted', ['read hidden'], {}, true],
    ['a like of what all can see', 'write accepted', ['read accepted', 'write hidden'], {}, false],
    ['a state that is told of what cannot be found', 'write reached', ['read hidden'], {}, true],
    ['a state that is told of what can be seen', 'write reached', ['read accepted'], {}, false],
    ['a part of what cannot be read', 'part accepted', ['read refused'], {}, true],
    ['something put where it cannot be seen', 'add accepted', ['read hidden'], {}, true],
    ['something put where all can look', 'add accepted', ['read accepted', 'write refused'], {}, false],
    ['listed, and not readable', 'list accepted', ['read refused'], {}, true],
    ['listed, and readable', 'list accepted', ['read accepted'], { speaks: true }, false],
    ['open to everybody', 'read accepted', ['write hidden'], { isPublic: true, speaks: true }, false],
    ['refused', 'read refused', ['write refused'], { speaks: true }, false],
  ];
  test.each(cases)('%s', (_name, access, others, said, want) => {
    const one = accessOf(access);
    expect(isForeign(one, { ...silent, ...said }, [one, ...others.map(accessOf)])).toBe(want);
  });
});
