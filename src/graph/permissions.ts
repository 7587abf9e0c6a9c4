/**
 * Microsoft Graph application permissions, the least that serve; an administrator consents to them once.
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
export const permissions = {
  members: 'GroupMember.Read.All (and Member.Read.Hidden where the group hides its members)',
  users: 'User.Read.All',
  groups: 'GroupMember.Read.All',
  install: 'TeamsAppInstallation.ReadWriteSelfForUser.All and AppCatalog.Read.All',
}
