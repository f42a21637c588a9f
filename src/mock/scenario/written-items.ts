import { joinPointer } from '../../document/pointer.ts';
import type { Location } from '../../problem.ts';
import type { WrittenItem } from './seed.ts';

/** The items of a list, or the one thing that stands there instead. */
export function writtenItems(value: unknown, at: Location): readonly WrittenItem[] {
  if (!Array.isArray(value)) return [writtenItem(value, at)];
  return value.map((item, index) =>
    writtenItem(item, { source: at.source, pointer: joinPointer(at.pointer, index) }),
  );
}

function writtenItem(value: unknown, at: Location): WrittenItem {
  return { value, placeOf: (pointer) => ({ source: at.source, pointer: at.pointer + pointer }) };
}
