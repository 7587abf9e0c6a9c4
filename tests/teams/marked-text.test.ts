import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markedParagraphs } from '../../src/teams/marked-text.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\n', '\r\n', '⚽', '. '), maxLength: 60 })
const places = fc.uniqueArray(fc.nat(80), { maxLength: 12 })

test('whatever is marked, the runs of a line are that line, word for word', () => {
  fc.assert(
    fc.property(text, places, (words, cuts) => {
      const sorted = cuts.toSorted((one, other) => one - other)
      const marks = sorted.flatMap((start, at) => (at % 2 === 0 ? [{ start, end: sorted[at + 1] ?? start + 1 }] : []))
      const lines = words.split(/\r?\n/).filter((line) => line.trim() !== '')
      const paragraphs = markedParagraphs(words, marks)
      expect(paragraphs.map(({ runs }) => runs.map((run) => run.text).join(''))).toEqual(lines)
      expect(paragraphs.flatMap(({ runs }) => runs).filter((run) => run.text === '')).toEqual([])
    }),
  )
})

test('a mark is bold where it stands, on the second line too', () => {
  expect(markedParagraphs('Lock it.\nThen leave it.', [{ start: 14, end: 19 }])).toEqual([
    { runs: [{ text: 'Lock it.', weight: 'Default' }] },
    {
      runs: [
        { text: 'Then ', weight: 'Default' },
        { text: 'leave', weight: 'Bolder' },
        { text: ' it.', weight: 'Default' },
      ],
    },
  ])
})
