export interface SortedMap<V> {
  get(key: string): V | undefined
  set(key: string, value: V): void
  delete(key: string): void
  /** Entries from this key on, in order of UTF-16 code units. */
  from(key: string): Iterable<readonly [string, V]>
}

/** Sorts when read, and only if a key came or went since: storage is filled in bulk and then listed. */
export function createSortedMap<V>(): SortedMap<V> {
  const values = new Map<string, V>()
  let sortedKeys: readonly string[] | undefined

  return {
    get: (key) => values.get(key),
    set(key, value) {
      if (!values.has(key)) sortedKeys = undefined
      values.set(key, value)
    },
    delete(key) {
      if (values.delete(key)) sortedKeys = undefined
    },
    *from(key) {
      sortedKeys ??= [...values.keys()].sort()
      const keys = sortedKeys
      for (let index = firstAtLeast(keys, key); index < keys.length; index += 1) {
        const found = keys[index]
        const value = found === undefined ? undefined : values.get(found)
        if (found !== undefined && value !== undefined) yield [found, value]
      }
    },
  }
}

function firstAtLeast(keys: readonly string[], key: string): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] ?? '') < key) low = middle + 1
    else high = middle
  }
  return low
}
