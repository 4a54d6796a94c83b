'use client';
import { useTranslations } from 'next-intl';
import type { Candidate } from '#lib/associations/list-candidates';
import { FieldError } from '../form/field.tsx';
import { Initials } from '../ui/initials.tsx';

type Given = { picked: Candidate; who: string; error: string | undefined; find: (form: FormData) => void; onChange: () => void };

/** Who is chosen. What was typed stays in the form, so that *Change* without script finds the same people again. */
export function PickedPerson({ picked, who, error, find, onChange }: Given) {
  const t = useTranslations('associations.dialog');
  return (
    <section className="field" aria-labelledby="select-user">
      <h2 id="select-user">{t('select')}</h2>
      <input type="hidden" name="user" value={picked.user} />
      <input type="hidden" name="email" value={who} />
      <div className={`picked ${error ? 'box-err' : ''}`} id="email" tabIndex={-1}>
        <Initials name={picked.name || picked.address} look={picked.known ? 'here' : 'yet'} />
        <div>
          <b>{picked.name}</b> <span className="mail">{picked.address}</span>
        </div>
        <button
          type="submit"
          className="btn s bare"
          formAction={find}
          onClick={(event) => {
            event.preventDefault();
            onChange();
          }}
        >
          {t('change')}
        </button>
      </div>
      <FieldError id="email" error={error} />
    </section>
  );
}
