import type { World } from '../run/world.ts';
import { concreteTypes } from './file-types.ts';
import { sendFile, type Upload } from './send-file.ts';

/** A file without bytes is taken or refused, as the server likes: but it is answered. One request. */
export async function runEmptyFile(world: World, upload: Upload): Promise<void> {
  const type = usualType(upload);
  await sendFile(world, upload, { type, bytes: new Uint8Array() }, { manner: { isOdd: true } });
}

/** The type of a file that works as far as is known. */
export function usualType({ place }: Upload): string {
  return concreteTypes(place.types)[0] ?? 'application/octet-stream';
}
