'use client';
import { useFormStatus } from 'react-dom';

type Given = {
  children: React.ReactNode;
  look?: 'go' | '' | 'bare';
  small?: boolean;
  wide?: boolean;
  name?: string;
  value?: string;
  label?: string;
};

/** Sends its form once: while the answer is on its way a second click changes nothing. */
export function Submit({ children, look = 'go', small = false, wide = false, name, value, label }: Given) {
  const { pending, data } = useFormStatus();
  const mine = pending && (name === undefined || data?.get(name) === value);
  return (
    <button
      type="submit"
      className={`btn ${look} ${small ? 's' : ''} ${wide ? 'wide' : ''}`}
      name={name}
      value={value}
      aria-disabled={pending}
      aria-busy={mine}
      aria-label={label}
      onClick={(event) => pending && event.preventDefault()}
    >
      {children}
    </button>
  );
}
