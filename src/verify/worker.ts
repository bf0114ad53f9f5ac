import type { Folders } from '../opening/folders.ts';
import { serve } from '../threads/threads.ts';
import { type Proof, proveTask, type Task } from './prove-task.ts';

serve<Folders, Task, Proof>((folders, task) => proveTask(folders, task));
