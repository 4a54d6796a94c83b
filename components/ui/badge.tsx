import { cva } from 'class-variance-authority';

const marks = {
  info: <circle cx="5" cy="5" r="3.8" />,
  half: (
    <>
      <circle cx="5" cy="5" r="3.8" />
      <path fill="currentColor" stroke="none" d="M5 1.2a3.8 3.8 0 0 1 0 7.6z" />
    </>
  ),
  cross: <path d="M1.8 1.8l6.4 6.4M8.2 1.8L1.8 8.2" />,
  dash: <path d="M1.5 5h7" />,
  danger: <path fill="currentColor" stroke="none" d="M5 .8L9.8 9.2H.2z" />,
  lock: <path fill="currentColor" stroke="none" d="M5 .6L9.4 5 5 9.4.6 5z" />,
};

const badgeLook = cva(
  'inline-flex items-center gap-1.25 whitespace-nowrap rounded-sm ps-1.5 pe-2 font-medium text-sm forced-colors:border',
  {
    variants: {
      tone: {
        info: 'bg-info-soft text-info',
        warn: 'bg-warn-soft text-warn',
        danger: 'bg-danger-soft text-danger',
        mute: 'bg-mute-soft text-mute',
      },
    },
  },
);

const looks = {
  pending: ['info', 'info'],
  invited: ['info', 'info'],
  suspended: ['warn', 'half'],
  expired: ['warn', 'cross'],
  terminated: ['mute', 'cross'],
  inactive: ['mute', 'dash'],
  declined: ['mute', 'dash'],
  failed: ['danger', 'danger'],
  locked: ['mute', 'lock'],
} as const;

export type BadgeLook = keyof typeof looks;

/** A mark and its word; only exceptions wear one (look.md). */
export function Badge({ look, children }: { look: BadgeLook; children: React.ReactNode }) {
  const [tone, mark] = looks[look];
  return (
    <span className={badgeLook({ tone })}>
      <svg className="size-2.5" viewBox="0 0 10 10" fill="none" stroke="currentColor" strokeWidth={1.6} aria-hidden="true">
        {marks[mark]}
      </svg>
      {children}
    </span>
  );
}
