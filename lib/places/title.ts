import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { placeOf } from '../access/may.ts';
import type { PlaceView } from './current-view.ts';

/** The title of a page of a place: what it shows, of which; before it what was just done. None where nothing is there. */
export async function placeTitle(view: PlaceView | undefined, what?: string, said?: string): Promise<Metadata> {
  if (!view) return {};
  const { name } = placeOf(view.access);
  const t = await getTranslations('places');
  const title = what ? t('title_of', { what, name }) : name;
  return { title: said ? `${said} ${title}` : title };
}
