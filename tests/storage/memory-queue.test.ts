import { expect, test } from 'vitest'
import { createMemoryQueue } from '../../src/storage/memory-queue.ts'
import { testClock } from '../support/clock.ts'

const minute = 60_000

test('a message can be delivered twice at once, and the later receipt is the one that counts', async () => {
  const queue = createMemoryQueue('jobs', testClock(), { deliversTwice: (text) => text === 'twice' })
  await queue.send('twice')
  const [first] = await queue.receive(1, minute)
  const [second] = await queue.receive(1, minute)
  expect([first?.dequeueCount, second?.dequeueCount]).toEqual([1, 2])
  expect(await queue.delete(first!.lease)).toBe('lost')
  expect(await queue.delete(second!.lease)).toBe('done')
})

test('a message can be lost', async () => {
  const queue = createMemoryQueue('jobs', testClock(), { losesMessage: (text) => text === 'lost' })
  await queue.send('lost')
  await queue.send('kept')
  expect(await queue.receive(32, minute)).toMatchObject([{ text: 'kept' }])
})

test('a message is gone after seven days', async () => {
  const clock = testClock()
  const queue = createMemoryQueue('jobs', clock)
  await queue.send('a')
  clock.advance(7 * 24 * 60 * minute - 1)
  expect(await queue.receive(1, 1_000)).toHaveLength(1)
  clock.advance(1_000)
  expect(await queue.receive(1, 1_000)).toEqual([])
})

test('a failure before sending sends nothing, one after it has sent', async () => {
  const moments = ['before', 'after'] as const
  for (const moment of moments) {
    let isArmed = true
    const fail = () => {
      if (isArmed) throw new Error('no answer')
    }
    const queue = createMemoryQueue('jobs', testClock(), { [moment]: fail })
    await expect(queue.send('a')).rejects.toThrow('no answer')
    isArmed = false
    expect(await queue.receive(1, minute)).toHaveLength(moment === 'after' ? 1 : 0)
  }
})
