export default function NoDialogElsewhere() {
  return null;
}
