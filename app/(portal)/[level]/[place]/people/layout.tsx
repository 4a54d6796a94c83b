import { Over } from '#components/ui/over';

export default function PeopleLayout({ children, dialog }: LayoutProps<'/[level]/[place]/people'>) {
  return (
    <>
      {children}
      <Over>{dialog}</Over>
    </>
  );
}
