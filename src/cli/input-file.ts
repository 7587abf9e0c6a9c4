import { type Stats, statSync } from 'node:fs'
import { BadInput } from './ask-bad-input.ts'

/** @throws BadInput unless there is a file of this name */
export function getFileStats(file: string): Stats {
  const stats = statSync(file, { throwIfNoEntry: false })
  if (stats === undefined) throw new BadInput(`There is no file ${file}.`)
  if (!stats.isFile()) throw new BadInput(`${file} is not a file.`)
  return stats
}
