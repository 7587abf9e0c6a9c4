import { expect, test } from 'vitest'
import { oakfieldDirectory } from '../../src/local/oakfield/people.ts'
import { planSchoolDay } from '../../src/local/school-day.ts'

const adults = oakfieldDirectory.users.slice(0, 66).map((user) => user.id)

test('every run of local mode is the same school day', () => {
  expect(planSchoolDay(adults)).toEqual(planSchoolDay(adults))
})

test('most people sign, some decline and some do nothing', () => {
  const visits = planSchoolDay(adults)
  const count = (act: string) => visits.filter((visit) => visit.act === act).length
  expect(count('sign')).toBeGreaterThan(adults.length / 2)
  expect(count('decline')).toBeGreaterThan(0)
  expect(count('sign') + count('decline')).toBeLessThan(adults.length)
})

test('nobody signs twice or declines as well', () => {
  const decisions = planSchoolDay(adults).filter((visit) => visit.act !== 'ask')
  expect(new Set(decisions.map((visit) => visit.personId)).size).toBe(decisions.length)
})
