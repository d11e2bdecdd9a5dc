import { testContract } from './testing/contract/contract.ts';
import { diskStore } from './testing/disk-store.ts';

testContract(diskStore);
