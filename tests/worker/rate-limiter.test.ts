import { expect, test } from 'vitest'
import { createRateLimiter } from '../../src/worker/rate-limiter.ts'
import { virtualTime } from './virtual-time.ts'

function limited(callsPerSecond: number) {
  const time = virtualTime()
  const limiter = createRateLimiter({ ...time, callsPerSecond })
  const startedAt = Date.parse(time.clock.now())
  const times: number[] = []
  const call = async (calls = 1) => {
    await limiter.take(calls)
    times.push(Date.parse(time.clock.now()) - startedAt)
  }
  return { time, limiter, times, call }
}

/** The most calls that fall into any one second. */
const busiestSecond = (times: readonly number[]) =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length))

test('no second sees more calls than its share, not even the first after a rest', async () => {
  const { time, times, call } = limited(25)
  await time.pass(60_000)
  for (let n = 0; n < 100; n += 1) void call()
  await time.pass(60_000)
  expect(times).toHaveLength(100)
  expect(busiestSecond(times)).toBe(25)
})

test('a card that takes two calls uses up two', async () => {
  const { time, times, call } = limited(10)
  for (let n = 0; n < 10; n += 1) void call(2)
  await time.pass(60_000)
  expect(busiestSecond(times)).toBe(5)
})

test('a throttle stops all calls for as long as Teams said and halves the rate', async () => {
  const { time, limiter, times, call } = limited(20)
  limiter.slowDown(30_000)
  expect(limiter.pauseMs()).toBe(30_000)
  limiter.slowDown(30_000)
  for (let n = 0; n < 20; n += 1) void call()
  await time.pass(29_999)
  expect(times).toEqual([])
  await time.pass(30_000)
  expect(times).toHaveLength(20)
  expect(busiestSecond(times)).toBeLessThan(20)
})

test('the full rate is back within a minute of quiet', async () => {
  const { time, limiter, times, call } = limited(20)
  limiter.slowDown(0)
  await time.pass(60_000)
  for (let n = 0; n < 40; n += 1) void call()
  await time.pass(10_000)
  expect(busiestSecond(times)).toBe(20)
})

test('throttle after throttle slows down to one call a second and no further', async () => {
  const { time, limiter, times, call } = limited(20)
  for (let n = 0; n < 20; n += 1) {
    limiter.slowDown(0)
    await time.pass(1_001)
  }
  void call()
  void call()
  await time.pass(1_500)
  expect(times).toHaveLength(2)
})

test('a clock that is put back ten minutes does not stop sending', async () => {
  const { time, times, call } = limited(25)
  await call()
  time.clock.advance(-600_000)
  void call()
  await time.pass(1_000)
  expect(times).toHaveLength(2)
})
