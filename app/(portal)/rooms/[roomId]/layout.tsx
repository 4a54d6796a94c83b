import { PlaceFrame } from '#components/places/place-frame';
import { currentView } from '#lib/places/current-view';

type Given = { children: React.ReactNode; params: Promise<{ roomId: string }> };

export default async function RoomLayout({ children, params }: Given) {
  const view = await currentView('room', (await params).roomId);
  // the page alone says that nothing is there: a layout that did would answer 200
  if (!view) return children;
  return (
    <PlaceFrame access={view.access} rights={view.rights} overview={view.overview}>
      {children}
    </PlaceFrame>
  );
}
