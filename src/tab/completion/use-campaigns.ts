import { useCallback, useEffect, useState } from 'react'
import type { ApiProblem, CampaignList } from '../../web/api.ts'
import { type ApiClient, toProblem } from '../api-client.ts'
import { listCampaigns } from './list-campaigns.ts'

type Loading =
  | { readonly kind: 'loading' }
  | { readonly kind: 'problem'; readonly problem: ApiProblem }
  | { readonly kind: 'ready'; readonly list: CampaignList }

export function useCampaigns(api: ApiClient): { readonly loading: Loading; readonly lookAgain: () => void } {
  const [loading, setLoading] = useState<Loading>({ kind: 'loading' })
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks again, and that is all it does
  useEffect(() => {
    const leaving = new AbortController()
    setLoading({ kind: 'loading' })
    listCampaigns(api, leaving.signal).then(
      (list) => setLoading({ kind: 'ready', list }),
      (error: unknown) => {
        if (!leaving.signal.aborted) setLoading({ kind: 'problem', problem: toProblem(error) })
      },
    )
    return () => leaving.abort()
  }, [api, round])
  const lookAgain = useCallback(() => setRound((before) => before + 1), [])
  return { loading, lookAgain }
}
