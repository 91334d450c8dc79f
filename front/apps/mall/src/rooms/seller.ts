/* seller.ts: routes of those who sell; on a phone first. */
import type { RouteRecordRaw } from 'vue-router'

export default [] satisfies RouteRecordRaw[]
