/** What the bot asks of the connector. */
export type Operation = 'create' | 'send' | 'update'

/** Something Teams does now and then, for a test to ask for. */
export type PlannedAnswer =
  | {
      readonly kind: 'status'
      readonly status: number
      readonly code?: string
      readonly message?: string
      readonly retryAfter?: string
    }
  /** No answer for as long as anybody waits. */
  | { readonly kind: 'hang' }
  /** The connection breaks before an answer. */
  | { readonly kind: 'reset' }

export interface PlannedFault {
  readonly on: Operation
  readonly answer: PlannedAnswer
  /** How many requests get it; one, unless told. */
  readonly times?: number
  /** The card lands all the same and only the answer is lost. */
  readonly takesEffect?: boolean
}

/** Faults still to come, oldest first. */
export class PlannedFaults {
  readonly #faults: { readonly fault: PlannedFault; left: number }[] = []

  add(fault: PlannedFault): void {
    this.#faults.push({ fault, left: fault.times ?? 1 })
  }

  take(operation: Operation): PlannedFault | undefined {
    const due = this.#faults.find(({ fault, left }) => left > 0 && fault.on === operation)
    if (!due) return undefined
    due.left -= 1
    return due.fault
  }
}
