import { TurnState } from '@microsoft/teams-ai/lib/TurnState.js'

/**
 * Nothing is remembered between turns: the SDK's own state loses one of two turns that overlap, and is kept
 * under ids that are not the directory's. What must last is in our own storage.
 */
export class StatelessTurn extends TurnState {
  protected override onComputeStorageKeys(): Promise<Record<string, string>> {
    // teams-ai asks for these two by name; without a storage they start empty every turn and go nowhere.
    return Promise.resolve({ conversation: 'unused', user: 'unused' })
  }
}
