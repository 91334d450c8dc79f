/* use-new-package.ts: a household's package out of few questions: what is in a share, how often and from when it comes, what a share costs, by when how
 * many must be paid. The calendar is made from the first day and the distance, and each day can be changed. */
import { computed, reactive, watch } from 'vue'
import { useRouter } from 'vue-router'
import { t } from '@tiantou/i18n/mall'
import { dayAdd, dayOf, fenOf, gramsOf } from '@tiantou/units'
import { api } from '../../lib/server'
import { tellDone } from '../../lib/tell'
import { useSave } from '../../lib/use-save'
import type { Supply } from './supply-pick.vue'

export interface ContentLine {
  name: string
  amount: string
  kg: string
  supply: Supply | null
}
export interface ExtraLine {
  kind: 'visit' | 'picking'
  name: string
  day: string
  capacity: string
  price: string
}
/** n days, step days apart, the first one given. */
export const calendar = (first: string, n: number, step: number): string[] => (/^\d{4}-\d\d-\d\d$/.test(first) ? Array.from({ length: Math.max(0, n) }, (_, i) => dayAdd(first, i * step)) : [])
const line = (): ContentLine => ({ name: '', amount: '', kg: '', supply: null })
const whole = (text: string) => (/^\s*\d{1,6}\s*$/.test(text) ? Number(text) : 0)

export function useNewPackage() {
  const router = useRouter(),
    today = dayOf()
  const f = reactive({
    kind: 'yard' as 'yard' | 'plot', operator: '', consent: '', title: '', story: '', photos: [] as string[], place: '', rule: 'refund' as 'refund' | 'carry' | 'substitute',
    price: '', target: '', most: '', deadline: dayAdd(today, 20), first: dayAdd(today, 30), times: 3, step: 30, days: calendar(dayAdd(today, 30), 3, 30), contents: [line()] as ContentLine[], extras: [] as ExtraLine[],
  })
  watch(
    () => [f.first, f.times, f.step],
    () => (f.days = calendar(f.first, f.times, f.step)),
  )
  watch(
    () => f.kind,
    (kind) => {
      if (kind === 'plot') f.contents = [f.contents[0] ?? line()]
    },
  )
  const addContent = () => f.contents.push(line()),
    addExtra = () => f.extras.push({ kind: 'visit', name: '', day: f.first, capacity: '20', price: '0' })
  const sumFen = computed(() => (fenOf(f.price) ?? 0) * whole(f.target))
  const content = (c: ContentLine) => ({ name: c.name.trim(), amount: c.amount.trim(), ...(c.supply?.season ? { season: c.supply.season, share_g: gramsOf(c.kg) ?? 0 } : {}) })
  const saver = useSave(
    (key) =>
      api.packageCreate(
        {
          operator: f.operator || null, kind: f.kind, title: f.title.trim(), story: f.story.trim() || null, photo_sha: f.photos[0] ?? null, share_fen: fenOf(f.price) ?? 0, target_shares: whole(f.target), max_shares: whole(f.most), deadline_day: f.deadline,
          rule: f.rule, place: f.place.trim() || null, consent: f.consent.trim() || null, contents: f.contents.map(content), handouts: f.days.map((day) => ({ day })),
          extras: f.extras.map((x) => ({ kind: x.kind, name: x.name.trim(), day: x.day, capacity: whole(x.capacity), fen: fenOf(x.price) ?? 0 })),
        },
        { idempotencyKey: key },
      ),
    (made) => {
      tellDone(t('deal.packageSent'))
      return router.replace({ name: 's-package', params: { id: made.uuid } })
    },
  )
  function check(): Record<string, string> {
    const wrong: Record<string, string> = {},
      need = (name: string, ok: unknown, label: string) => {
        if (!ok) wrong[name] = t('form.required', { name: label })
      }
    need('operator', f.operator, t('mall.whoseGoods'))
    need('title', f.title.trim().length > 1, t('deal.title'))
    if (!fenOf(f.price)) wrong.share_fen = t('form.notMoney', { name: t('deal.sharePrice') })
    need('target_shares', whole(f.target) > 0, t('deal.target'))
    if (whole(f.most) < Math.max(1, whole(f.target))) wrong.max_shares = t('deal.mostLow')
    f.contents.forEach((c, i) => {
      if (!c.name.trim() || !c.amount.trim()) wrong[`contents/${i}`] = t('deal.contentNeeded')
      else if (f.kind === 'plot' && !c.supply?.season) wrong[`contents/${i}`] = t('deal.plotNeedsSeason')
      else if (c.supply?.season && !gramsOf(c.kg)) wrong[`contents/${i}`] = t('form.notMass', { name: t('deal.shareMass') })
    })
    f.extras.forEach((x, i) => {
      if (x.name.trim().length < 2 || !whole(x.capacity) || fenOf(x.price) === null) wrong[`extras/${i}`] = t('deal.extraNeeded')
    })
    return wrong
  }
  return { f, sumFen, addContent, addExtra, ...saver, submit: () => saver.save(check) }
}
