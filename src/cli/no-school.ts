import { BadInput } from './ask-bad-input.ts'

/** Neither settings of a deployment nor a local school that runs. */
export class NoSchool extends BadInput {}
