import { useEffect, useState } from 'react'
import type { ApiClient } from '../api-client.ts'
import { type Following, followCompletion } from './follow-completion.ts'
import { wait } from './wait.ts'

/** For one campaign in the component's life. */
export function useCompletion(api: ApiClient, campaignId: string): Following {
  const [following, setFollowing] = useState<Following>({ kind: 'loading' })
  useEffect(() => {
    const leaving = new AbortController()
    void followCompletion({ api, campaignId, signal: leaving.signal, onChange: setFollowing, wait })
    return () => leaving.abort()
  }, [api, campaignId])
  return following
}
