/** Something in what was typed or in a file it names; the message says what and where. */
export class BadInput extends Error {
  override readonly name = 'BadInput'
}
