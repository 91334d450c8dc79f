/* terms.ts: the terms of a deal, in the order in which demands, tenders and contracts show them. */
export const TERMS = ['buyer_deposit_bp', 'seller_deposit_bp', 'late_bp', 'late_max_days', 'short_bp', 'grade_bp', 'pay_days']
