import { expect, test } from 'vitest'
import type { MessageLease, Queue } from '../../src/storage/queue.ts'

const minute = 60_000
const invalid = { name: 'StorageError', kind: 'invalid' }

export interface QueueUnderTest {
  readonly queue: Queue
  /** Lets that much time go by, on whatever clock the queue has. */
  pass(ms: number): Promise<void>
}

async function receiveOne(queue: Queue, leaseMs = minute): Promise<{ lease: MessageLease; dequeueCount: number }> {
  const [message] = await queue.receive(1, leaseMs)
  if (!message) throw new Error('There was no message.')
  return message
}

/** What every queue does. Each test gets a queue of its own. */
export function queueContract(open: () => Promise<QueueUnderTest>): void {
  test.each([
    'plain',
    '<QueueMessage>&amp;]]></QueueMessage>',
    'Siân Llŷr ⚽ محمد علی',
    'line\r\n\t\0\u001f',
    '{"a":1}',
  ])('the text %j arrives as it was sent', async (text) => {
    const { queue } = await open()
    await queue.send(text)
    expect(await queue.receive(1, minute)).toMatchObject([{ text, dequeueCount: 1 }])
  })

  test('an empty queue gives nothing', async () => {
    const { queue } = await open()
    expect(await queue.receive(32, minute)).toEqual([])
  })

  test('a leased message is hidden from others', async () => {
    const { queue } = await open()
    await queue.send('a')
    await queue.receive(1, minute)
    expect(await queue.receive(1, minute)).toEqual([])
  })

  test('a message comes back when its lease runs out, and the old receipt opens nothing', async () => {
    const { queue, pass } = await open()
    await queue.send('a')
    const first = await receiveOne(queue, 1_000)
    await pass(1_100)
    const second = await receiveOne(queue)
    expect(second.dequeueCount).toBe(2)
    expect(await queue.delete(first.lease)).toBe('lost')
    expect(await queue.release(first.lease, 0)).toBe('lost')
    expect(await queue.delete(second.lease)).toBe('done')
  })

  test('a deleted message is gone', async () => {
    const { queue, pass } = await open()
    await queue.send('a')
    const { lease } = await receiveOne(queue, 1_000)
    expect(await queue.delete(lease)).toBe('done')
    expect(await queue.delete(lease)).toBe('lost')
    await pass(1_100)
    expect(await queue.receive(1, minute)).toEqual([])
  })

  test('a released message is there at once, with its text and count', async () => {
    const { queue } = await open()
    await queue.send('Gwên ☀')
    const { lease } = await receiveOne(queue)
    expect(await queue.release(lease, 0)).toBe('done')
    expect(await queue.delete(lease)).toBe('lost')
    expect(await queue.receive(1, minute)).toMatchObject([{ text: 'Gwên ☀', dequeueCount: 2 }])
  })

  test('a message released for later, or sent for later, waits until then', async () => {
    const { queue, pass } = await open()
    await queue.send('released')
    await queue.release((await receiveOne(queue)).lease, 1_000)
    await queue.send('delayed', { delayMs: 1_000 })
    expect(await queue.receive(32, minute)).toEqual([])
    await pass(1_100)
    const texts = (await queue.receive(32, minute)).map(({ text }) => text)
    expect(texts.sort()).toEqual(['delayed', 'released'])
  })

  test('two who receive at once get different messages', async () => {
    const { queue } = await open()
    await Promise.all(Array.from({ length: 20 }, (_, n) => queue.send(`m${n}`)))
    const received = await Promise.all(Array.from({ length: 5 }, () => queue.receive(4, minute)))
    const texts = received.flat().map(({ text }) => text)
    expect(new Set(texts).size).toBe(texts.length)
    expect(texts).toHaveLength(20)
  })

  test('at most 32 messages come at once', async () => {
    const { queue } = await open()
    await Promise.all(Array.from({ length: 33 }, (_, n) => queue.send(`m${n}`)))
    expect(await queue.receive(32, minute)).toHaveLength(32)
    expect(await queue.receive(32, minute)).toHaveLength(1)
    await expect(queue.receive(33, minute)).rejects.toMatchObject(invalid)
    await expect(queue.receive(0, minute)).rejects.toMatchObject(invalid)
  })

  test('a message holds 48 KiB', async () => {
    const { queue } = await open()
    const longest = 'é'.repeat(24 * 1_024)
    await queue.send(longest)
    expect(await queue.receive(1, minute)).toMatchObject([{ text: longest }])
    await expect(queue.send(`${longest}!`)).rejects.toMatchObject(invalid)
  })

  test('a lease is between a second and seven days', async () => {
    const { queue } = await open()
    await expect(queue.receive(1, 0)).rejects.toMatchObject(invalid)
    await expect(queue.send('a', { delayMs: 7 * 24 * 60 * minute })).rejects.toMatchObject(invalid)
    await expect(queue.send('a', { delayMs: -1_000 })).rejects.toMatchObject(invalid)
  })

  test('half a character is refused', async () => {
    const { queue } = await open()
    await expect(queue.send('\ud83d')).rejects.toMatchObject(invalid)
  })
}
