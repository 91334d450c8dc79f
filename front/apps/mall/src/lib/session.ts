/* session.ts: who is signed in at the mall. */
import { computed } from 'vue'
import { createSession } from '@tiantou/core'
import { api } from './server'

export const { me, knowMe, forgetMe, can, hasRole, signIn, signOut } = createSession(api)
/** Sells here: sees the way to the seller's pages. */
export const isSeller = computed(() => hasRole('owner', 'worker', 'point'))
