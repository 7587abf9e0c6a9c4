import { NoSchool } from '../../src/cli/no-school.ts'

/** The context of a command that is run where no school is. */
export async function noSchool(): Promise<never> {
  throw new NoSchool('There is no school to act on.')
}
