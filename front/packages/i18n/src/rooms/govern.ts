/* govern.ts: words of the room: complaints. */
export default {
  'govern.complaints': ['投诉', 'Complaints'],
  'govern.empty': ['没有投诉', 'No complaints'],
  'govern.overdue': ['已超期', 'Overdue'],
  'govern.toAccepted': ['受理', 'Accept'],
  'govern.toRefused': ['不予受理', 'Refuse'],
  'govern.toAnswered': ['答复', 'Answer'],
  'govern.toClosed': ['办结', 'Close'],
  'govern.again': ['重新办理', 'Take up again'],
  'govern.answerLabel': ['答复或理由，投诉人看得到', 'Answer or reason; the complainant reads it'],
  'govern.said': ['反映的情况', 'What was said'],
  'govern.answer': ['答复', 'Answer'],
  'e.complaint.refused': ['不予受理', 'Refused'],
  'e.complaint.closed': ['已办结', 'Closed'],
  'e.safety': ['安全问题', 'Safety'], 'e.label': ['标签问题', 'Labelling'], 'e.delivery': ['配送问题', 'Delivery'], 'e.complaint.quality': ['质量问题', 'Quality'],
} as const satisfies Record<string, readonly [string, string]>
