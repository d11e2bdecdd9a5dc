import { azuriteStore } from '../testing/azurite-store.ts';
import { testContract } from '../testing/contract/contract.ts';

testContract(azuriteStore);
