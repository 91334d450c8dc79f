/* paid-for.ts: where to look at what a payment was for, and what comes next. A channel leads back to the payment's page alone, so its subject tells. */
import type { WordKey } from '@tiantou/i18n/mall'

export interface PaidFor {
  name: string
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
  statement: deal('my-account', 'deal.account', 'deal.paidBill'),
}

/** selling: a producer pays the deposit of what it sells. */
export function paidFor(subject: string | null | undefined, selling: boolean): PaidFor {
  const at = SUBJECTS[subject ?? ''] ?? ORDERS
  return selling && subject === 'deposit' ? { ...at, name: 's-contracts' } : at
}
