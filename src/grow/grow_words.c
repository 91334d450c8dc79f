/* grow_words.c: the code words of the room with their names in both languages. Codes are stored and never change. */
#include "grow_shapes.h"

#include "grow_priv.h"

const struct grow_word grow_record_words[] = {
    {"sow", "播种", "Sowing"}, {"transplant", "移栽", "Transplanting"}, {"fertilise", "施肥", "Fertilising"},
    {"pesticide", "用药", "Pesticide"}, {"irrigate", "灌溉", "Irrigation"}, {"weed", "除草", "Weeding"},
    {"scout", "病虫巡查", "Pest scouting"}, {"prune", "整枝修剪", "Pruning"}, {"feed", "投喂", "Feeding"},
    {"vet_drug", "用兽药", "Veterinary drug"}, {"stock", "投放种苗", "Stocking"}, {"harvest", "采收", "Harvest"},
    {"other", "其他", "Other"}, {NULL, NULL, NULL},
};
const char *const grow_record_kinds[] = {"sow", "transplant", "fertilise", "pesticide", "irrigate", "weed", "scout", "prune",
                                         "feed", "vet_drug", "stock", "harvest", "other", NULL};
const struct grow_word grow_input_words[] = {
    {"pesticide", "农药", "Pesticide"}, {"fertiliser", "肥料", "Fertiliser"}, {"vet_drug", "兽药", "Veterinary drug"},
    {"feed", "饲料", "Feed"}, {"seed", "种子种苗", "Seed and seedlings"}, {"other", "其他", "Other"}, {NULL, NULL, NULL},
};
const char *const grow_input_kinds[] = {"pesticide", "fertiliser", "vet_drug", "feed", "seed", "other", NULL};
const char *const grow_plot_kinds[] = {"field", "greenhouse", "orchard", "tea_garden", "pond", "pen", "forest", "other", NULL};
const char *const grow_open_states[] = {"open", "closed", NULL};
const char *const grow_categories[] = {"grain", "tuber", "oil", "sugar", "vegetable", "melon", "fruit", "tea", "fungus", "herb",
                                       "flower", "livestock", "poultry", "aquatic", "other", NULL};
const char *const grow_season_states[] = {"planned", "growing", "harvesting", "closed", NULL};
const char *const grow_record_states[] = {"done", "planned", "void", NULL};
const char *const grow_pub_states[] = {"draft", "submitted", "published", "returned", NULL};
const char *const grow_decisions[] = {"publish", "return", "withdraw", NULL};
const char *const grow_change_kinds[] = {"split", "merge", "process", NULL};
const char *const grow_processes[] = {"repack", "sort", "wash", "dry", "mill", "press", "slaughter", "freeze", "other", NULL};
const char *const grow_lot_states[] = {"active", "locked", "recalled", "consumed", "closed", NULL};
const char *const grow_substance_states[] = {"banned", "restricted", "lookalike", NULL};

const char *grow_word_name(const struct grow_word *words, const char *code, enum lang lang) {
    for (; words->code; words++)
        if (strcmp(words->code, code) == 0)
            return lang == LANG_ZH ? words->zh : words->en;
    return code;
}
