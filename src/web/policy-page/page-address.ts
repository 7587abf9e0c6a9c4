import { z } from 'zod/v4'
import { type BoundAudience, boundAudiences, type PolicyId, type VersionId } from '../../policy/policy.ts'
import { type Language, languages } from './words/page-words.ts'

interface PageChoices {
  /** Only where the reader chose it, so that a link passed on speaks the next reader's language. */
  readonly language?: Language | null
  readonly query?: string
}

/** `/policies/oakfield-aup/v1?for=staff,governor&lang=cy&q=phones`; no audience means the whole policy. */
export function policyPagePath(
  { policyId, versionId }: { readonly policyId: PolicyId; readonly versionId: VersionId },
  audiences: readonly BoundAudience[],
  { language, query = '' }: PageChoices = {},
): string {
  const choices = [
    ...(audiences.length === 0 ? [] : [`for=${audiences.join(',')}`]),
    ...(language ? [`lang=${language}`] : []),
    ...(query === '' ? [] : [`q=${encodeURIComponent(query)}`]),
  ]
  const page = `/policies/${encodeURIComponent(policyId)}/${encodeURIComponent(versionId)}`
  return choices.length === 0 ? page : `${page}?${choices.join('&')}`
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

const languageParameter = z.enum(languages)

/** `null` where the address names none that the page speaks. */
export function readLanguage(langValue: unknown): Language | null {
  return languageParameter.safeParse(langValue).data ?? null
}

const queryParameter = z.string()

/** What is looked for; `undefined` where nothing was asked, or it was asked twice. */
export function readSearch(qValue: unknown): string | undefined {
  return queryParameter.safeParse(qValue).data
}
