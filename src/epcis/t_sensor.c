/* t_sensor.c: queries over sensor elements, extension fields at every place, and units: the table itself, and comparisons across units. */
#include "t_query.h"

#include "epcis_units.h"

#include <math.h>

#define TEN "0123456789"
#define LONG_TEXT TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

#define EV(t, more) "{\"@context\":{\"ex\":\"https://ex.example/ns/\"},\"type\":\"ObjectEvent\",\"eventTime\":\"2026-05-0" t "T08:00:00Z\"," \
    "\"eventTimeZoneOffset\":\"+00:00\",\"action\":\"ADD\",\"epcList\":[\"urn:ex:" t "\"]," more "}"
#define SENSOR(meta, reports) "\"sensorElementList\":[{" meta "\"sensorReport\":[" reports "]}]"
static const char *const EVENTS[] = {
    /* 0: 26.85 °C = 300 K, told by two devices */
    EV("1", SENSOR("\"sensorMetadata\":{\"time\":\"2026-05-01T07:00:00Z\",\"startTime\":\"2026-05-01T06:00:00Z\",\"endTime\":\"2026-05-01T07:00:00Z\",\"deviceID\":\"urn:epc:id:giai:952123454.D1\","
       "\"dataProcessingMethod\":\"https://id.gs1.org/253/9521234540007A\",\"bizRules\":\"https://ex.example/rules/1\",\"ex:battery\":{\"ex:level\":80}},\"ex:bed\":\"north\",",
       "{\"type\":\"Temperature\",\"value\":26.85,\"uom\":\"CEL\",\"sDev\":0.5,\"minValue\":20,\"maxValue\":30,\"meanValue\":25,\"percRank\":50,\"percValue\":26,\"ex:quality\":3}]},{\"sensorReport\":["
       "{\"type\":\"RelativeHumidity\",\"value\":65.5,\"uom\":\"P1\",\"deviceID\":\"urn:epc:id:giai:952123454.D2\"}")),
    /* 1: 80.33 °F = 300 K less a little, 1 bar */
    EV("2", SENSOR("", "{\"type\":\"gs1:Temperature\",\"value\":80,\"uom\":\"FAH\"},{\"type\":\"Pressure\",\"value\":1,\"uom\":\"BAR\"},{\"type\":\"Speed\",\"value\":36,\"uom\":\"KMH\"}")),
    /* 2: texts of every kind */
    EV("3", SENSOR("", "{\"type\":\"Count\",\"microorganism\":\"https://www.ncbi.nlm.nih.gov/taxonomy/1126011\",\"stringValue\":\"ok, dry\",\"booleanValue\":true,\"hexBinaryValue\":\"f0F0\",\"uriValue\":\"https://ex.example/a/1\"},"
       "{\"type\":\"Mass\",\"chemicalSubstance\":\"https://identifiers.org/inchikey:CZMRCDWAGMRECN-UGDNZRGBSA-N\",\"value\":5,\"uom\":\"XYZ\",\"booleanValue\":false}")),
    /* 3: quantities of 12.5 kg and 2 t; extension fields of places, numbers, times */
    EV("4", "\"quantityList\":[{\"epcClass\":\"urn:ex:class:1\",\"quantity\":12.5,\"uom\":\"KGM\"},{\"epcClass\":\"urn:ex:class:2\",\"quantity\":2,\"uom\":\"TNE\"}],"
       "\"readPoint\":{\"id\":\"urn:ex:p\",\"ex:floor\":2,\"ex:in\":{\"ex:room\":\"b\"}},\"bizLocation\":{\"id\":\"urn:ex:l\",\"ex:floor\":3},"
       "\"ex:due\":\"2026-06-01T00:00:00+08:00\",\"ex:n\":14.5,\"ex:flags\":[\"a\",\"b\"],\"ex:deep\":{\"ex:n\":7,\"ex:deeper\":{\"ex:m\":true}}"),
    /* 4: 500 g, and a text of 300 letters */
    EV("5", "\"quantityList\":[{\"epcClass\":\"urn:ex:class:1\",\"quantity\":500,\"uom\":\"GRM\"}],\"ex:long\":\"" LONG_TEXT "1\",\"ilmd\":{\"ex:brix\":{\"ex:top\":11}}"),
    /* 5: an error declaration with a field of its own */
    EV("6", "\"eventID\":\"urn:ex:e6\",\"errorDeclaration\":{\"declarationTime\":\"2026-05-07T00:00:00Z\",\"reason\":\"incorrect_data\",\"correctiveEventIDs\":[\"urn:ex:e7\"],\"ex:by\":\"Li\",\"ex:why\":{\"ex:code\":4}}"),
};
#define EVENTS_N (sizeof EVENTS / sizeof EVENTS[0])

