/** The appearances Teams has; newer clients add names of their own. */
export type HostTheme = 'default' | 'dark' | 'contrast'

export function toHostTheme(name: string | undefined): HostTheme {
  return name === 'dark' || name === 'contrast' ? name : 'default'
}
