// Everything Assent needs in one resource group: a small Linux web app, a storage account, an Azure Bot.
// No secret is created or stored: the web app signs in with a managed identity.

@description('Start of every resource name. The web app is reached at {resourceBaseName}.azurewebsites.net unless publicHost says otherwise.')
@minLength(4)
@maxLength(20)
param resourceBaseName string

param location string = resourceGroup().location

@description('The host name people reach Assent at, without https://.')
param publicHost string = '${resourceBaseName}.azurewebsites.net'

@description('The Entra tenant of the school or trust.')
param tenantId string = tenant().tenantId

@description('Client id of the app registration of the bot.')
param botAppId string

@description('Client id of the app registration of the tab and of Microsoft Graph.')
param tabAppId string

@description('The id in the Teams app manifest.')
param teamsAppId string

@description('As cards and pages name the school.')
param schoolName string

@description('The name of the bot in Azure.')
@maxLength(42)
param botDisplayName string = 'Assent'

@description('Entra group ids, separated by commas; likewise the next five.')
param staffGroups string
param governorGroups string = ''
param visitorGroups string = ''
@description('Nobody in these groups is ever sent anything.')
param pupilGroups string
@description('Members see who has signed.')
param leaderGroups string
@description('Members are told ahead of a policy’s review date; empty for the leaders.')
param ownerGroups string = ''

@description('Always On needs Basic or better.')
@allowed(['B1', 'B2', 'B3', 'S1', 'P0v3', 'P1v3'])
param planSku string = 'B1'

@description('Standard_ZRS keeps three copies in three buildings; a region without zones, such as UK West, takes Standard_LRS.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

var storageTableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var storageQueueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var storageBlobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${resourceBaseName}-identity'
  location: location
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  // At most 24 letters and digits, and one of a kind in the world.
  name: 'assent${uniqueString(resourceGroup().id, resourceBaseName)}'
  location: location
  kind: 'StorageV2'
  sku: { name: storageSku }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    supportsHttpsTrafficOnly: true
    minimumTlsVersion: 'TLS1_2'
    accessTier: 'Hot'
  }
}

resource tableRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, storageTableDataContributor)
  scope: storage
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageTableDataContributor)
  }
}

resource queueRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, storageQueueDataContributor)
  scope: storage
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageQueueDataContributor)
  }
}

resource blobRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, storageBlobDataContributor)
  scope: storage
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataContributor)
  }
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${resourceBaseName}-plan'
  location: location
  kind: 'linux'
  sku: { name: planSku }
  properties: { reserved: true }
}

resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: resourceBaseName
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      appCommandLine: 'npm run serve'
      // The worker runs inside the web app, and a card's button must be answered within seconds.
      alwaysOn: true
      healthCheckPath: '/healthz'
      http20Enabled: true
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      appSettings: [
        { name: 'NODE_ENV', value: 'production' }
        { name: 'SCM_DO_BUILD_DURING_DEPLOYMENT', value: 'false' }
        { name: 'ASSENT_PUBLIC_URL', value: 'https://${publicHost}' }
        { name: 'ASSENT_SCHOOL_NAME', value: schoolName }
        { name: 'ASSENT_TENANT_ID', value: tenantId }
        { name: 'ASSENT_TEAMS_APP_ID', value: teamsAppId }
        { name: 'ASSENT_BOT_ID', value: botAppId }
        { name: 'ASSENT_BOT_CREDENTIAL', value: 'federated' }
        { name: 'ASSENT_GRAPH_CLIENT_ID', value: tabAppId }
        { name: 'ASSENT_GRAPH_CREDENTIAL', value: 'federated' }
        { name: 'ASSENT_MANAGED_IDENTITY_CLIENT_ID', value: identity.properties.clientId }
        { name: 'ASSENT_TABLES_URL', value: storage.properties.primaryEndpoints.table }
        { name: 'ASSENT_QUEUES_URL', value: storage.properties.primaryEndpoints.queue }
        { name: 'ASSENT_BLOBS_URL', value: storage.properties.primaryEndpoints.blob }
        { name: 'ASSENT_STAFF_GROUPS', value: staffGroups }
        { name: 'ASSENT_GOVERNOR_GROUPS', value: governorGroups }
        { name: 'ASSENT_VISITOR_GROUPS', value: visitorGroups }
        { name: 'ASSENT_PUPIL_GROUPS', value: pupilGroups }
        { name: 'ASSENT_LEADER_GROUPS', value: leaderGroups }
        { name: 'ASSENT_OWNER_GROUPS', value: ownerGroups }
      ]
    }
  }
}

module bot 'azurebot.bicep' = {
  name: 'azurebot'
  params: {
    botName: '${resourceBaseName}-bot'
    displayName: botDisplayName
    botAppId: botAppId
    tenantId: tenantId
    publicHost: publicHost
  }
}

output ASSENT_HOST string = publicHost
output ASSENT_WEB_APP_RESOURCE_ID string = web.id
// The subject of the federated credential that both app registrations must be given.
output ASSENT_IDENTITY_PRINCIPAL_ID string = identity.properties.principalId
