import type { QueueClient } from '@azure/storage-queue'
import { requestTimeoutMs } from './azure-clients.ts'
import { failureOf, toStorageError } from './errors.ts'
import type { MessageLease, Queue } from './queue.ts'
import { checkCount, checkText, keptForSeconds, wholeSeconds } from './queue-limits.ts'

/**
 * A queue in Azure, or in Azurite. The text travels as base64: the service carries XML, which some characters cannot
 * enter, and Azure Functions and Storage Explorer expect it.
 */
export function createAzureQueue(client: QueueClient): Queue {
  async function ask<T>(doing: string, request: (options: { abortSignal: AbortSignal }) => Promise<T>): Promise<T> {
    try {
      return await request({ abortSignal: AbortSignal.timeout(requestTimeoutMs) })
    } catch (cause) {
      throw toStorageError(cause, `${doing} ${client.name}`)
    }
  }

  return {
    async send(text, { delayMs = 0 } = {}) {
      checkText(text)
      const limits = { visibilityTimeout: wholeSeconds(delayMs, 0), messageTimeToLive: keptForSeconds }
      await ask('send a message to', (options) => client.sendMessage(toBase64(text), { ...limits, ...options }))
    },
    async receive(max, leaseMs) {
      checkCount(max)
      const limits = { numberOfMessages: max, visibilityTimeout: wholeSeconds(leaseMs, 1) }
      const { receivedMessageItems } = await ask('receive messages from', (options) =>
        client.receiveMessages({ ...limits, ...options }),
      )
      return receivedMessageItems.map(({ messageId, popReceipt, messageText, dequeueCount }) => ({
        lease: { messageId, popReceipt },
        text: Buffer.from(messageText, 'base64').toString('utf8'),
        dequeueCount,
      }))
    },
    delete: (lease) =>
      ask('delete a message from', (options) =>
        doneUnlessLost(client.deleteMessage(lease.messageId, lease.popReceipt, options)),
      ),
    async release({ messageId, popReceipt }: MessageLease, delayMs) {
      const seconds = wholeSeconds(delayMs, 0)
      return ask('release a message of', (options) =>
        doneUnlessLost(client.updateMessage(messageId, popReceipt, undefined, seconds, options)),
      )
    },
  }
}

function toBase64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}

async function doneUnlessLost(request: Promise<unknown>): Promise<'done' | 'lost'> {
  try {
    await request
    return 'done'
  } catch (cause) {
    const { code } = failureOf(cause)
    if (code === 'MessageNotFound' || code === 'PopReceiptMismatch') return 'lost'
    throw cause
  }
}