static const struct query_case CASES[] = {
    {"EXISTS_sensorElementList=true", "012", 0},
    {"EXISTS_sensorElement=true", "012", 0},
    {"EXISTS_sensorElementList=false", "012345", 0},
    {"EXISTS_sensorElementList=", "012", 0},
    {"EQ_type=Temperature", "01", 0},
    {"EQ_type=gs1:Temperature|https://gs1.org/voc/Count", "012", 0},
    {"EQ_type=Warmth", "EQ_type", ERR_INVALID},
    {"EQ_deviceID=urn:epc:id:giai:952123454.D1", "0", 0},
    {"EQ_deviceID=https://id.gs1.org/8004/952123454D2", "0", 0},
    {"EQ_deviceID=D1", "EQ_deviceID", ERR_INVALID},
    {"EQ_dataProcessingMethod=https://id.gs1.org/253/9521234540007A", "0", 0},
    {"EQ_bizRules=https://ex.example/rules/1", "0", 0},
    {"EQ_microorganism=https://www.ncbi.nlm.nih.gov/taxonomy/1126011", "2", 0},
    {"EQ_chemicalSubstance=https://identifiers.org/inchikey:CZMRCDWAGMRECN-UGDNZRGBSA-N", "2", 0},
    {"EQ_stringValue=ok, dry", "2", 0},
    {"EQ_stringValue=wet", "", 0},
    {"EQ_booleanValue=true", "2", 0},
    {"EQ_booleanValue=false", "2", 0},
    {"EQ_booleanValue=maybe", "EQ_booleanValue", ERR_INVALID},
    {"EQ_hexBinaryValue=F0f0", "2", 0},
    {"EQ_uriValue=https://ex.example/a/1", "2", 0},
    {"GE_time=2026-05-01T07:00:00Z", "0", 0},
    {"LT_time=2026-05-01T07:00:00Z", "", 0},
    {"GE_startTime=2026-05-01T14:00:00%2B08:00", "GE_startTime", ERR_INVALID},
    {"GE_startTime=2026-05-01T14:00:00+08:00", "0", 0},
    {"LT_startTime=2026-05-01T14:00:00+08:00", "", 0},
    {"GE_endTime=2026-05-01T07:00:00Z", "0", 0},
    {"LT_endTime=2026-05-01T07:00:01Z", "0", 0},
    /* across units */
    {"EQ_value_KEL=300", "0", 0},
    {"GE_value_KEL=300", "0", 0},
    {"GT_value_KEL=300", "", 0},
    {"LE_value_KEL=300", "01", 0},
    {"LT_value_KEL=300", "1", 0},
    {"EQ_value_FAH=80.33", "0", 0},
    {"EQ_value_CEL=26.85|1", "0", 0},
    {"GE_value_CEL=-300", "01", 0},
    {"GE_value_PAL=100000", "1", 0},
    {"EQ_value_KPA=100", "1", 0},
    {"EQ_value_MTS=10", "1", 0},
    {"GE_value_C62=0.6", "0", 0},
    {"GE_value_XYZ=5", "2", 0},
    {"GE_value_XYW=5", "", 0},
    {"GE_value_cel=5", "GE_value_cel", ERR_UNKNOWN_PARAM},
    {"GE_value_=5", "GE_value_", ERR_UNKNOWN_PARAM},
    {"GE_value_CEL=warm", "GE_value_CEL", ERR_INVALID},
    {"EQ_minValue_CEL=20", "0", 0},
    {"GE_maxValue_KEL=303.15", "0", 0},
    {"LE_meanValue_CEL=25", "0", 0},
    {"EQ_sDev_KEL=0.5", "0", 0},
    {"EQ_sDev_FAH=0.9", "0", 0},
    {"GT_percValue_CEL=25.9", "0", 0},
    {"EQ_percRank=50", "0", 0},
    {"GT_percRank=50", "", 0},
    {"EQ_quantity_KGM=12.5", "3", 0},
    {"EQ_quantity_GRM=12500", "3", 0},
    {"GE_quantity_KGM=0.5&LE_quantity_KGM=1", "4", 0},
    {"EQ_quantity_KGM=0.5", "4", 0},
    {"GT_quantity_LBR=4000", "3", 0},
    {"EQ_quantity_LTR=2", "", 0},
    {"LE_quantity=12.5", "3", 0},
    /* extension fields: where they stand */
    {"EQ_readPoint_https://ex.example/ns/floor=2", "3", 0},
    {"EQ_readPoint_https://ex.example/ns/floor=3", "", 0},
    {"EQ_INNER_readPoint_https://ex.example/ns/room=b", "3", 0},
    {"GE_bizLocation_https://ex.example/ns/floor=3", "3", 0},
    {"EQ_SENSORELEMENT_https://ex.example/ns/bed=north", "0", 0},
    {"EXISTS_SENSORMETADATA_https://ex.example/ns/battery=true", "", 0},
    {"GE_INNER_SENSORMETADATA_https://ex.example/ns/level=80", "0", 0},
    {"LT_SENSORREPORT_https://ex.example/ns/quality=4", "0", 0},
    {"EXISTS_SENSORREPORT_https://ex.example/ns/quality=true", "0", 0},
    {"EQ_https://ex.example/ns/bed=north", "", 0},
    {"EQ_https://ex.example/ns/n=14.50", "3", 0},
    {"EQ_https://ex.example/ns/n=7", "", 0},
    {"EQ_INNER_https://ex.example/ns/n=7", "3", 0},
    {"EQ_INNER_https://ex.example/ns/m=true", "3", 0},
    {"EQ_https://ex.example/ns/flags=b", "3", 0},
    {"GE_https://ex.example/ns/due=2026-05-31T16:00:00Z", "3", 0},
    {"LT_https://ex.example/ns/due=2026-05-31T16:00:00Z", "", 0},
    {"EQ_https://ex.example/ns/due=2026-05-31T16:00:00.000Z", "3", 0},
    {"GT_https://ex.example/ns/due=5", "", 0},
    {"GT_https://ex.example/ns/due=soon", "GT_https://ex.example/ns/due", ERR_INVALID},
    {"EQ_https://ex.example/ns/long=" LONG_TEXT "1", "4", 0},
    {"EQ_https://ex.example/ns/long=" LONG_TEXT "2", "", 0},
    {"GE_INNER_ILMD_https://ex.example/ns/top=11", "4", 0},
    {"EQ_ERROR_DECLARATION_https://ex.example/ns/by=Li", "5", 0},
    {"GE_INNER_ERROR_DECLARATION_https://ex.example/ns/code=4", "5", 0},
    {"EXISTS_ERROR_DECLARATION_https://ex.example/ns/by=true", "5", 0},
    {"GE_errorDeclaration_Time=2026-05-07T00:00:00Z&EQ_errorReason=incorrect_data&EQ_correctiveEventID=urn:ex:e7", "5", 0},
    {"EQ_WEATHER_https://ex.example/ns/by=Li", "EQ_WEATHER_https://ex.example/ns/by", ERR_UNKNOWN_PARAM},
    {"EQ_undeclared:by=Li", "EQ_undeclared:by", ERR_UNKNOWN_PARAM},
    {"EQ_cbvmda:lotNumber=L7", "", 0},
    {"EQ_urn:ex:by=Li", "", 0},
};

