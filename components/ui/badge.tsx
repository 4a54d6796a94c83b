const marks = {
  info: <circle cx="5" cy="5" r="3.8" />,
  half: (
    <>
      <circle cx="5" cy="5" r="3.8" />
      <path className="f" d="M5 1.2a3.8 3.8 0 0 1 0 7.6z" />
    </>
  ),
  cross: <path d="M1.8 1.8l6.4 6.4M8.2 1.8L1.8 8.2" />,
  dash: <path d="M1.5 5h7" />,
  danger: <path className="f" d="M5 .8L9.8 9.2H.2z" />,
  lock: <path className="f" d="M5 .6L9.4 5 5 9.4.6 5z" />,
};

const looks = {
  pending: ['b-info', 'info'],
  invited: ['b-info', 'info'],
  suspended: ['b-warn', 'half'],
  expired: ['b-warn', 'cross'],
  terminated: ['', 'cross'],
  inactive: ['', 'dash'],
  declined: ['', 'dash'],
  failed: ['b-danger', 'danger'],
  locked: ['', 'lock'],
} as const;

export type BadgeLook = keyof typeof looks;

/** A mark and its word; only exceptions wear one (look.md). */
export function Badge({ look, children }: { look: BadgeLook; children: React.ReactNode }) {
  const [color, mark] = looks[look];
  return (
    <span className={`badge ${color}`}>
      <svg className="m" viewBox="0 0 10 10" aria-hidden="true">
        {marks[mark]}
      </svg>
      {children}
    </span>
  );
}
