/* places.ts: which places there are for whom looks at this page. */
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { buyerPlaces, sellerPlaces } from './nav'

export function usePlaces() {
  const route = useRoute(),
    router = useRouter()
  const selling = computed(() => route.path.startsWith('/seller'))
  const places = computed(() => (selling.value ? sellerPlaces : buyerPlaces).filter((p) => router.hasRoute(p.name)))
  return { selling, places }
}
