/** What changed between two texts, word by word. */
export interface Piece { kind: 'same' | 'gone' | 'new'; text: string }

const wordsOf = (text: string) => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
const tableLimit = 2_000_000;

export function wordDiff(before: string, after: string): Piece[] {
  const a = wordsOf(before), b = wordsOf(after);
  let head = 0, tail = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const middle = compare(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return join([
    ...a.slice(0, head).map((text): Piece => ({ kind: 'same', text })), ...middle,
    ...a.slice(a.length - tail).map((text): Piece => ({ kind: 'same', text })),
  ]);
}

function compare(a: string[], b: string[]): Piece[] {
  const whole: Piece[] = [{ kind: 'gone', text: a.join('') }, { kind: 'new', text: b.join('') }];
  if (a.length * b.length > tableLimit) return whole;
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? longest[(i + 1) * width + j + 1]! + 1
        : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
  const out: Piece[] = [];
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { out.push({ kind: 'same', text: a[i++]! }); j++; }
    else if (j >= b.length || (i < a.length && longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)) out.push({ kind: 'gone', text: a[i++]! });
    else out.push({ kind: 'new', text: b[j++]! });
  }
  return out;
}

/** Joins neighbours, and orders each change as gone before new. */
function join(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  let gone = '', fresh = '';
  const flush = () => {
    if (gone) out.push({ kind: 'gone', text: gone });
    if (fresh) out.push({ kind: 'new', text: fresh });
    gone = fresh = '';
  };
  for (const piece of pieces) {
    if (piece.kind === 'gone') gone += piece.text;
    else if (piece.kind === 'new') fresh += piece.text;
    else if (piece.text.trim() === '' && (gone || fresh)) { gone += piece.text; fresh += piece.text; }
    else {
      flush();
      const last = out[out.length - 1];
      if (last?.kind === 'same') last.text += piece.text;
      else out.push({ ...piece });
    }
  }
  flush();
  return out;
}
