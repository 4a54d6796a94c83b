'use client';
import { useTranslations } from 'next-intl';
import { removeAssociationAction } from '#lib/associations/actions';
import type { Spot } from '#lib/landing/schema';
import type { NamedPlace, Removal } from '#lib/people/find-removal';
import { ErrorSummary } from '../form/error-summary.tsx';
import { Submit } from '../form/submit.tsx';
import { useAction } from '../form/use-action.ts';
import { Choice } from '../ui/choice.tsx';
import { Tick } from '../ui/control.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Question, QuestionActions, questionForm } from './question.tsx';
import { SpotFields } from './spot-fields.tsx';

type Given = { removal: Removal; place: NamedPlace & { id: string }; association: string; spot: Spot; back: string; modal: boolean };

const shown = 12;

/** One question: what goes here, what goes with it below, and what stays; all of it counted and named. */
export function RemoveForm({ removal, place, association, spot, back, modal }: Given) {
  const t = useTranslations('people.remove');
  const [result, action] = useAction(removeAssociationAction);
  const { person, permissions, below, stays } = removal;
  const above = stays.find((one) => one.above && one.living);
  return (
    <Question
      title={t('title', { person })}
      lede={removal.isOwner ? t('owner') : t('lede', { person })}
      back={back}
      keep={t('keep')}
      modal={modal}
    >
      {(keep) => (
        <form action={action} className={questionForm}>
          <ErrorSummary result={result} />
          <input type="hidden" name="place" value={place.id} />
          <input type="hidden" name="association" value={association} />
          <SpotFields spot={spot} />
          {!removal.isOwner && (
            <section className="flex flex-col gap-2">
              <h3>{t('goes')}</h3>
              <Places places={[place]}>{() => t('permissions', { count: permissions })}</Places>
              {below.length > 0 && (
                <>
                  <Choice>
                    <Tick name="also_below" defaultChecked />
                    <span>{t('also_below', { count: below.length })}</span>
                  </Choice>
                  <div className="ms-6">
                    <Places places={below} />
                  </div>
                </>
              )}
            </section>
          )}
          <section className="flex flex-col gap-2">
            <h3>{t('stays')}</h3>
            {stays.length === 0 && <p className="text-ink-2">{t('stays_none')}</p>}
            <Places places={stays}>{(one) => (one.owned ? t('owned') : one.living ? '' : t('rests'))}</Places>
            {above && <p className="text-ink-2">{t('still_in', { person, place: place.name, name: above.name })}</p>}
          </section>
          <QuestionActions>
            {keep}
            {!removal.isOwner && <Submit look="danger">{t('submit')}</Submit>}
          </QuestionActions>
        </form>
      )}
    </Question>
  );
}

function Places<T extends NamedPlace>({ places, children }: { places: T[]; children?: (place: T) => string }) {
  const t = useTranslations('people.remove');
  const more = places.length - shown;
  if (places.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-sm wrap-anywhere">
      {places.slice(0, shown).map((one, at) => (
        <li key={`${at} ${one.name}`} className="flex min-w-0 gap-2">
          <Glyph name={one.kind} className="mt-0.5" />
          <span className="min-w-0">
            {one.name} <span className="text-ink-3">{children?.(one)}</span>
          </span>
        </li>
      ))}
      {more > 0 && <li className="text-ink-3">{t('more', { count: more })}</li>}
    </ul>
  );
}
