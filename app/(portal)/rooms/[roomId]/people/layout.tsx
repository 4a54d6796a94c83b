export default function PeopleLayout({ children, dialog }: { children: React.ReactNode; dialog: React.ReactNode }) {
  return (
    <>
      {children}
      {dialog}
    </>
  );
}
