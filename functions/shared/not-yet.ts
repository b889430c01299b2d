/** What is needed is not there yet and will be: nothing is wrong, look again. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
}
