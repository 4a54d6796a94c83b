'use client';
import { clsx } from 'clsx';
import NextLink, { useLinkStatus } from 'next/link';
import { useState } from 'react';
import { Way } from './way.tsx';

/**
 * Next's link with two differences: it asks for its page ahead once somebody means it, and never because it stands on the
 * screen; and from the click until the page is there a bar runs under it, so that a slow answer is not a dead click.
 */
export function Link({ children, className, ...rest }: React.ComponentProps<typeof NextLink>) {
  const [meant, setMeant] = useState(false);
  return (
    <NextLink
      {...rest}
      className={clsx('has-[>[data-way]]:relative has-[>[data-way]]:cursor-progress', className)}
      prefetch={meant ? null : false}
      onMouseEnter={() => setMeant(true)}
      onFocus={() => setMeant(true)}
    >
      {children}
      <OnItsWay />
    </NextLink>
  );
}

function OnItsWay() {
  const { pending } = useLinkStatus();
  return pending && <Way />;
}
