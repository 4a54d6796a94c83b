import { Button } from './button.tsx';
import { Glyph } from './glyph.tsx';
import { Hint } from './hint.tsx';

/** A control that one may see but not use, with the reason and whom to ask (spec.md §4). */
export function Locked({ label, reason, id }: { label: string; reason: string; id: string }) {
  return (
    <span className="inline-flex max-w-70 flex-col items-end gap-1 text-end phone:items-start phone:text-start">
      <Button aria-disabled="true" aria-describedby={id}>
        <Glyph name="lock" size="tiny" />
        {label}
      </Button>
      <Hint id={id}>{reason}</Hint>
    </span>
  );
}
