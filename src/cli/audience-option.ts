import { InvalidArgumentError } from 'commander'
import { type Audience, audiences } from '../people/person.ts'

/** `staff,governor`: the audiences of a command line, in any order and case. */
export function parseAudiences(text: string): readonly Audience[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase())
  const unknown = names.find((name) => !audiences.some((audience) => audience === name))
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`"${unknown}" is not an audience. Choose from ${audiences.join(', ')}.`)
  }
  return audiences.filter((audience) => names.includes(audience))
}
