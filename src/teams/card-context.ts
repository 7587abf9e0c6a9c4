/** What every card needs to know about the school that sends it. */
export interface CardContext {
  /** Where policy pages are served. */
  readonly publicUrl: URL
  /** Shown where the policy itself names no school. */
  readonly school: string
  /** The role in whose name the school asks, `The Headteacher`. */
  readonly askedBy: string
}
