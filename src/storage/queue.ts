/**
 * At least once and in no promised order: a message comes back when its lease runs out, and may come twice at any time.
 * Every method throws StorageError when storage could not be asked.
 *
 * @see Microsoft: Put Message, Get Messages, Update Message, Delete Message
 */
export interface Queue {
  /** Any text up to 48 KiB of UTF-8; kept for seven days. */
  send(text: string, options?: { readonly delayMs?: number }): Promise<void>
  /** 1 to 32 messages, each hidden from others for `leaseMs` (at least a second; rounded up to seconds). */
  receive(max: number, leaseMs: number): Promise<readonly QueueMessage[]>
  /** `lost` when somebody else holds or ended it meanwhile: nothing was done, and nothing need be. */
  delete(lease: MessageLease): Promise<'done' | 'lost'>
  /** Visible again after `delayMs`. */
  release(lease: MessageLease, delayMs: number): Promise<'done' | 'lost'>
}

export interface MessageLease {
  readonly messageId: string
  /** Changes each time the message is handed out; an old one opens nothing. */
  readonly popReceipt: string
}

export interface QueueMessage {
  readonly lease: MessageLease
  readonly text: string
  /** 1 the first time it is handed out. */
  readonly dequeueCount: number
}
