/** A text that is not of a format. */
export interface BrokenText {
  readonly text: string;
  /** Set where many take it all the same: it is told as a note. */
  readonly isSubtle?: true;
}

/** Texts that nobody takes for one of the format first; formats that are not here are not tried. */
const byFormat: Readonly<Record<string, readonly BrokenText[]>> = {
  date: [{ text: 'not-a-date' }, { text: '2024-13-45' }, { text: '2024-02-30', isSubtle: true }],
  'date-time': [
    { text: 'not-a-date-time' },
    { text: '2024-13-45T10:00:00Z' },
    { text: '2024-02-30T10:00:00Z', isSubtle: true },
  ],
  time: [{ text: 'not-a-time' }, { text: '25:61:00Z' }],
  duration: [{ text: 'not-a-duration' }],
  email: [{ text: 'not-an-email' }, { text: 'a@' }, { text: '@example.com' }],
  uuid: [{ text: 'not-a-uuid' }, { text: '1234' }, { text: 'gggggggg-gggg-4ggg-8ggg-gggggggggggg' }],
  uri: [{ text: 'not a uri' }, { text: 'no-scheme' }],
  url: [{ text: 'not a url' }, { text: 'no-scheme' }],
  ipv4: [{ text: 'not-an-address' }, { text: '999.1.1.1' }],
  ipv6: [{ text: 'not-an-address' }, { text: '12345::1' }],
  hostname: [{ text: 'not a host!' }, { text: '-no-.example' }],
  'json-pointer': [{ text: 'no-slash' }],
  regex: [{ text: '(' }],
  byte: [{ text: '*no base64*', isSubtle: true }],
};

/** Texts that are not of a format, the plainest first; empty where none is known. */
export function brokenTexts(format: string): readonly BrokenText[] {
  return Object.hasOwn(byFormat, format) ? (byFormat[format] ?? []) : [];
}
