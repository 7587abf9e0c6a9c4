import type { Faults, StorageOperation } from '../../src/storage/faults.ts'

export interface Breakable {
  readonly faults: Faults
  /** While it is down, the operation throws before it takes effect. */
  isDown: boolean
}

/** One kind of storage operation that a test can break and mend. */
export function breakable(store: string, action: StorageOperation['action']): Breakable {
  const part: Breakable = {
    isDown: false,
    faults: {
      before(operation) {
        if (part.isDown && operation.store === store && operation.action === action) throw new Error('Storage is down.')
      },
    },
  }
  return part
}
