import { z } from 'zod/v4'
import type { Job, JobQueue, LeasedJob } from '../campaigns/ports.ts'
import { inParallel } from './in-parallel.ts'
import type { Queue, QueueMessage } from './queue.ts'
import { campaignIdField, personIdField } from './stored-fields.ts'
import { jsonOrUndefined } from './stored-json.ts'

/** Schema 1, the number is in the message. */
const jobSchema: z.ZodType<Job> = z.object({
  kind: z.literal('deliver'),
  schema: z.literal(1),
  campaignId: campaignIdField,
  personId: personIdField,
  step: z.literal('launch'),
})

// Queues take one message a request.
const sendsAtOnce = 16

export function createJobQueue(queue: Queue): JobQueue {
  return {
    enqueue: (jobs, options) => inParallel(jobs, sendsAtOnce, (job) => queue.send(JSON.stringify(job), options)),
    async receive(max, leaseMs) {
      const messages = await queue.receive(max, leaseMs)
      return messages.flatMap(toLeasedJob)
    },
    // A lost lease means that somebody else has the job now; they will end it.
    async complete({ lease }) {
      await queue.delete(lease)
    },
    async release({ lease }, delayMs) {
      await queue.release(lease, delayMs)
    },
  }
}

/**
 * A message that this version cannot read goes back by itself when its lease ends: during an update, the newer
 * program takes it. One that nobody can read is gone after seven days, and nothing hangs on it.
 */
function toLeasedJob({ text, dequeueCount, lease }: QueueMessage): readonly LeasedJob[] {
  const result = jobSchema.safeParse(jsonOrUndefined(text))
  return result.success ? [{ job: result.data, attempt: dequeueCount, lease }] : []
}
