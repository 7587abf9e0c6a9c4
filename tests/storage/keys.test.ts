import fc from 'fast-check'
import { expect, test } from 'vitest'
import { key, keysUnder, newestFirstKey, numberKey } from '../../src/storage/keys.ts'
import { createMemoryTable } from '../../src/storage/memory-table.ts'

test('ids of ours make keys', () => {
  expect(key('0a4f1e1d-0000-4000-8000-000000000001', 'sha256:ab', '2026-09-01T08:30:00.000Z', 'x-_9')).toBe(
    '0a4f1e1d-0000-4000-8000-000000000001_sha256:ab_2026-09-01T08:30:00.000Z_x-_9',
  )
})

test.each(['', ' ', 'a/b', 'a\\b', 'a#b', 'a?b', 'a%b', 'a+b', "O'Hara", 'Llŷr', 'a\nb', '\ud83d', 'k'.repeat(201)])(
  'the part %j is refused in plain words',
  (part) => {
    expect(() => key('p', part)).toThrow(/cannot be part of a storage key/)
  },
)

test('whatever makes a key can be stored under it, and travels in an address as it is', async () => {
  const table = createMemoryTable('Things')
  const character = fc.constantFrom(...'aZ09-_.:az', ...'/\\#?%+ \n\x7f', 'ŷ', '\ud83d', '👩')
  let stored = 0
  const store = async (part: string) => {
    if (!isKey(part)) return
    await table.upsert({ partitionKey: key('p', part), rowKey: key(part), values: {} })
    expect(encodeURI(key(part))).toBe(part)
    stored += 1
  }
  await fc.assert(fc.asyncProperty(fc.string({ unit: character, minLength: 1, maxLength: 6 }), store), { numRuns: 500 })
  expect(stored).toBeGreaterThan(20)
})

function isKey(part: string): boolean {
  try {
    return key(part) === part
  } catch {
    return false
  }
}

test('everything under a key, and nothing beside it, is in its range', () => {
  const { from, before } = keysUnder('tenant', 'autumn')
  const isInside = (text: string) => text >= from && text < before
  expect([key('tenant', 'autumn', '0'), key('tenant', 'autumn', 'z'.repeat(9))].every(isInside)).toBe(true)
  expect([key('tenant', 'autumn'), key('tenant', 'autumn2'), key('tenant', 'auty')].some(isInside)).toBe(false)
})

test('numbers sort as numbers, and later moments come first', () => {
  const numbers = [1, 2, 10, 999, 1_000_000]
  expect(numbers.map(numberKey).sort()).toEqual(numbers.map(numberKey))
  const moments = [0, 1, Date.parse('2026-09-01'), Date.parse('2200-01-01')]
  expect(moments.map(newestFirstKey).sort()).toEqual(moments.map(newestFirstKey).reverse())
})
