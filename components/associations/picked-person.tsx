'use client';
import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import type { Candidate } from '#lib/associations/list-candidates';
import { FieldError } from '../form/field.tsx';
import { Button } from '../ui/button.tsx';
import { wrongLook } from '../ui/control.tsx';
import { Initials } from '../ui/initials.tsx';
import { stackLook } from '../ui/stack.tsx';

type Given = {
  ref: React.Ref<HTMLDivElement>;
  picked: Candidate;
  who: string;
  error: string | undefined;
  find: (form: FormData) => void;
  onChange: () => void;
};

/** Who is chosen. What was typed stays in the form, so that *Change* without script finds the same people again. */
export function PickedPerson({ ref, picked, who, error, find, onChange }: Given) {
  const t = useTranslations('associations.dialog');
  return (
    <section className={stackLook({ gap: 'tight' })} aria-labelledby="select-user">
      <h2 id="select-user">{t('select')}</h2>
      <input type="hidden" name="user" value={picked.user} />
      <input type="hidden" name="email" value={who} />
      <div
        ref={ref}
        role="group"
        aria-label={t('chosen', { who: picked.name || picked.address })}
        className={clsx(
          'relative flex items-center gap-3 rounded-md border border-line-strong bg-raised py-1.75 pe-2 text-sm wrap-anywhere phone:py-3',
          error ? wrongLook : 'ps-3',
        )}
        id="email"
        tabIndex={-1}
      >
        <Initials name={picked.name || picked.address} look={picked.known ? 'here' : 'yet'} className="phone:hidden" />
        <div>
          <b>{picked.name}</b> <span className="text-ink-2 phone:block">{picked.address}</span>
        </div>
        <Button
          type="submit"
          look="bare"
          size="small"
          className="ms-auto phone:absolute phone:end-1 phone:top-1"
          formAction={find}
          onClick={(event) => {
            event.preventDefault();
            onChange();
          }}
        >
          {t('change')}
        </Button>
      </div>
      <FieldError id="email" error={error} />
    </section>
  );
}
