/* paid-for.ts: where to look at what a payment was for, and what comes next. A channel leads back to the payment's page alone, so its subject tells. */
import type { WordKey } from '@tiantou/i18n/mall'
import { tenderOf } from '../deal/use-bond'

export interface PaidFor {
  name: string
  params?: Record<string, string>
  title: WordKey
  /** Paid: what comes next; not paid: what became of it; the way past paying now. */
  next: WordKey
  over: WordKey
  later: WordKey
}
const ORDERS: PaidFor = { name: 'orders', title: 'mall.seeOrders', next: 'mall.paidNext', over: 'mall.payOverNext', later: 'mall.payLater' }
const deal = (name: string, title: WordKey, next: WordKey): PaidFor => ({ name, title, next, over: 'deal.payOverNext', later: 'deal.payLater' })
const SUBJECTS: Record<string, PaidFor> = {
  pledge: deal('my-packages', 'mall.myPackages', 'deal.paidPledge'),
  deposit: deal('my-contracts', 'deal.seeContracts', 'deal.paidDeposit'),
  bill: deal('my-contracts', 'deal.seeContracts', 'deal.paidBill'),
  bond: deal('s-tenders', 'deal.bondTender', 'deal.paidBond'),
  input_sale: { ...deal('inputs-bought', 'mall.inBought', 'mall.inPaidNext'), over: 'mall.payOverNext' },
  statement: deal('my-account', 'deal.account', 'deal.paidBill'),
}

/** selling: a producer pays the deposit of what it sells. payment: its id, where the way back was kept by it. */
export function paidFor(subject: string | null | undefined, selling: boolean, payment = ''): PaidFor {
  const at = SUBJECTS[subject ?? ''] ?? ORDERS,
    tender = subject === 'bond' ? tenderOf(payment) : ''
  if (tender) return { ...at, name: 's-tender', params: { id: tender } }
  return selling && subject === 'deposit' ? { ...at, name: 's-contracts' } : at
}
