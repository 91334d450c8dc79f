/* unread.ts: what waits for the person: notices and messages not read, shown beside "me" everywhere; asked when somebody signs in, and again by the
 * pages that change it. */
import { computed, reactive, watch } from 'vue'
import { api } from './server'
import { can, me } from './session'

export const unread = reactive({ notices: 0, messages: 0 })
export const unreadAll = computed(() => unread.notices + unread.messages)
export function countUnread(): void {
  if (!me.value || !can('sell.buy')) Object.assign(unread, { notices: 0, messages: 0 })
  else
    api.ordersToday().then(
      (n) => Object.assign(unread, { notices: n.notices ?? 0, messages: n.messages ?? 0 }),
      () => undefined, // a number that is missing is not missed
    )
}
watch(me, countUnread)
