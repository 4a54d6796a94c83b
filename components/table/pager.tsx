import { getTranslations } from 'next-intl/server';
import { Link } from '../ui/link.tsx';

/** Keyset pages: before and after what stands here, as links. */
export async function Pager({ previous, next, children }: { previous: string | null; next: string | null; children?: React.ReactNode }) {
  const t = await getTranslations('table');
  if (!previous && !next && !children) return null;
  return (
    <nav className="pager" aria-label={t('pages')}>
      <span>{children}</span>
      <span className="end">
        {previous && (
          <Link className="btn s" href={previous} rel="prev">
            {t('previous')}
          </Link>
        )}
        {next && (
          <Link className="btn s" href={next} rel="next">
            {t('next')}
          </Link>
        )}
      </span>
    </nav>
  );
}
