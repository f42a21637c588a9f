import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** What is drawn. */
export interface Drawing {
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  /** `#rrggbb` */
  readonly background: string;
  readonly scene: string;
}

/** Draws a PNG file of two colours, whose pattern follows from the scene. @see https://www.w3.org/TR/png-3/ */
export function drawImage({ width, height, background, scene }: Drawing): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // One bit a pixel, colours from a palette.
  header.set([1, 3, 0, 0, 0], 8);
  const ground = Buffer.from(background.slice(1), 'hex');
  const palette = Buffer.concat([ground, ground.map((value) => 255 - value)]);
  const pattern = createHash('sha256').update(scene).digest();
  const lineBytes = Math.ceil(width / 8);
  const lines = Buffer.alloc((lineBytes + 1) * height);
  for (let line = 0; line < height; line += 1) {
    const start = line * (lineBytes + 1) + 1;
    lines.fill(pattern[line % pattern.length] ?? 0, start, start + lineBytes);
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(lines, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
