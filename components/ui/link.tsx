'use client';
import NextLink, { useLinkStatus } from 'next/link';

/** Next's link with a sign: from the click until the page is there a bar runs under it, so that a slow answer is not a dead click. */
export function Link({ children, ...rest }: React.ComponentProps<typeof NextLink>) {
  return (
    <NextLink {...rest}>
      {children}
      <Way />
    </NextLink>
  );
}

function Way() {
  const { pending } = useLinkStatus();
  return <span className="way" data-on={pending ? '' : undefined} aria-hidden="true" />;
}
