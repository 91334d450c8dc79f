/* use-pledge.ts: subscribing to a package: how many shares, which extras, to whom it is sent, and that the terms were read. */
import { computed, reactive, watch } from 'vue'
import { useRouter } from 'vue-router'
import type { Package } from '@tiantou/api'
import { useThing } from '@tiantou/core'
import { t } from '@tiantou/i18n/mall'
import { api } from '../../lib/server'
import { readAddress } from '../../lib/pasted-address'
import { tellError } from '../../lib/tell'
import { useSave } from '../../lib/use-save'

/** What n shares and the extras come to. */
export const sumOf = (g: Pick<Package, 'share_fen' | 'extras'>, shares: number, extras: Record<string, number>): number =>
  (g.share_fen ?? 0) * shares + g.extras.reduce((n, x) => n + (x.fen ?? 0) * (extras[x.uuid ?? ''] ?? 0), 0)
const phoneOk = (phone: string) => /^(\+?86)?1\d{10}$/.test(phone.replace(/[\s-]/g, '')) || /^0\d{9,11}$/.test(phone.replace(/[\s-]/g, ''))

export function usePledge(id: () => string) {
  const router = useRouter()
  const thing = useThing((signal) => api.packageGet({ id: id() }, { signal }), id),
    addresses = useThing(async (signal) => (await api.addresses({ signal })).items),
    buyers = useThing(async (signal) => (await api.bulkBuyers({ state: 'active', limit: 20 }, { signal })).items)
  const f = reactive({ shares: 1, extras: {} as Record<string, number>, name: '', phone: '', address: '', buyer: '', read: false })
  const left = computed(() => Math.max(0, (thing.data.value?.max_shares ?? 0) - (thing.data.value?.taken_shares ?? 0))),
    sum = computed(() => (thing.data.value ? sumOf(thing.data.value, f.shares, f.extras) : 0))
  async function useAddress(uuid: string): Promise<void> {
    try {
      const a = await api.addressGet({ id: uuid })
      Object.assign(f, { name: a.name ?? '', phone: a.phone ?? '', address: `${a.region ?? ''}${a.detail ?? ''}` })
    } catch (e) {
      tellError(e)
    }
  }
  function paste(text: string): void {
    const a = readAddress(text)
    if (a.name) f.name = a.name
    if (a.phone) f.phone = a.phone
    if (a.region || a.detail) f.address = `${a.region ?? ''}${a.detail ?? ''}`
  }
  const saver = useSave(
    (key) =>
      api.pledgeCreate(
        { id: id() },
        {
          rule_sha: thing.data.value?.rule_sha ?? '',
          shares: f.shares,
          receiver_name: f.name.trim(),
          receiver_phone: f.phone.replace(/[\s-]/g, ''),
          receiver_address: f.address.trim(),
          buyer: f.buyer || null,
          extras: Object.entries(f.extras).filter(([, n]) => n > 0).map(([extra, n]) => ({ extra, n })),
        },
        { idempotencyKey: key },
      ),
    (made) => router.replace(made.payment ? { name: 'pay', params: { id: made.payment } } : { name: 'my-package', params: { id: made.uuid } }),
  )
  watch(
    () => f.read,
    () => delete saver.faults.read,
  )
  const check = () => ({
    ...(f.name.trim() ? {} : { receiver_name: t('form.required', { name: t('mall.receiver') }) }),
    ...(phoneOk(f.phone) ? {} : { receiver_phone: t('mall.phoneBad') }),
    ...(f.address.trim().length > 1 ? {} : { receiver_address: t('form.required', { name: t('deal.address') }) }),
    ...(f.read ? {} : { read: t('deal.readFirst') }),
  })
  return { thing, addresses, buyers, f, left, sum, useAddress, paste, ...saver, submit: () => saver.save(check) }
}