static void sensors(struct cx *cx, struct db *db, void *arg)
{
    int64_t rows[EVENTS_N];
    (void)db, (void)arg;
    for (size_t i = 0; i < EVENTS_N; i++) {
        struct t_put p = {0};
        T_OK(cx, t_put(cx, EVENTS[i], &p));
        rows[i] = p.row;
    }
    int wrong = t_ask_all(cx, CASES, sizeof CASES / sizeof CASES[0], rows, EVENTS_N);
    print_message("sensors, fields, units: %zu cases, %d wrong\n", sizeof CASES / sizeof CASES[0], wrong);
    assert_int_equal(wrong, 0);
}

static void test_sensors(void **state)
{
    (void)state;
    t_each(sensors, NULL);
}

/* ---- the table of units ------------------------------------------------------------------------------------------------------------------ */
/* What one is in the other; from the definitions of the units, not from the table. */
static const struct { const char *from, *to; double value, want; } CONVERSIONS[] = {
    {"CEL", "KEL", 0, 273.15}, {"FAH", "KEL", -459.67, 0}, {"FAH", "CEL", 212, 100}, {"A48", "KEL", 491.67, 273.15}, {"KGM", "GRM", 1, 1000},
    {"TNE", "KGM", 1, 1000}, {"LBR", "GRM", 1, 453.59237}, {"ONZ", "GRM", 16, 453.59237}, {"LTR", "MLT", 1, 1000}, {"MTQ", "LTR", 1, 1000},
    {"GLL", "LTR", 1, 3.785411784}, {"HLT", "LTR", 1, 100}, {"BAR", "PAL", 1, 100000}, {"ATM", "PAL", 1, 101325}, {"ATM", "UA", 1, 760},
    {"PS", "PAL", 1, 6894.757293168361}, {"KMH", "MTS", 3.6, 1}, {"HM", "KMH", 1, 1.609344}, {"KNT", "KMH", 1, 1.852}, {"INH", "CMT", 1, 2.54},
    {"SMI", "KMT", 1, 1.609344}, {"HAR", "MTK", 1, 10000}, {"ACR", "MTK", 1, 4046.8564224}, {"KWH", "3B", 1, 3.6}, {"AMH", "COU", 1, 3600},
    {"DD", "D61", 1, 60}, {"D61", "D62", 1, 60}, {"A91", "DD", 100, 90}, {"RPM", "HTZ", 60, 1}, {"P1", "C62", 100, 1}, {"59", "P1", 10000, 1},
    {"A93", "KMQ", 1000, 1}, {"GL", "KMQ", 1, 1}, {"23", "KMQ", 1, 1000}, {"C35", "C36", 1, 1000}, {"P71", "P72", 1, 1000}, {"CUR", "BQL", 1, 3.7e10},
    {"C80", "A95", 100, 1}, {"D91", "D13", 100, 1}, {"2C", "CKG", 1, 2.58e-4}, {"89", "C65", 10, 1}, {"4C", "C17", 1, 1}, {"MQH", "LTR", 1, NAN},
    {"WHR", "JOU", 1, 3600}, {"HJ", "WTT", 1, 735.49875}, {"C78", "NEW", 1, 4.4482216152605}, {"B37", "NEW", 1, 9.80665}, {"KLX", "LUX", 1, 1000},
    {"DAY", "HUR", 1, 24}, {"G42", "D10", 10000, 1}, {"E18", "KGS", 3.6, 1}, {"L2", "E32", 1, 60}, {"A99", "AD", 8, 1}, {"CEL", "PAL", 1, NAN},
};
/* A unit for each of the measurement types of CBV. */
static const struct { const char *type, *uom; } TYPES[] = {
    {"AbsoluteHumidity", "KMQ"}, {"AbsorbedDose", "A95"}, {"AbsorbedDoseRate", "A96"}, {"Acceleration", "MSK"}, {"Altitude", "MTR"}, {"AmountOfSubstance", "C34"},
    {"AmountOfSubstancePerUnitVolume", "C36"}, {"Angle", "C81"}, {"AngularAcceleration", "2B"}, {"AngularMomentum", "B33"}, {"AngularVelocity", "2A"},
    {"Area", "MTK"}, {"Capacitance", "FAR"}, {"Conductance", "SIE"}, {"Conductivity", "D10"}, {"Count", "H87"}, {"Density", "KMQ"}, {"Dimensionless", "C62"},
    {"DoseEquivalent", "D13"}, {"DoseEquivalentRate", "P65"}, {"DynamicViscosity", "C65"}, {"ElectricCharge", "COU"}, {"ElectricCurrent", "AMP"},
    {"ElectricCurrentDensity", "A41"}, {"ElectricFieldStrength", "D50"}, {"Energy", "JOU"}, {"Exposure", "CKG"}, {"Force", "NEW"}, {"Frequency", "HTZ"},
    {"Illuminance", "LUX"}, {"Inductance", "81"}, {"Irradiance", "D54"}, {"KinematicViscosity", "S4"}, {"Length", "MTR"}, {"LinearMomentum", "B31"},
    {"Luminance", "A24"}, {"LuminousFlux", "LUM"}, {"LuminousIntensity", "CDL"}, {"MagneticFlux", "WEB"}, {"MagneticFluxDensity", "D33"},
    {"MagneticVectorPotential", "D60"}, {"Mass", "KGM"}, {"MassConcentration", "KMQ"}, {"MassFlowRate", "KGS"}, {"MassPerAreaTime", "H56"},
    {"MemoryCapacity", "AD"}, {"MolalityOfSolute", "C19"}, {"MolarEnergy", "B15"}, {"MolarMass", "D74"}, {"MolarVolume", "A40"}, {"Power", "WTT"},
    {"Pressure", "PAL"}, {"RadiantFlux", "WTT"}, {"RadiantIntensity", "D57"}, {"Radioactivity", "BQL"}, {"RelativeHumidity", "P1"}, {"Resistance", "OHM"},
    {"Resistivity", "C61"}, {"SolidAngle", "D27"}, {"SpecificVolume", "A39"}, {"Speed", "MTS"}, {"SurfaceDensity", "28"}, {"SurfaceTension", "4P"},
    {"Temperature", "KEL"}, {"Time", "SEC"}, {"Torque", "NU"}, {"Voltage", "VLT"}, {"Volume", "MTQ"}, {"VolumeFlowRate", "MQS"}, {"VolumeFraction", "C62"},
    {"VolumetricFlux", "P87"}, {"Wavenumber", "C92"},
};

