import { z } from 'zod/v4'
import { type BoundAudience, boundAudiences, type PolicyId, type VersionId } from '../policy/policy.ts'

/** `/policies/oakfield-aup/v1?for=staff,governor`; no audience means the whole policy. */
export function policyPagePath(
  { policyId, versionId }: { readonly policyId: PolicyId; readonly versionId: VersionId },
  audiences: readonly BoundAudience[],
): string {
  const page = `/policies/${encodeURIComponent(policyId)}/${encodeURIComponent(versionId)}`
  return audiences.length === 0 ? page : `${page}?for=${audiences.join(',')}`
}

const forParameter = z
  .string()
  .transform((text) =>
    [...new Set(text.split(',').map((word) => word.trim().toLowerCase()))].filter((word) => word !== ''),
  )
  .pipe(z.array(z.enum(boundAudiences)))

/** Empty for the whole policy; `undefined` when the address names an audience that does not exist. */
export function readAudiences(forValue: unknown): readonly BoundAudience[] | undefined {
  if (forValue === undefined) return []
  const parsed = forParameter.safeParse(forValue)
  return parsed.success ? boundAudiences.filter((audience) => parsed.data.includes(audience)) : undefined
}
