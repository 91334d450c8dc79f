/* gs1_cbv.c: the closed word lists of CBV 2.0 (sections 7.1 to 7.9) and of the GS1 Web Vocabulary that EPCIS uses, the spellings of
 * one word (short name, prefixed name, web URI, URN), and the prefixes of the standard context. Pure tables. */
#include "gs1_cbv.h"

#include <string.h>

#define CBV "https://ref.gs1.org/cbv/"
#define GS1_VOC "https://gs1.org/voc/"

static const char *const BIZSTEP_NAMES[] = {
    "accepting", "arriving", "assembling", "collecting", "commissioning", "consigning", "creating_class_instance",
    "cycle_counting", "decommissioning", "departing", "destroying", "disassembling", "dispensing", "encoding",
    "entering_exiting", "holding", "inspecting", "installing", "killing", "loading", "other", "packing", "picking",
    "receiving", "removing", "repackaging", "repairing", "replacing", "reserving", "retail_selling", "sampling",
    "sensor_reporting", "shipping", "staging_outbound", "stock_taking", "stocking", "storing", "transporting",
    "unloading", "unpacking", "void_shipping",
};
static const char *const DISP_NAMES[] = {
    "active", "available", "completeness_inferred", "completeness_verified", "conformant", "container_closed",
    "container_open", "damaged", "destroyed", "dispensed", "disposed", "encoded", "expired", "in_progress",
    "in_transit", "inactive", "mismatch_class", "mismatch_instance", "mismatch_quantity", "needs_replacement",
    "no_pedigree_match", "non_conformant", "non_sellable_other", "partially_dispensed", "recalled", "reserved",
    "retail_sold", "returned", "sellable_accessible", "sellable_not_accessible", "stolen", "unavailable", "unknown",
};
static const char *const BTT_NAMES[] = {
    "bol", "cert", "desadv", "inv", "pedigree", "po", "poc", "prodorder", "recadv", "rma", "testprd", "testres",
    "upevt",
};
static const char *const SDT_NAMES[] = {
    "location", "owning_party", "possessing_party",
};
static const char *const ER_NAMES[] = {
    "did_not_occur", "incorrect_data",
};
static const char *const MEASUREMENT_NAMES[] = {
    "AbsoluteHumidity", "AbsorbedDose", "AbsorbedDoseRate", "Acceleration", "Altitude", "AmountOfSubstance",
    "AmountOfSubstancePerUnitVolume", "Angle", "AngularAcceleration", "AngularMomentum", "AngularVelocity", "Area",
    "Capacitance", "Conductance", "Conductivity", "Count", "Density", "Dimensionless", "DoseEquivalent",
    "DoseEquivalentRate", "DynamicViscosity", "ElectricCharge", "ElectricCurrent", "ElectricCurrentDensity",
    "ElectricFieldStrength", "Energy", "Exposure", "Force", "Frequency", "Illuminance", "Inductance", "Irradiance",
    "KinematicViscosity", "Length", "LinearMomentum", "Luminance", "LuminousFlux", "LuminousIntensity", "MagneticFlux",
    "MagneticFluxDensity", "MagneticVectorPotential", "Mass", "MassConcentration", "MassFlowRate", "MassPerAreaTime",
    "MemoryCapacity", "MolalityOfSolute", "MolarEnergy", "MolarMass", "MolarVolume", "Power", "Pressure",
    "RadiantFlux", "RadiantIntensity", "Radioactivity", "RelativeHumidity", "Resistance", "Resistivity", "SolidAngle",
    "SpecificVolume", "Speed", "SurfaceDensity", "SurfaceTension", "Temperature", "Time", "Torque", "Voltage",
    "Volume", "VolumeFlowRate", "VolumeFraction", "VolumetricFlux", "Wavenumber",
};
static const char *const ALARM_NAMES[] = {
    "ALARM_CONDITION", "ERROR_CONDITION",
};
static const char *const COMP_NAMES[] = {
    "altitude", "axial_distance", "azimuth", "easting", "elevation_angle", "height", "latitude", "longitude",
    "northing", "polar_angle", "spherical_radius", "x", "y", "z",
};

#define NAMES(a) a, sizeof(a) / sizeof((a)[0])

