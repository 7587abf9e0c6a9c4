export interface NamedRoles {
  readonly permissionFrom: readonly string[]
  readonly reportTo: readonly string[]
}

export function rolesIn(_text: string): NamedRoles {
  return { permissionFrom: [], reportTo: [] }
}
