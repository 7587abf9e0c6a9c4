import { z } from 'zod/v4'

/** An id as it may stand in an address. Anything else was never an id of ours, so storage is not asked about it. */
export const addressId = z.string().regex(/^[A-Za-z0-9._:-]{1,200}$/)
