/** The package's own types pull in TypeScript sources that do not compile under our flags. */
export class Template {
  constructor(payload: unknown)
  expand(context: { readonly $root?: unknown }): unknown
}
