import type { RequestHandler } from 'express'
import { readDocumentWithNotes } from '../policy/documents/read-document.ts'
import type { PolicyId, PolicyVersion } from '../policy/policy.ts'
import { PolicyFileError } from '../policy/policy-file-error.ts'
import type { CorrectionStore, OriginalStore, PolicyStore } from '../policy/ports.ts'
import type { Reading } from '../policy/read-policy.ts'
import { noNotes } from '../policy/reader-notes.ts'
import { emptyOverlay } from '../policy/review/correction.ts'
import { reviewPolicy } from '../policy/review/review-policy.ts'
import { addressId } from './address-id.ts'
import type { PolicyReviewView } from './api.ts'
import { problems, WebProblem } from './problems.ts'

interface ReviewPorts {
  readonly policies: Pick<PolicyStore, 'listVersions'>
  readonly corrections: Pick<CorrectionStore, 'find'>
  readonly originals: Pick<OriginalStore, 'find'>
}

// An id nobody gave out finds nothing, so calling it a policy's gives nobody anything.
const policyIdInAddress = addressId.transform((text) => text as PolicyId)

/** The newest version of a policy, reviewed as the command line does, from the very file it was read from. */
export function policyReview(ports: ReviewPorts): RequestHandler<{ policyId: string }> {
  return async (request, response) => {
    const policyId = policyIdInAddress.safeParse(request.params.policyId)
    const version = policyId.success ? (await ports.policies.listVersions(policyId.data)).at(-1) : undefined
    if (version === undefined) throw new WebProblem(problems.noSuchPolicy)
    const overlay = (await ports.corrections.find(version.policyId)) ?? emptyOverlay(version.policyId)
    const fromFile = await readAgain(ports, version)
    const reading = fromFile ?? { policy: version.policy, notes: noNotes }
    response.json({
      versionId: version.versionId,
      publishedAt: version.publishedAt,
      readFrom: fromFile ? 'file' : 'version',
      review: reviewPolicy(reading, overlay),
    } satisfies PolicyReviewView)
  }
}

async function readAgain({ originals }: ReviewPorts, { original }: PolicyVersion): Promise<Reading | undefined> {
  const bytes = original && (await originals.find(original.sha256))
  if (!bytes) return undefined
  try {
    return await readDocumentWithNotes({ name: original.name, bytes })
  } catch (error) {
    // It was read once; a reader that has become stricter shows what was made of it then.
    if (error instanceof PolicyFileError) return undefined
    throw error
  }
}
