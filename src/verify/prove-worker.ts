import { inflateAtOnce } from '../workers/inflate-at-once.ts';
import { proveInTurn } from './prove-task.ts';

inflateAtOnce();

/** What runs in a worker: proves documents. */
export default proveInTurn;
