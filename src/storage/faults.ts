export interface StorageOperation {
  /** The table or queue: `Ledger`, `jobs`. */
  readonly store: string
  readonly action:
    | 'insert'
    | 'get'
    | 'replace'
    | 'upsert'
    | 'remove'
    | 'batch'
    | 'list'
    | 'send'
    | 'receive'
    | 'delete'
    | 'release'
  readonly partitionKey?: string
  readonly rowKey?: string
}

/**
 * What can go wrong with the in-memory storage. A `before` that throws stops the operation; an `after` that throws
 * loses the answer of one that took effect. Both may wait, so that a test can choose who goes first.
 */
export interface Faults {
  before?(operation: StorageOperation): void | Promise<void>
  after?(operation: StorageOperation): void | Promise<void>
  /** The message is accepted and never seen again. */
  losesMessage?(text: string): boolean
  /** The message stays visible although somebody has it, as at-least-once delivery allows. */
  deliversTwice?(text: string): boolean
}

/** The effect is one synchronous step, as a row or a batch is to Azure. */
export async function underFaults<T>(faults: Faults, operation: StorageOperation, effect: () => T): Promise<T> {
  await faults.before?.(operation)
  const result = effect()
  await faults.after?.(operation)
  return result
}
