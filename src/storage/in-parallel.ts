/** Runs the work for every item, so many at once. After a failure nothing new is begun, and the failure is thrown. */
export async function inParallel<T>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const remaining = items[Symbol.iterator]()
  let hasFailed = false

  async function runOne(): Promise<void> {
    for (let next = remaining.next(); !next.done && !hasFailed; next = remaining.next()) {
      try {
        await work(next.value)
      } catch (cause) {
        hasFailed = true
        throw cause
      }
    }
  }

  const outcomes = await Promise.allSettled(Array.from({ length: atOnce }, runOne))
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed) throw failed.reason
}

export function chunksOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
