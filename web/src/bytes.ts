/** The server counts bytes of UTF-8, the browser UTF-16 units. */
export interface Span { from: number; to: number }

function unitAt(text: string, sortedBytes: number[]): Map<number, number> {
  const found = new Map<number, number>();
  let byte = 0, unit = 0, next = 0;
  while (next < sortedBytes.length) {
    if (byte >= sortedBytes[next]! || unit >= text.length) {
      found.set(sortedBytes[next++]!, unit);
      continue;
    }
    const code = text.codePointAt(unit)!;
    byte += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    unit += code > 0xffff ? 2 : 1;
  }
  return found;
}

/** The same spans with positions in `text`; empty or reversed ones are left out. */
export function toUnits<T extends Span>(text: string, spans: readonly T[]): T[] {
  const bytes = [...new Set(spans.flatMap((s) => [s.from, s.to]))].sort((a, b) => a - b);
  const unit = unitAt(text, bytes);
  return spans.map((s) => ({ ...s, from: unit.get(s.from)!, to: unit.get(s.to)! })).filter((s) => s.to > s.from);
}

/** Cuts `text` at every border, so that overlapping spans become plain neighbours. */
export function cut<T extends Span>(text: string, spans: readonly T[]): { text: string; spans: T[] }[] {
  const borders = [...new Set([0, text.length, ...spans.flatMap((s) => [s.from, s.to])])].sort((a, b) => a - b);
  return borders.slice(1).map((to, i) => {
    const from = borders[i]!;
    return { text: text.slice(from, to), spans: spans.filter((s) => s.from <= from && s.to >= to) };
  });
}
