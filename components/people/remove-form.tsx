'use client';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { removeAssociationAction } from '#lib/associations/actions';
import type { Removal } from '#lib/associations/find-association';
import { ErrorSummary } from '../form/error-summary.tsx';
import { Submit } from '../form/submit.tsx';
import { useAction } from '../form/use-action.ts';
import { Glyph } from '../ui/glyph.tsx';

type Given = { removal: Removal; place: string; association: string; placeName: string; back: string };

/** One question: who loses what, what remains, and whether what is below goes too. */
export function RemoveForm({ removal, place, association, placeName, back }: Given) {
  const t = useTranslations('people.remove');
  const ui = useTranslations('ui');
  const [result, action] = useAction(removeAssociationAction);
  return (
    <form action={action} className="form-page">
      <h2 className="stand bare-stand">{t('title', { person: removal.person })}</h2>
      <ErrorSummary result={result} />
      {removal.isOwner ? <p>{t('owner')}</p> : <p>{t('lede', { person: removal.person, place: placeName })}</p>}
      <section className="flush-block">
        <h3>{t('remains')}</h3>
        {removal.remains.length === 0 ? (
          <p className="q">{t('remains_none')}</p>
        ) : (
          <ul>
            {removal.remains.map((one) => (
              <li key={`${one.kind} ${one.name}`}>
                <Glyph name={one.kind} inline />
                {one.name}
              </li>
            ))}
          </ul>
        )}
        {removal.ownsBelow.map((name) => (
          <p key={name} className="q">
            {t('owned', { name })}
          </p>
        ))}
      </section>
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="association" value={association} />
      {removal.below > 0 && !removal.isOwner && (
        <label className="k inline-k">
          <input className="tick" type="checkbox" name="also_below" defaultChecked />
          <span>{t('also_below', { count: removal.below })}</span>
        </label>
      )}
      <p className="acts">
        <Link className="btn" href={back}>
          {ui('cancel')}
        </Link>
        {!removal.isOwner && <Submit>{t('submit')}</Submit>}
      </p>
    </form>
  );
}
