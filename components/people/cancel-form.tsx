'use client';
import { useTranslations } from 'next-intl';
import { peopleAction } from '#lib/associations/actions';
import type { Spot } from '#lib/landing/schema';
import type { Pending } from '#lib/people/find-pending';
import type { NamedPlace } from '#lib/people/find-removal';
import { ErrorSummary } from '../form/error-summary.tsx';
import { Submit } from '../form/submit.tsx';
import { useAction } from '../form/use-action.ts';
import { Question, QuestionActions, questionForm } from './question.tsx';
import { SpotFields } from './spot-fields.tsx';

type Given = { pending: Pending; invitation: string; place: NamedPlace & { id: string }; spot: Spot; back: string; modal: boolean };

/** One question before an invitation goes. */
export function CancelForm({ pending, invitation, place, spot, back, modal }: Given) {
  const t = useTranslations('people.cancel');
  const [result, action] = useAction(peopleAction);
  const { person, permissions } = pending;
  return (
    <Question title={t('title', { person })} lede={t('lede', { person, place: place.name })} back={back} keep={t('keep')} modal={modal}>
      {(keep) => (
        <form action={action} className={questionForm}>
          <ErrorSummary result={result} />
          <input type="hidden" name="place" value={place.id} />
          <SpotFields spot={spot} />
          <section className="flex flex-col gap-2">
            <h3>{t('goes')}</h3>
            <p>{t('row', { count: permissions })}</p>
            <p className="text-ink-2">{t('again', { person })}</p>
          </section>
          <QuestionActions>
            {keep}
            <Submit look="danger" name="do" value={`cancel ${invitation}`}>
              {t('submit')}
            </Submit>
          </QuestionActions>
        </form>
      )}
    </Question>
  );
}