static void test_units(void **state)
{
    size_t names;
    const char *const *types = epcis_voc_names(EPCIS_MEASUREMENT, &names);
    int wrong = 0;
    (void)state;
    for (size_t i = 0; i < sizeof CONVERSIONS / sizeof CONVERSIONS[0]; i++) {
        struct str from = str_of(CONVERSIONS[i].from), to = str_of(CONVERSIONS[i].to);
        bool same = epcis_unit_dim(from) == epcis_unit_dim(to);
        double a = epcis_unit_si(from, CONVERSIONS[i].value, false), b = epcis_unit_si(to, CONVERSIONS[i].want, false);
        bool right = isnan(CONVERSIONS[i].want) ? !same : same && fabs(a - b) <= epcis_unit_slack(to, b);
        if (!right) {
            print_error("%g %s: %.17g, want %.17g\n", CONVERSIONS[i].value, CONVERSIONS[i].from, a, b);
            wrong++;
        }
    }
    assert_int_equal(names, sizeof TYPES / sizeof TYPES[0]);
    for (size_t i = 0; i < names; i++) {
        assert_string_equal(types[i], TYPES[i].type);
        assert_true(epcis_unit_known(str_of(TYPES[i].uom)));
        double one = epcis_unit_si(str_of(TYPES[i].uom), 1, false); /* its SI unit, or percent */
        assert_true(fabs(one - 1) < 1e-15 || strcmp(TYPES[i].uom, "P1") == 0);
    }
    for (const char *const *bad = (const char *const[]){"cel", "K-L", "KELVIN", "°C", NULL}; *bad; bad++)
        assert_int_equal(epcis_unit_dim(str_of(*bad)), -1);
    assert_int_equal(epcis_unit_dim(STR("")), 0);
    assert_true(epcis_unit_dim(STR("ZZ")) > 1000 && epcis_unit_dim(STR("ZZ")) != epcis_unit_dim(STR("ZZ1")));
    print_message("units: %zu conversions, %d wrong; %zu measurement types\n", sizeof CONVERSIONS / sizeof CONVERSIONS[0], wrong, names);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sensors), cmocka_unit_test(test_units)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
