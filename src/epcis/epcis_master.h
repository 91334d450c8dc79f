/* epcis_master.h: master data: what is known of the things and places that events name. Private to the room. */
#ifndef EPCIS_MASTER_H
#define EPCIS_MASTER_H

#include "epcis_priv.h"

#define MASTER_ELEMENTS_MAX 20000   /* of one document; of one answer */
#define MASTER_ATTRIBUTES_MAX 1000  /* of one element */
#define MASTER_CHILDREN_MAX 20000   /* of one element */
#define MASTER_TEXT_MAX 200         /* of a value that is asked for */

/* Store the vocabularies of a document (the JSON binding's vocabularyList, checked by epcis_doc.c; NULL: none). What is said anew of an
 * element replaces what was said before, which stays readable; the same again changes nothing. Children of places place them
 * (epcis_location_set). ERR_INVALID, ERR_LIMIT with a pointer; ERR_CONFLICT when places would lie in themselves. */
enum err epcis_master_store(struct cx *cx, struct tx *tx, const struct jv *vocabularies, const char *county) MUST_CHECK;
/* SimpleMasterDataQuery (EPCIS 2.0 section 8.2.7.2): parameters as for events, lists separated by '|'. The answer: an
 * EPCISQueryDocument as JSON text (epcis_reply_document() gives it as XML, too). ERR_UNKNOWN_PARAM, ERR_INVALID with the parameter's
 * name; ERR_LIMIT: more than maxElementCount. */
enum err epcis_master_query(struct cx *cx, struct tx *tx, const struct query_param *p, size_t n, struct str *json_out) MUST_CHECK;

#endif
