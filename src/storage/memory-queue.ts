import { type Clock, epochMsOf } from '../clock.ts'
import { type Faults, underFaults } from './faults.ts'
import type { MessageLease, Queue } from './queue.ts'
import { checkCount, checkText, keptForSeconds, wholeSeconds } from './queue-limits.ts'

interface Message {
  readonly messageId: string
  readonly text: string
  readonly expiresAtMs: number
  popReceipt: string
  visibleAtMs: number
  dequeueCount: number
}

/** A queue in memory with Azure's leases, pop receipts and expiry, on the given clock. */
export function createMemoryQueue(name: string, clock: Clock, faults: Faults = {}): Queue {
  const messages = new Map<string, Message>()
  let sent = 0
  let receipts = 0

  const nowMs = () => epochMsOf(clock.now())
  const nextReceipt = () => {
    receipts += 1
    return `receipt-${receipts}`
  }

  function held(lease: MessageLease): Message | undefined {
    const message = messages.get(lease.messageId)
    return message?.popReceipt === lease.popReceipt ? message : undefined
  }

  function* visible(): Iterable<Message> {
    const now = nowMs()
    for (const message of messages.values()) {
      if (message.expiresAtMs <= now) messages.delete(message.messageId)
      else if (message.visibleAtMs <= now) yield message
    }
  }

  return {
    send: (text, { delayMs = 0 } = {}) =>
      underFaults(faults, { store: name, action: 'send' }, () => {
        checkText(text)
        const visibleAtMs = nowMs() + wholeSeconds(delayMs, 0) * 1_000
        const expiresAtMs = nowMs() + keptForSeconds * 1_000
        sent += 1
        const messageId = `message-${sent}`
        if (faults.losesMessage?.(text)) return
        messages.set(messageId, { messageId, text, expiresAtMs, visibleAtMs, popReceipt: '', dequeueCount: 0 })
      }),
    receive: (max, leaseMs) =>
      underFaults(faults, { store: name, action: 'receive' }, () => {
        checkCount(max)
        const hiddenUntilMs = nowMs() + wholeSeconds(leaseMs, 1) * 1_000
        return [...visible()].slice(0, max).map((message) => {
          if (!faults.deliversTwice?.(message.text)) message.visibleAtMs = hiddenUntilMs
          message.popReceipt = nextReceipt()
          message.dequeueCount += 1
          const { messageId, popReceipt, text, dequeueCount } = message
          return { lease: { messageId, popReceipt }, text, dequeueCount }
        })
      }),
    delete: (lease) =>
      underFaults(faults, { store: name, action: 'delete' }, () => {
        const message = held(lease)
        if (!message) return 'lost'
        messages.delete(message.messageId)
        return 'done'
      }),
    release: (lease, delayMs) =>
      underFaults(faults, { store: name, action: 'release' }, () => {
        const visibleAtMs = nowMs() + wholeSeconds(delayMs, 0) * 1_000
        const message = held(lease)
        if (!message) return 'lost'
        message.popReceipt = nextReceipt()
        message.visibleAtMs = visibleAtMs
        return 'done'
      }),
  }
}
