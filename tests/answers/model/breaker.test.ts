import { expect, test } from 'vitest'
import { createBreaker } from '../../../src/answers/model/breaker.ts'
import { testClock } from '../../support/clock.ts'

const minute = 60_000

test('three failures in a row give a minute’s rest', () => {
  const clock = testClock()
  const breaker = createBreaker(clock)

  for (const _ of [1, 2, 3]) {
    expect(breaker.mayTry()).toBe(true)
    breaker.failed()
  }

  expect(breaker.mayTry()).toBe(false)
  clock.advance(minute - 1)
  expect(breaker.mayTry()).toBe(false)
})

test('a success in between begins the count anew', () => {
  const breaker = createBreaker(testClock())
  for (const _ of [1, 2, 3]) {
    breaker.failed()
    breaker.failed()
    breaker.succeeded()
  }
  expect(breaker.mayTry()).toBe(true)
})

test('after the rest one caller tries for all the others', () => {
  const clock = testClock()
  const breaker = createBreaker(clock)
  for (const _ of [1, 2, 3]) breaker.failed()
  clock.advance(minute)

  expect([breaker.mayTry(), breaker.mayTry(), breaker.mayTry()]).toEqual([true, false, false])

  breaker.failed()
  expect(breaker.mayTry()).toBe(false)
  clock.advance(minute)
  expect(breaker.mayTry()).toBe(true)
  breaker.succeeded()
  expect([breaker.mayTry(), breaker.mayTry()]).toEqual([true, true])
})
