'use client';
import NextLink, { useLinkStatus } from 'next/link';
import { useState } from 'react';

/**
 * Next's link with two differences: it asks for its page ahead once somebody means it, and never because it stands on the
 * screen; and from the click until the page is there a bar runs under it, so that a slow answer is not a dead click.
 */
export function Link({ children, ...rest }: React.ComponentProps<typeof NextLink>) {
  const [meant, setMeant] = useState(false);
  return (
    <NextLink {...rest} prefetch={meant ? null : false} onMouseEnter={() => setMeant(true)} onFocus={() => setMeant(true)}>
      {children}
      <Way />
    </NextLink>
  );
}

function Way() {
  const { pending } = useLinkStatus();
  return <span className="way" data-on={pending ? '' : undefined} aria-hidden="true" />;
}
