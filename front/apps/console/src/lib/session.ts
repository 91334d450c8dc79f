/* session.ts: who is signed in at the console and what they may do. */
import { computed } from 'vue'
import { createSession } from '@tiantou/core'
import { api } from './server'

export const { me, knowMe, forgetMe, can, hasRole, signIn, signOut } = createSession(api)
export const canAny = (permissions: string[] | undefined): boolean => !permissions?.length || permissions.some(can)
/** Works on a producer's own plots: the phone is the tool, today's work the first page. */
export const isFarmer = computed(() => hasRole('owner', 'worker') && !hasRole('office', 'admin', 'agri', 'market', 'lab'))
/** The producer a person works for; null for offices. */
export const ownOperator = computed(() => me.value?.grants?.find((g) => g.operator)?.operator ?? null)
