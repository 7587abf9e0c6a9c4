import { expect, test } from 'vitest'
import type { Instant } from '../../src/clock.ts'
import {
  capLength,
  joinWords,
  longDate,
  longDateTime,
  longDay,
  plural,
  shorten,
  shownName,
} from '../../src/teams/card-text.ts'
import { dueOn } from '../support/oakfield.ts'

test('a date is written out', () => {
  expect(longDate(dueOn)).toBe('Wednesday 30 September 2026')
})

test('a day is told in the school’s own time', () => {
  expect(longDay('2025-09-03T23:30:00.000Z' as Instant)).toBe('4 September 2025')
})

test('a moment is told in the school’s own time, summer and winter', () => {
  expect(longDateTime('2026-09-04T07:52:00.000Z' as Instant)).toBe('Friday 4 September 2026 at 08:52')
  expect(longDateTime('2026-12-31T23:59:00.000Z' as Instant)).toBe('Thursday 31 December 2026 at 23:59')
  expect(longDateTime('2026-06-30T23:30:00.000Z' as Instant)).toBe('Wednesday 1 July 2026 at 00:30')
})

test('a name is one line, isolated, and bounded by what people see as letters', () => {
  expect(shownName('  Siân\u0000\nŴyn ')).toBe('\u2068Siân Ŵyn\u2069')
  expect(shownName('👩🏽‍🏫'.repeat(3), 2)).toBe('\u2068👩🏽‍🏫…\u2069')
  expect(shownName('\u202Eevil\u2066')).toBe('\u2068evil\u2069')
})

test('a cut never splits a letter and says that it was made', () => {
  expect(shorten('Ystrad Mynach', 6)).toBe('Ystrad…')
  expect(shorten('Ystrad', 6)).toBe('Ystrad')
  expect(capLength('e\u0301e\u0301e\u0301', 2)).toBe('e\u0301e\u0301')
})

test('lists and numbers read as people write them', () => {
  expect(joinWords(['a'])).toBe('a')
  expect(joinWords(['a', 'b', 'c'], 'or')).toBe('a, b or c')
  expect(plural(1, 'person', 'people')).toBe('1 person')
  expect(plural(1_234, 'person', 'people')).toBe('1,234 people')
})
