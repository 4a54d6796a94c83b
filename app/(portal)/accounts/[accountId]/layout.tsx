import { PlaceFrame } from '#components/places/place-frame';
import { currentView } from '#lib/places/current-view';

type Given = { children: React.ReactNode; params: Promise<{ accountId: string }> };

export default async function AccountLayout({ children, params }: Given) {
  const view = await currentView('account', (await params).accountId);
  // the page alone says that nothing is there: a layout that did would answer 200
  if (!view) return children;
  return (
    <PlaceFrame access={view.access} rights={view.rights} overview={view.overview}>
      {children}
    </PlaceFrame>
  );
}
