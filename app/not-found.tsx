import { NothingHere } from '#components/ui/nothing-here';

export default function NotFound() {
  return (
    <main className="sheet lone" id="main">
      <NothingHere />
    </main>
  );
}