/* One vocabulary: its names in byte order, and what stands before a name in each spelling. */
static const struct voc {
    const char *const *names; /* sorted */
    size_t n;
    const char *web;          /* "https://ref.gs1.org/cbv/BizStep-" */
    const char *curie;        /* "cbv:BizStep-" */
    const char *urn;          /* "urn:epcglobal:cbv:bizstep:", NULL: none */
} VOCS[GS1_CBV__COUNT] = {
    [GS1_CBV_BIZSTEP] = {NAMES(BIZSTEP_NAMES), CBV "BizStep-", "cbv:BizStep-", "urn:epcglobal:cbv:bizstep:"},
    [GS1_CBV_DISP] = {NAMES(DISP_NAMES), CBV "Disp-", "cbv:Disp-", "urn:epcglobal:cbv:disp:"},
    [GS1_CBV_BTT] = {NAMES(BTT_NAMES), CBV "BTT-", "cbv:BTT-", "urn:epcglobal:cbv:btt:"},
    [GS1_CBV_SDT] = {NAMES(SDT_NAMES), CBV "SDT-", "cbv:SDT-", "urn:epcglobal:cbv:sdt:"},
    [GS1_CBV_ER] = {NAMES(ER_NAMES), CBV "ER-", "cbv:ER-", "urn:epcglobal:cbv:er:"},
    [GS1_CBV_MEASUREMENT] = {NAMES(MEASUREMENT_NAMES), GS1_VOC, "gs1:", NULL},
    [GS1_CBV_ALARM] = {NAMES(ALARM_NAMES), GS1_VOC, "gs1:", NULL},
    [GS1_CBV_COMP] = {NAMES(COMP_NAMES), CBV "Comp-", "cbv:Comp-", NULL},
};

/* Index of a name, or -1. */
static int voc_index(const struct voc *v, struct str name)
{
    size_t lo = 0, hi = v->n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        int c = str_cmp(name, str_of(v->names[mid]));
        if (c == 0)
            return (int)mid;
        if (c < 0)
            hi = mid;
        else
            lo = mid + 1;
    }
    return -1;
}

/* Cut a spelling's lead off; false when it has another. */
static bool voc_cut(struct str s, const char *lead, struct str *name_out)
{
    if (!lead || !str_starts(s, lead))
        return false;
    *name_out = str_from(s, strlen(lead));
    return true;
}

static struct str voc_local(const struct voc *v, struct str s)
{
    struct str name = s;
    if (!voc_cut(s, v->curie, &name) && !voc_cut(s, v->web, &name))
        (void)voc_cut(s, v->urn, &name);
    return name;
}

static struct str concat(struct arena *ar, struct str a, struct str b)
{
    char *p = ar_alloc(ar, a.size + b.size + 1);
    if (a.size)
        memcpy(p, a.p, a.size);
    if (b.size)
        memcpy(p + a.size, b.p, b.size);
    return (struct str){p, a.size + b.size};
}

bool gs1_cbv_uri(struct arena *ar, enum gs1_cbv voc, struct str name, struct str *uri_out)
{
    const struct voc *v = &VOCS[voc];
    int i = voc_index(v, voc_local(v, name));
    if (i < 0)
        return false;
    *uri_out = str_starts(name, v->web) ? name : concat(ar, str_of(v->web), str_of(v->names[i]));
    return true;
}

struct str gs1_cbv_short(enum gs1_cbv voc, struct str uri)
{
    const struct voc *v = &VOCS[voc];
    int i = voc_index(v, voc_local(v, uri));
    return i < 0 ? uri : str_of(v->names[i]);
}

struct str gs1_cbv_lead(enum gs1_cbv voc, enum gs1_cbv_spelling spelling)
{
    const struct voc *v = &VOCS[voc];
    switch (spelling) {
    case GS1_CBV_WEB: return str_of(v->web);
    case GS1_CBV_URN: return str_of(v->urn ? v->urn : v->curie);
    default: return str_of(v->curie);
    }
}

const char *const *gs1_cbv_names(enum gs1_cbv voc, size_t *n_out)
{
    *n_out = VOCS[voc].n;
    return VOCS[voc].names;
}

bool gs1_cbv_has(enum gs1_cbv voc, struct str short_name)
{
    return voc_index(&VOCS[voc], short_name) >= 0;
}

bool gs1_cbv_misused(enum gs1_cbv voc, struct str s)
{
    const struct voc *v = &VOCS[voc];
    struct str name;
    bool lead = voc_cut(s, v->curie, &name) || voc_cut(s, v->web, &name);
    return lead && voc_index(v, name) < 0;
}

/* ---- prefixes ------------------------------------------------------------------------------------------------------------ */
#define TEXT(literal) {(literal), sizeof(literal) - 1}

/* What https://ref.gs1.org/standards/epcis/epcis-context.jsonld declares. */
static const struct gs1_prefix PREFIXES[] = {
    {TEXT("epcis"), TEXT("https://ref.gs1.org/epcis/")},
    {TEXT("cbv"), TEXT(CBV)},
    {TEXT("cbvmda"), TEXT("urn:epcglobal:cbv:mda:")},
    {TEXT("gs1"), TEXT(GS1_VOC)},
    {TEXT("rdfs"), TEXT("http://www.w3.org/2000/01/rdf-schema#")},
    {TEXT("owl"), TEXT("http://www.w3.org/2002/07/owl#")},
    {TEXT("xsd"), TEXT("http://www.w3.org/2001/XMLSchema#")},
    {TEXT("dcterms"), TEXT("http://purl.org/dc/terms/")},
};

const struct gs1_prefix *gs1_prefixes(size_t *n_out)
{
    *n_out = sizeof PREFIXES / sizeof PREFIXES[0];
    return PREFIXES;
}
