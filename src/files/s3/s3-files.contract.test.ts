import { testContract } from '../testing/contract/contract.ts';
import { fauxqsStore, s3rverStore } from '../testing/s3-stores.ts';

testContract(fauxqsStore);
testContract(s3rverStore);
