import { describe, expect, test } from 'vitest'
import type { SchoolWord } from '../../src/answers/lexicon/school-words.ts'
import { parseSchoolDate } from '../../src/clock.ts'
import type { OpenStores } from './stores-under-test.ts'

const since = parseSchoolDate('2026-09-01')
const chromie = { kind: 'added', word: 'chromie', means: 'chromebook', since } as const satisfies SchoolWord
const snapped = { kind: 'muted', word: 'snapped', since } as const satisfies SchoolWord
const byWord = (one: SchoolWord, other: SchoolWord) =>
  `${one.word}${one.kind}`.localeCompare(`${other.word}${other.kind}`)

export function wordStoreContract(open: OpenStores): void {
  describe('the school’s own words', () => {
    test('come back whole, whatever letters they have', async () => {
      const { stores } = await open()
      expect(await stores.words.list()).toEqual([])
      const all: readonly SchoolWord[] = [chromie, { ...chromie, word: 'ffôn / symudol #1 محمد' }, snapped]
      for (const word of all) await stores.words.put(word)
      expect((await stores.words.list()).toSorted(byWord)).toEqual(all.toSorted(byWord))
    })

    test('of one word, what was added last counts, beside its mute', async () => {
      const { stores } = await open()
      await stores.words.put(chromie)
      await stores.words.put({ ...chromie, means: 'phone' })
      await stores.words.put({ ...snapped, word: 'chromie' })
      expect((await stores.words.list()).toSorted(byWord)).toEqual([
        { ...chromie, means: 'phone' },
        { ...snapped, word: 'chromie' },
      ])
    })

    test('are gone once removed, and only those', async () => {
      const { stores } = await open()
      await stores.words.put(chromie)
      await stores.words.put({ ...snapped, word: 'chromie' })
      await stores.words.remove(chromie)
      await stores.words.remove(chromie)
      expect(await stores.words.list()).toEqual([{ ...snapped, word: 'chromie' }])
    })

    test('are one tenant’s alone', async () => {
      const [one, other] = [await open(), await open()]
      await one.stores.words.put(chromie)
      expect(await other.stores.words.list()).toEqual([])
    })
  })
}
