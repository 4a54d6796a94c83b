import { NothingHere } from '#components/ui/nothing-here';
import { Sheet } from '#components/ui/sheet';

export default function NotFound() {
  return (
    <Sheet look="lone">
      <NothingHere />
    </Sheet>
  );
}
