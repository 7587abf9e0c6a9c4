// The registration that lets Microsoft's bot service deliver Teams messages to Assent.

param botName string

@maxLength(42)
param displayName string

@description('Client id of the app registration of the bot.')
param botAppId string

param tenantId string
param publicHost string

resource bot 'Microsoft.BotService/botServices@2021-03-01' = {
  name: botName
  kind: 'azurebot'
  // Azure Bot has no UK region; messages themselves rest in the tenant's own region.
  location: 'global'
  sku: { name: 'F0' }
  properties: {
    displayName: displayName
    endpoint: 'https://${publicHost}/api/messages'
    msaAppId: botAppId
    msaAppType: 'SingleTenant'
    msaAppTenantId: tenantId
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2021-03-01' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: { channelName: 'MsTeamsChannel' }
}
