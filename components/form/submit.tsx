'use client';
import { useFormStatus } from 'react-dom';
import { Button, type ButtonLook } from '../ui/button.tsx';
import { Way } from '../ui/way.tsx';

type Given = {
  children: React.ReactNode;
  look?: ButtonLook['look'];
  small?: boolean;
  wide?: boolean;
  name?: string;
  value?: string;
  label?: string;
  /** where a form is sent by more than its own action, and the form's status does not know */
  waiting?: boolean;
  /** whether it is this button's verb that is on its way */
  busy?: boolean;
  /** another verb of the same form: its action where no script runs, and how it is sent where one does */
  verb?: { action: (form: FormData) => void; post: (form: FormData) => void };
};

/**
 * Enter presses a form's first submit button. Where another stands before the main verb, this one stands before all: seen and
 * reached by nobody, it sends the form as the main verb does.
 */
export function EnterSubmits() {
  return <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />;
}

/** Sends its form once: while the answer is on its way a second click changes nothing. */
export function Submit({ children, look = 'go', small = false, wide = false, name, value, label, waiting = false, busy, verb }: Given) {
  const status = useFormStatus();
  const pending = status.pending || waiting;
  const mine = pending && (busy ?? (name === undefined || status.data?.get(name) === value));
  return (
    <Button
      type="submit"
      look={look}
      size={small ? 'small' : 'usual'}
      wide={wide}
      name={name}
      value={value}
      aria-disabled={pending}
      aria-busy={mine}
      aria-label={label}
      {...(verb ? { formAction: verb.action } : {})}
      onClick={(event) => {
        if (pending || verb) event.preventDefault();
        if (verb && !pending && event.currentTarget.form) verb.post(new FormData(event.currentTarget.form));
      }}
    >
      {children}
      {mine && <Way />}
    </Button>
  );
}
