import { ModelFault } from './ports.ts'

/** The work, or a fault when its time is up, whether or not the work heeds the signal. */
export async function untilAborted<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) throw new ModelFault('too-slow')
  const isUp = Promise.withResolvers<never>()
  const giveUp = () => isUp.reject(new ModelFault('too-slow'))
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    return await Promise.race([work(signal), isUp.promise])
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}
