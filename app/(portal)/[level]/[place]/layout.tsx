import { PlaceFrame } from '#components/places/place-frame';
import { currentView } from '#lib/places/current-view';

export default async function PlaceLayout({ children, params }: LayoutProps<'/[level]/[place]'>) {
  const view = await currentView(await params);
  // the page alone says that nothing is there: a layout that did would answer 200
  if (!view) return children;
  return (
    <PlaceFrame access={view.access} rights={view.rights} overview={view.overview}>
      {children}
    </PlaceFrame>
  );
}
