/** How wide the box of a drawing is, so that its words keep their size on every screen. */
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';

const least = 240;

export function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const width = useSignal(600);
  useLayoutEffect(() => {
    const measure = () => { width.value = Math.max(least, box.current!.clientWidth); };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);
  return { box, width: width.value };
}
