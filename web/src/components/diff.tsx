import { t } from '../dict';
import { wordDiff } from '../diff';

/** What a second person changed, word by word; told by line and by name, not by colour alone. */
export function Diff({ before, after }: { before: string; after: string }) {
  const words = t.value.approvals;
  return (
    <p class="said diff" dir="auto">
      {wordDiff(before, after).map((piece, i) => (piece.kind === 'same' ? piece.text
        : piece.kind === 'gone' ? <del key={i}><span class="visually-hidden">[{words.removedWord}: </span>{piece.text}<span class="visually-hidden">]</span></del>
          : <ins key={i}><span class="visually-hidden">[{words.addedWord}: </span>{piece.text}<span class="visually-hidden">]</span></ins>))}
    </p>
  );
}
