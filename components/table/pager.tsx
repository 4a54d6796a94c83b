import { getTranslations } from 'next-intl/server';
import { buttonLook } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';

/** Keyset pages: before and after what stands here, as links. */
export async function Pager({ previous, next, children }: { previous: string | null; next: string | null; children?: React.ReactNode }) {
  const t = await getTranslations('table');
  if (!previous && !next && !children) return null;
  return (
    <nav
      className="sticky bottom-0 mt-auto flex items-center gap-2 border-line border-t bg-sheet px-gutter py-2 text-ink-2 text-sm"
      aria-label={t('pages')}
    >
      <span>{children}</span>
      <span className="ms-auto flex gap-2">
        {previous && (
          <Link className={buttonLook({ size: 'small' })} href={previous} rel="prev">
            {t('previous')}
          </Link>
        )}
        {next && (
          <Link className={buttonLook({ size: 'small' })} href={next} rel="next">
            {t('next')}
          </Link>
        )}
      </span>
    </nav>
  );
}
