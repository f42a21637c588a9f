/**
 * Headers that are for one connection and not for what lies behind it; `Connection` names others.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1
 */
const connectionHeaders: readonly string[] = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
];

/** Headers as they go over the wire: name after value, in any case, each as often as it was sent. */
export type RawHeaders = readonly string[];

/** The headers that are passed on, in their order; those named in `without` (in lower case) are left out too. */
export function forwardedHeaders(raw: RawHeaders, without: readonly string[] = []): string[] {
  const left = new Set([...connectionHeaders, ...without]);
  for (const [name, value] of pairsOf(raw)) {
    if (name.toLowerCase() !== 'connection') continue;
    for (const option of value.split(',')) left.add(option.trim().toLowerCase());
  }
  return pairsOf(raw).flatMap(([name, value]) => (left.has(name.toLowerCase()) ? [] : [name, value]));
}

/** Defaults behind the headers that lack them. */
export function withDefaults(raw: RawHeaders, defaults: Readonly<Record<string, string>>): string[] {
  const there = new Set(pairsOf(raw).map(([name]) => name.toLowerCase()));
  return [
    ...raw,
    ...Object.entries(defaults).flatMap(([name, value]) => (there.has(name) ? [] : [name, value])),
  ];
}

function pairsOf(raw: RawHeaders): [name: string, value: string][] {
  return Array.from({ length: raw.length / 2 }, (_, index) => [
    raw[2 * index] ?? '',
    raw[2 * index + 1] ?? '',
  ]);
}
