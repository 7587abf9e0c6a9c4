/** For what is known to fit in memory: one campaign's people, never a tenant's history. */
export async function readAll<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
