import { cva, type VariantProps } from 'class-variance-authority';

const initialsLook = cva('grid size-8 flex-none place-items-center rounded-full text-ink-2 text-sm font-medium', {
  variants: {
    look: {
      here: 'bg-mute-soft forced-colors:border',
      yet: 'border border-line-strong border-dashed',
      // the second ring
      admin: 'border border-line-strong outline outline-line-strong -outline-offset-4',
    },
  },
  defaultVariants: { look: 'here' },
});

/** A person by initials: dashed while they are not here yet, a double ring for admins. */
export function Initials({ name, look, className }: { name: string; className?: string } & VariantProps<typeof initialsLook>) {
  const words = name
    .replace(/@.*/, '')
    .split(/[\s._-]+/)
    .filter(Boolean);
  const first = [...(words[0] ?? '?')][0] ?? '?';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (
    <span className={initialsLook({ look, className })} aria-hidden="true">
      {(first + last).toUpperCase()}
    </span>
  );
}
