/* use-wanted.ts: what a buyer asks for, in a demand or a tender: which crop, how much, when, where, on which terms. */
import { reactive } from 'vue'
import { t } from '@tiantou/i18n/mall'
import { dayAdd, dayOf, gramsOf } from '@tiantou/units'
import { bpOf } from './use-deal'

export const wantedForm = () =>
  reactive({
    buyer: '', title: '', crop: '', grade: '', standard: '', mass: '', from: dayAdd(dayOf(), 7), until: dayAdd(dayOf(), 30), times: '1', place: '', quality: '',
    buyerDeposit: '0', sellerDeposit: '0', late: '1', lateDays: '5', short: '20', below: '30', payDays: '7',
  })
export type Wanted = ReturnType<typeof wantedForm>
const whole = (text: string) => (/^\s*\d{1,4}\s*$/.test(text) ? Number(text) : 0)

export const wantedBody = (f: Wanted) => ({
  buyer: f.buyer || null, title: f.title.trim(), crop: f.crop, grade: f.grade.trim() || null, standard: f.standard.trim() || null, quantity_g: gramsOf(f.mass) ?? 0, from_day: f.from, until_day: f.until, deliveries: whole(f.times), place: f.place.trim(),
  quality: f.quality.trim() || null, buyer_deposit_bp: bpOf(f.buyerDeposit), seller_deposit_bp: bpOf(f.sellerDeposit), late_bp: bpOf(f.late), late_max_days: whole(f.lateDays), short_bp: bpOf(f.short), grade_bp: bpOf(f.below), pay_days: whole(f.payDays),
})
/** What is not right, by the server's names of the fields. */
export function wantedFaults(f: Wanted): Record<string, string> {
  const wrong: Record<string, string> = {}
  const parts = { buyer_deposit_bp: f.buyerDeposit, seller_deposit_bp: f.sellerDeposit, late_bp: f.late, short_bp: f.short, grade_bp: f.below }
  for (const [name, text] of Object.entries(parts)) if (bpOf(text, name.includes('deposit') ? 5000 : 10000) === null) wrong[name] = t('deal.percentBad')
  if (f.title.trim().length < 2) wrong.title = t('form.required', { name: t('deal.title') })
  if (!f.crop) wrong.crop = t('form.required', { name: t('deal.crop') })
  if (!gramsOf(f.mass)) wrong.quantity_g = t('form.notMass', { name: t('deal.mass') })
  if (!whole(f.times)) wrong.deliveries = t('form.notWhole', { name: t('deal.timesDeliver') })
  if (f.place.trim().length < 2) wrong.place = t('form.required', { name: t('deal.placeDeliver') })
  if (!f.from || !f.until || f.until < f.from) wrong.until_day = t('deal.untilBad')
  return wrong
}
