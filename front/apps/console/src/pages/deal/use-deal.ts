/* use-deal.ts: what an office may do with packages, demands, tenders, subscriptions and buying organisations. What the sides of a deal do, they do in the mall. */
import { t, type WordKey } from '@tiantou/i18n'
import type { FieldSpec, Model } from '@tiantou/ui'
import { bodyFields } from '../../lib/fields'
import { api } from '../../lib/server'
import { can } from '../../lib/session'
import type { Way } from '../../lib/ways'

interface Thing {
  uuid: string
  state: string
}
const OFFICE = 'deal.review'
type Examine = (passed: boolean) => (reason: string) => Promise<unknown>
/** Pass what waits, or send it back with a reason. */
const examined = (examine: Examine, passHelp: WordKey): Way[] => [
  { text: 'office.pass', act: examine(true), main: true, reason: 'optional', help: passHelp },
  { text: 'office.return', act: examine(false), reason: 'required', help: 'office.returnHelp' },
]
type Review = (path: { id: string }, body: { passed: boolean; reason?: string }) => Promise<unknown>
const review = (x: Thing, how: Review, passHelp: WordKey): Way[] =>
  x.state === 'review' && can(OFFICE) ? examined((passed) => (reason) => how({ id: x.uuid }, { passed, ...(reason ? { reason } : {}) }), passHelp) : []

export const packageWays = (x: Thing): Way[] => [
  ...review(x, (p, b) => api.packageReview(p, b), 'office.passPackage'),
  ...(['open', 'running'].includes(x.state) && can(OFFICE)
    ? [{ text: 'office.stop', act: (reason) => api.packageStop({ id: x.uuid }, { reason }), reason: 'required', help: 'office.stopHelp', danger: true } satisfies Way]
    : []),
]
export const demandWays = (x: Thing): Way[] => [
  ...review(x, (p, b) => api.demandReview(p, b), 'office.passDemand'),
  ...(x.state === 'open' && can(OFFICE)
    ? [{ text: 'office.endDemand', act: (reason) => api.demandEnd({ id: x.uuid }, { reason }), reason: 'required', help: 'office.endDemandHelp', danger: true } satisfies Way]
    : []),
]
export const tenderWays = (x: Thing): Way[] => review(x, (p, b) => api.tenderReview(p, b), 'office.passTender')

/** Passing an organisation asks for its limit: that is a form (buyerFields); here is what needs a reason only. */
export const buyerWays = (x: Thing): Way[] => {
  const no = (text: WordKey, help?: WordKey): Way => ({ text, act: (reason) => api.bulkBuyerExamine({ id: x.uuid }, { passed: false, reason }), reason: 'required', danger: true, help })
  if (!can(OFFICE)) return []
  return x.state === 'applied' ? [no('office.refuse')] : x.state === 'active' ? [no('office.suspend', 'office.suspendHelp')] : []
}
/** The word on the button that opens the form of the limit, or none. */
export const limitText = (state: string): WordKey | null =>
  !can(OFFICE) ? null : state === 'applied' ? 'office.passBuyer' : state === 'active' ? 'office.limit' : state === 'suspended' ? 'office.resume' : null
export const buyerFields = (): FieldSpec[] =>
  bodyFields('BulkBuyerExamine', { credit_fen: { required: true, help: t('office.creditHelp') }, terms_days: { required: true, help: t('office.termsHelp') }, reason: {} }, 'buyer')
export const passBuyer = (id: string, form: Model) => api.bulkBuyerExamine({ id }, { ...(form as object), passed: true })

/** How much of an instalment was really given: typed in per cent, sent in parts of 10,000. */
export const judgeFields = (): FieldSpec[] => [
  { name: 'percent', kind: 'int', label: t('office.given'), min: 0, max: 100, unit: '%', required: true, help: t('office.givenHelp') },
  ...bodyFields('PartJudge', { reason: { required: true } }),
]
export const judge = (id: string, pos: number, form: Model) => api.pledgeJudge({ id }, { pos, delivered_bp: Number(form.percent) * 100, reason: String(form.reason ?? '') })

/** Where a line of income opens: what was paid for. */
export function incomeAt(r: Record<string, unknown>) {
  if (r.kind === 'order') return can('sell.order.read') ? { name: 'orders', query: { order_no: String(r.ref) } } : null
  return r.thing ? { name: r.kind === 'package' ? 'package' : 'contract', params: { id: String(r.thing) } } : null
}
