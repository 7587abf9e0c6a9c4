import {
  createDOMRenderer,
  FluentProvider,
  makeStyles,
  RendererProvider,
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components'
import { useEffect, useMemo, useState } from 'react'
import { createApiClient } from './api-client.ts'
import { CompletionPage } from './completion/completion-page.tsx'
import type { TeamsHost } from './host.ts'
import type { HostTheme } from './host-theme.ts'
import { Notice } from './notice.tsx'

const fluentThemes: Readonly<Record<HostTheme, Theme>> = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
}

const useStyles = makeStyles({
  // The browser's own margin would stay white around a dark page.
  surface: { position: 'absolute', inset: 0, overflow: 'auto' },
})

export function App({ host, nonce }: { readonly host: TeamsHost | undefined; readonly nonce: string }) {
  const renderer = useMemo(() => createDOMRenderer(document, { styleElementAttributes: { nonce } }), [nonce])
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <Surface host={host} />
    </RendererProvider>
  )
}

/** Within the renderer: styles made outside it have no nonce, and the browser drops them. */
function Surface({ host }: { readonly host: TeamsHost | undefined }) {
  const styles = useStyles()
  const theme = useHostTheme(host)
  return (
    <FluentProvider theme={fluentThemes[theme]} className={styles.surface}>
      {host === undefined ? <OutsideTeams /> : <InTeams host={host} />}
    </FluentProvider>
  )
}

function InTeams({ host }: { readonly host: TeamsHost }) {
  const api = useMemo(() => createApiClient({ getToken: host.getToken, fetch: window.fetch.bind(window) }), [host])
  return <CompletionPage api={api} />
}

function OutsideTeams() {
  return (
    <Notice title="Open this page in Teams">
      Assent shows who has signed only to people whom Teams has signed in. Open the Assent app in Teams and choose “Who
      has signed”.
    </Notice>
  )
}

function useHostTheme(host: TeamsHost | undefined): HostTheme {
  const [theme, setTheme] = useState<HostTheme>(host?.theme ?? 'default')
  useEffect(() => host?.onThemeChange(setTheme), [host])
  return theme
}
