import type { Log } from './log.ts'

/**
 * Ends the program on a fault that nobody caught, in the log's own words. Left to itself Node prints all that an error
 * carries, and vendors put tokens there.
 */
export function exitOnFault(log: Log): void {
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'stopped on a fault of its own')
    process.exit(3)
  })
}
