import { randomBytes } from 'node:crypto'
import { type Clock, type Ids, toInstant } from './clock.ts'

export const systemClock: Clock = { now: () => toInstant(Date.now()) }

export const systemIds: Ids = { nonce: () => randomBytes(16).toString('base64url') }
