/* epcis_units.c: units of measurement by their UN/ECE Recommendation 20 codes: those in which the measurement types of CBV 2.0 (the 72
 * types of the GS1 Web Vocabulary) and quantities are told. A value becomes one of the coherent SI unit of its dimension: (value + zero) *
 * factor, so that GE_value_KEL finds what was sent in CEL. Codes outside the table compare with themselves only.
 * Values are decimal texts; they are compared as doubles (15 digits), with a tolerance for what conversion does to the last
 * digits: epcis_unit_slack(). Called while keys are collected and while a query is read. */
#include "epcis_units.h"

#include <math.h>
#include <string.h>

#define PI 3.14159265358979324

/* What is measured. Numbers are stored (epcis_measure.what): new ones go to the end. */
enum dim {
    DIM_ONE = 1, DIM_LENGTH, DIM_MASS, DIM_TIME, DIM_TEMPERATURE, DIM_AREA, DIM_VOLUME, DIM_PRESSURE, DIM_SPEED, DIM_ACCELERATION, DIM_ANGLE,
    DIM_SOLID_ANGLE, DIM_ANGULAR_SPEED, DIM_ANGULAR_ACCELERATION, DIM_FREQUENCY, DIM_WAVENUMBER, DIM_FORCE, DIM_TORQUE, DIM_ENERGY, DIM_POWER,
    DIM_APPARENT_POWER, DIM_REACTIVE_POWER, DIM_CURRENT, DIM_CURRENT_DENSITY, DIM_CHARGE, DIM_VOLTAGE, DIM_RESISTANCE, DIM_RESISTIVITY,
    DIM_CONDUCTANCE, DIM_CONDUCTIVITY, DIM_CAPACITANCE, DIM_INDUCTANCE, DIM_ELECTRIC_FIELD, DIM_MAGNETIC_FIELD, DIM_MAGNETIC_FLUX, DIM_FLUX_DENSITY,
    DIM_VECTOR_POTENTIAL, DIM_ILLUMINANCE, DIM_LUMINOUS_FLUX, DIM_LUMINOUS_INTENSITY, DIM_LUMINANCE, DIM_IRRADIANCE, DIM_RADIANT_INTENSITY,
    DIM_ABSORBED_DOSE, DIM_ABSORBED_DOSE_RATE, DIM_DOSE_EQUIVALENT, DIM_DOSE_EQUIVALENT_RATE, DIM_RADIOACTIVITY, DIM_EXPOSURE, DIM_SUBSTANCE,
    DIM_SUBSTANCE_CONCENTRATION, DIM_MOLALITY, DIM_MOLAR_MASS, DIM_MOLAR_VOLUME, DIM_MOLAR_ENERGY, DIM_DENSITY, DIM_SPECIFIC_VOLUME,
    DIM_SURFACE_DENSITY, DIM_MASS_PER_AREA_TIME, DIM_LINEAR_DENSITY, DIM_DYNAMIC_VISCOSITY, DIM_KINEMATIC_VISCOSITY, DIM_VOLUME_FLOW, DIM_MASS_FLOW,
    DIM_VOLUMETRIC_FLUX, DIM_MOMENTUM, DIM_ANGULAR_MOMENTUM, DIM_SURFACE_TENSION, DIM_THERMAL_CONDUCTIVITY, DIM_HEAT_TRANSFER, DIM_HEAT_CAPACITY,
    DIM_SPECIFIC_HEAT, DIM_SPECIFIC_ENERGY, DIM_MEMORY, DIM_ACIDITY, DIM_SOUND_LEVEL, DIM__COUNT
};
static const struct unit { char code[4]; uint8_t dim; double factor, zero; } UNITS[] = { /* by code */
    {"23", DIM_DENSITY, 1000, 0}, {"28", DIM_SURFACE_DENSITY, 1, 0}, {"2A", DIM_ANGULAR_SPEED, 1, 0}, {"2B", DIM_ANGULAR_ACCELERATION, 1, 0},
    {"2C", DIM_EXPOSURE, 2.58e-4, 0}, {"2M", DIM_SPEED, 0.01, 0}, {"2N", DIM_SOUND_LEVEL, 1, 0}, {"2P", DIM_MEMORY, 1000, 0},
    {"2Q", DIM_RADIOACTIVITY, 1000, 0}, {"2R", DIM_RADIOACTIVITY, 3.7e13, 0}, {"2U", DIM_MASS, 1000, 0}, {"2X", DIM_VOLUME_FLOW, 1.0 / 60, 0},
    {"2Y", DIM_EXPOSURE, 2.58e-7, 0}, {"2Z", DIM_VOLTAGE, 1e-3, 0}, {"3B", DIM_ENERGY, 1e6, 0}, {"40", DIM_VOLUME_FLOW, 1e-6, 0},
    {"41", DIM_VOLUME_FLOW, 1e-6 / 60, 0}, {"4C", DIM_KINEMATIC_VISCOSITY, 1e-6, 0}, {"4G", DIM_VOLUME, 1e-9, 0}, {"4H", DIM_LENGTH, 1e-6, 0},
    {"4K", DIM_CURRENT, 1e-3, 0}, {"4L", DIM_MEMORY, 1e6, 0}, {"4N", DIM_RADIOACTIVITY, 1e6, 0}, {"4O", DIM_CAPACITANCE, 1e-6, 0},
    {"4P", DIM_SURFACE_TENSION, 1, 0}, {"4T", DIM_CAPACITANCE, 1e-12, 0}, {"59", DIM_ONE, 1e-6, 0}, {"61", DIM_ONE, 1e-9, 0},
    {"74", DIM_PRESSURE, 1e-3, 0}, {"81", DIM_INDUCTANCE, 1, 0}, {"89", DIM_DYNAMIC_VISCOSITY, 0.1, 0}, {"91", DIM_KINEMATIC_VISCOSITY, 1e-4, 0},
    {"A11", DIM_LENGTH, 1e-10, 0}, {"A24", DIM_LUMINANCE, 1, 0}, {"A36", DIM_MOLAR_VOLUME, 1e-6, 0}, {"A37", DIM_MOLAR_VOLUME, 1e-3, 0},
    {"A39", DIM_SPECIFIC_VOLUME, 1, 0}, {"A4", DIM_CURRENT_DENSITY, 1e4, 0}, {"A40", DIM_MOLAR_VOLUME, 1, 0}, {"A41", DIM_CURRENT_DENSITY, 1, 0},
    {"A48", DIM_TEMPERATURE, 5.0 / 9, 0}, {"A53", DIM_ENERGY, 1.602176634e-19, 0}, {"A7", DIM_CURRENT_DENSITY, 1e6, 0},
    {"A73", DIM_ACCELERATION, 0.3048, 0}, {"A76", DIM_ACCELERATION, 0.01, 0}, {"A86", DIM_FREQUENCY, 1e9, 0}, {"A87", DIM_RESISTANCE, 1e9, 0},
    {"A88", DIM_RESISTIVITY, 1e9, 0}, {"A89", DIM_PRESSURE, 1e9, 0}, {"A90", DIM_POWER, 1e9, 0}, {"A91", DIM_ANGLE, PI / 200, 0},
    {"A93", DIM_DENSITY, 1e-3, 0}, {"A94", DIM_MOLAR_MASS, 1e-3, 0}, {"A95", DIM_ABSORBED_DOSE, 1, 0}, {"A96", DIM_ABSORBED_DOSE_RATE, 1, 0},
    {"A97", DIM_PRESSURE, 100, 0}, {"A99", DIM_MEMORY, 0.125, 0}, {"ACR", DIM_AREA, 4046.8564224, 0}, {"AD", DIM_MEMORY, 1, 0},
    {"AE", DIM_MAGNETIC_FIELD, 1, 0}, {"AMH", DIM_CHARGE, 3600, 0}, {"AMP", DIM_CURRENT, 1, 0}, {"APZ", DIM_MASS, 0.0311034768, 0},
    {"ARE", DIM_AREA, 100, 0}, {"ATM", DIM_PRESSURE, 101325, 0}, {"ATT", DIM_PRESSURE, 98066.5, 0}, {"B11", DIM_SPECIFIC_HEAT, 1, 0},
    {"B15", DIM_MOLAR_ENERGY, 1, 0}, {"B22", DIM_CURRENT, 1000, 0}, {"B23", DIM_CURRENT_DENSITY, 1000, 0}, {"B24", DIM_MAGNETIC_FIELD, 1000, 0},
    {"B26", DIM_CHARGE, 1000, 0}, {"B31", DIM_MOMENTUM, 1, 0}, {"B33", DIM_ANGULAR_MOMENTUM, 1, 0}, {"B34", DIM_DENSITY, 1000, 0},
    {"B35", DIM_DENSITY, 1000, 0}, {"B37", DIM_FORCE, 9.80665, 0}, {"B41", DIM_HEAT_CAPACITY, 1000, 0}, {"B42", DIM_SPECIFIC_ENERGY, 1000, 0},
    {"B43", DIM_SPECIFIC_HEAT, 1000, 0}, {"B44", DIM_MOLAR_ENERGY, 1000, 0}, {"B45", DIM_SUBSTANCE, 1000, 0},
    {"B46", DIM_SUBSTANCE_CONCENTRATION, 1000, 0}, {"B47", DIM_FORCE, 1000, 0}, {"B48", DIM_TORQUE, 1000, 0}, {"B49", DIM_RESISTANCE, 1000, 0},
    {"B50", DIM_RESISTIVITY, 1000, 0}, {"B51", DIM_FORCE, 9.80665, 0}, {"B53", DIM_CONDUCTANCE, 1000, 0}, {"B54", DIM_CONDUCTIVITY, 1000, 0},
    {"B55", DIM_ELECTRIC_FIELD, 1000, 0}, {"B56", DIM_VECTOR_POTENTIAL, 1000, 0}, {"B58", DIM_MOLAR_VOLUME, 1e-3, 0},
    {"B66", DIM_CURRENT_DENSITY, 1e6, 0}, {"B73", DIM_FORCE, 1e6, 0}, {"B74", DIM_TORQUE, 1e6, 0}, {"B75", DIM_RESISTANCE, 1e6, 0},
    {"B76", DIM_RESISTIVITY, 1e6, 0}, {"B77", DIM_CONDUCTIVITY, 1e6, 0}, {"B78", DIM_VOLTAGE, 1e6, 0}, {"B79", DIM_ELECTRIC_FIELD, 1e6, 0},
    {"B84", DIM_CURRENT, 1e-6, 0}, {"B86", DIM_CHARGE, 1e-6, 0}, {"B90", DIM_INDUCTANCE, 1e-6, 0}, {"B92", DIM_FORCE, 1e-6, 0},
    {"B93", DIM_TORQUE, 1e-6, 0}, {"B94", DIM_RESISTANCE, 1e-6, 0}, {"B95", DIM_RESISTIVITY, 1e-6, 0}, {"B96", DIM_PRESSURE, 1e-6, 0},
    {"B97", DIM_ANGLE, 1e-6, 0}, {"B98", DIM_TIME, 1e-6, 0}, {"B99", DIM_CONDUCTANCE, 1e-6, 0}, {"BAR", DIM_PRESSURE, 1e5, 0},
    {"BLL", DIM_VOLUME, 0.158987294928, 0}, {"BQL", DIM_RADIOACTIVITY, 1, 0}, {"C10", DIM_CAPACITANCE, 1e-3, 0}, {"C12", DIM_LINEAR_DENSITY, 1e-6, 0},
    {"C13", DIM_ABSORBED_DOSE, 1e-3, 0}, {"C14", DIM_INDUCTANCE, 1e-3, 0}, {"C15", DIM_ENERGY, 1e-3, 0}, {"C16", DIM_SPEED, 1e-3, 0},
    {"C17", DIM_KINEMATIC_VISCOSITY, 1e-6, 0}, {"C18", DIM_SUBSTANCE, 1e-3, 0}, {"C19", DIM_MOLALITY, 1, 0}, {"C20", DIM_FORCE, 1e-3, 0},
    {"C22", DIM_SURFACE_TENSION, 1e-3, 0}, {"C23", DIM_RESISTIVITY, 1e-3, 0}, {"C24", DIM_DYNAMIC_VISCOSITY, 1e-3, 0}, {"C25", DIM_ANGLE, 1e-3, 0},
    {"C26", DIM_TIME, 1e-3, 0}, {"C27", DIM_CONDUCTANCE, 1e-3, 0}, {"C28", DIM_DOSE_EQUIVALENT, 1e-3, 0}, {"C29", DIM_FLUX_DENSITY, 1e-3, 0},
    {"C3", DIM_ELECTRIC_FIELD, 1e-6, 0}, {"C30", DIM_ELECTRIC_FIELD, 1e-3, 0}, {"C31", DIM_POWER, 1e-3, 0}, {"C32", DIM_IRRADIANCE, 1e-3, 0},
    {"C33", DIM_MAGNETIC_FLUX, 1e-3, 0}, {"C34", DIM_SUBSTANCE, 1, 0}, {"C35", DIM_SUBSTANCE_CONCENTRATION, 1000, 0},
    {"C36", DIM_SUBSTANCE_CONCENTRATION, 1, 0}, {"C38", DIM_SUBSTANCE_CONCENTRATION, 1000, 0}, {"C39", DIM_CURRENT, 1e-9, 0},
    {"C40", DIM_CHARGE, 1e-9, 0}, {"C41", DIM_CAPACITANCE, 1e-9, 0}, {"C43", DIM_INDUCTANCE, 1e-9, 0}, {"C45", DIM_LENGTH, 1e-9, 0},
    {"C47", DIM_TIME, 1e-9, 0}, {"C48", DIM_FLUX_DENSITY, 1e-9, 0}, {"C52", DIM_LENGTH, 1e-12, 0}, {"C55", DIM_PRESSURE, 1, 0},
    {"C60", DIM_RESISTIVITY, 0.01, 0}, {"C61", DIM_RESISTIVITY, 1, 0}, {"C62", DIM_ONE, 1, 0}, {"C65", DIM_DYNAMIC_VISCOSITY, 1, 0},
    {"C68", DIM_ENERGY, 1e15, 0}, {"C7", DIM_DYNAMIC_VISCOSITY, 1e-3, 0}, {"C70", DIM_CURRENT, 1e-12, 0}, {"C71", DIM_CHARGE, 1e-12, 0},
    {"C73", DIM_INDUCTANCE, 1e-12, 0}, {"C78", DIM_FORCE, 4.4482216152605, 0}, {"C8", DIM_EXPOSURE, 1e-3, 0}, {"C80", DIM_ABSORBED_DOSE, 0.01, 0},
    {"C81", DIM_ANGLE, 1, 0}, {"C92", DIM_WAVENUMBER, 1, 0}, {"C94", DIM_FREQUENCY, 1.0 / 60, 0}, {"C97", DIM_FREQUENCY, 1, 0},
    {"CDL", DIM_LUMINOUS_INTENSITY, 1, 0}, {"CEL", DIM_TEMPERATURE, 1, 273.15}, {"CEN", DIM_ONE, 100, 0}, {"CGM", DIM_MASS, 1e-5, 0},
    {"CKG", DIM_EXPOSURE, 1, 0}, {"CLT", DIM_VOLUME, 1e-5, 0}, {"CMK", DIM_AREA, 1e-4, 0}, {"CMQ", DIM_VOLUME, 1e-6, 0}, {"CMT", DIM_LENGTH, 0.01, 0},
    {"COU", DIM_CHARGE, 1, 0}, {"CUR", DIM_RADIOACTIVITY, 3.7e10, 0}, {"CWA", DIM_MASS, 45.359237, 0}, {"CWI", DIM_MASS, 50.80234544, 0},
    {"D10", DIM_CONDUCTIVITY, 1, 0}, {"D13", DIM_DOSE_EQUIVALENT, 1, 0}, {"D27", DIM_SOLID_ANGLE, 1, 0}, {"D29", DIM_FREQUENCY, 1e12, 0},
    {"D30", DIM_ENERGY, 1e12, 0}, {"D31", DIM_POWER, 1e12, 0}, {"D32", DIM_ENERGY, 3.6e15, 0}, {"D33", DIM_FLUX_DENSITY, 1, 0},
    {"D35", DIM_ENERGY, 4.184, 0}, {"D44", DIM_REACTIVE_POWER, 1, 0}, {"D46", DIM_APPARENT_POWER, 1, 0}, {"D50", DIM_ELECTRIC_FIELD, 1, 0},
    {"D53", DIM_THERMAL_CONDUCTIVITY, 1, 0}, {"D54", DIM_IRRADIANCE, 1, 0}, {"D55", DIM_HEAT_TRANSFER, 1, 0}, {"D57", DIM_RADIANT_INTENSITY, 1, 0},
    {"D60", DIM_VECTOR_POTENTIAL, 1, 0}, {"D61", DIM_ANGLE, PI / 10800, 0}, {"D62", DIM_ANGLE, PI / 648000, 0}, {"D70", DIM_ENERGY, 4.1868, 0},
    {"D74", DIM_MOLAR_MASS, 1, 0}, {"D77", DIM_CHARGE, 1e6, 0}, {"D80", DIM_POWER, 1e-6, 0}, {"D81", DIM_FLUX_DENSITY, 1e-6, 0},
    {"D82", DIM_VOLTAGE, 1e-6, 0}, {"D83", DIM_TORQUE, 1e-3, 0}, {"D85", DIM_IRRADIANCE, 1e-6, 0}, {"D86", DIM_CHARGE, 1e-3, 0},
    {"D91", DIM_DOSE_EQUIVALENT, 0.01, 0}, {"DAY", DIM_TIME, 86400, 0}, {"DD", DIM_ANGLE, PI / 180, 0}, {"DG", DIM_MASS, 1e-4, 0},
    {"DJ", DIM_MASS, 0.01, 0}, {"DLT", DIM_VOLUME, 1e-4, 0}, {"DMK", DIM_AREA, 0.01, 0}, {"DMQ", DIM_VOLUME, 1e-3, 0}, {"DMT", DIM_LENGTH, 0.1, 0},
    {"DTN", DIM_MASS, 100, 0}, {"DU", DIM_FORCE, 1e-5, 0}, {"DZN", DIM_ONE, 12, 0}, {"E09", DIM_CHARGE, 3.6, 0}, {"E14", DIM_ENERGY, 4186.8, 0},
    {"E18", DIM_MASS_FLOW, 1000.0 / 3600, 0}, {"E32", DIM_VOLUME_FLOW, 1e-3 / 3600, 0}, {"E34", DIM_MEMORY, 1e9, 0}, {"E35", DIM_MEMORY, 1e12, 0},
    {"E45", DIM_RESISTANCE, 1e-3, 0}, {"E90", DIM_WAVENUMBER, 100, 0}, {"E93", DIM_MASS_FLOW, 1.0 / 3600, 0}, {"E96", DIM_ANGULAR_SPEED, PI / 180, 0},
    {"EA", DIM_ONE, 1, 0}, {"F27", DIM_MASS_FLOW, 1e-3 / 3600, 0}, {"F28", DIM_MASS_FLOW, 1e-3 / 60, 0}, {"F29", DIM_MASS_FLOW, 1e-3, 0},
    {"F30", DIM_MASS_FLOW, 1.0 / 86400, 0}, {"F31", DIM_MASS_FLOW, 1.0 / 60, 0}, {"F88", DIM_TORQUE, 0.01, 0},
    {"FAH", DIM_TEMPERATURE, 5.0 / 9, 459.67}, {"FAR", DIM_CAPACITANCE, 1, 0}, {"FH", DIM_SUBSTANCE, 1e-6, 0}, {"FOT", DIM_LENGTH, 0.3048, 0},
    {"FS", DIM_SPEED, 0.3048, 0}, {"FTK", DIM_AREA, 0.09290304, 0}, {"FTQ", DIM_VOLUME, 0.028316846592, 0}, {"G42", DIM_CONDUCTIVITY, 1e-4, 0},
    {"G43", DIM_CONDUCTIVITY, 1e-6, 0}, {"G51", DIM_VOLUME_FLOW, 1e-3, 0}, {"GBQ", DIM_RADIOACTIVITY, 1e9, 0}, {"GF", DIM_LINEAR_DENSITY, 1e-3, 0},
    {"GJ", DIM_DENSITY, 1000, 0}, {"GL", DIM_DENSITY, 1, 0}, {"GLI", DIM_VOLUME, 4.54609e-3, 0}, {"GLL", DIM_VOLUME, 3.785411784e-3, 0},
    {"GM", DIM_SURFACE_DENSITY, 1e-3, 0}, {"GO", DIM_SURFACE_DENSITY, 1e-6, 0}, {"GP", DIM_DENSITY, 1e-6, 0}, {"GQ", DIM_DENSITY, 1e-9, 0},
    {"GRM", DIM_MASS, 1e-3, 0}, {"GRN", DIM_MASS, 6.479891e-5, 0}, {"GRO", DIM_ONE, 144, 0}, {"GV", DIM_ENERGY, 1e9, 0},
    {"GWH", DIM_ENERGY, 3.6e12, 0}, {"H29", DIM_DENSITY, 1e-6, 0}, {"H56", DIM_MASS_PER_AREA_TIME, 1, 0}, {"H61", DIM_CONDUCTIVITY, 0.1, 0},
    {"H87", DIM_ONE, 1, 0}, {"HAR", DIM_AREA, 1e4, 0}, {"HGM", DIM_MASS, 0.1, 0}, {"HJ", DIM_POWER, 735.49875, 0}, {"HLT", DIM_VOLUME, 0.1, 0},
    {"HM", DIM_SPEED, 0.44704, 0}, {"HN", DIM_PRESSURE, 133.322387415, 0}, {"HTZ", DIM_FREQUENCY, 1, 0}, {"HUR", DIM_TIME, 3600, 0},
    {"INH", DIM_LENGTH, 0.0254, 0}, {"INK", DIM_AREA, 6.4516e-4, 0}, {"INQ", DIM_VOLUME, 1.6387064e-5, 0}, {"J2", DIM_SPECIFIC_ENERGY, 1, 0},
    {"JE", DIM_HEAT_CAPACITY, 1, 0}, {"JK", DIM_SPECIFIC_ENERGY, 1e6, 0}, {"JOU", DIM_ENERGY, 1, 0}, {"K40", DIM_ACCELERATION, 9.80665, 0},
    {"K53", DIM_ENERGY, 4184, 0}, {"K6", DIM_VOLUME, 1, 0}, {"KEL", DIM_TEMPERATURE, 1, 0}, {"KGM", DIM_MASS, 1, 0}, {"KGS", DIM_MASS_FLOW, 1, 0},
    {"KHZ", DIM_FREQUENCY, 1000, 0}, {"KJO", DIM_ENERGY, 1000, 0}, {"KL", DIM_LINEAR_DENSITY, 1, 0}, {"KLX", DIM_ILLUMINANCE, 1000, 0},
    {"KMH", DIM_SPEED, 1 / 3.6, 0}, {"KMK", DIM_AREA, 1e6, 0}, {"KMQ", DIM_DENSITY, 1, 0}, {"KMT", DIM_LENGTH, 1000, 0},
    {"KNT", DIM_SPEED, 1852.0 / 3600, 0}, {"KPA", DIM_PRESSURE, 1000, 0}, {"KTN", DIM_MASS, 1e6, 0}, {"KVA", DIM_APPARENT_POWER, 1000, 0},
    {"KVR", DIM_REACTIVE_POWER, 1000, 0}, {"KVT", DIM_VOLTAGE, 1000, 0}, {"KWH", DIM_ENERGY, 3.6e6, 0}, {"KWT", DIM_POWER, 1000, 0},
    {"L2", DIM_VOLUME_FLOW, 1e-3 / 60, 0}, {"LBR", DIM_MASS, 0.45359237, 0}, {"LTN", DIM_MASS, 1016.0469088, 0}, {"LTR", DIM_VOLUME, 1e-3, 0},
    {"LUM", DIM_LUMINOUS_FLUX, 1, 0}, {"LUX", DIM_ILLUMINANCE, 1, 0}, {"M1", DIM_DENSITY, 1e-3, 0}, {"M33", DIM_SUBSTANCE_CONCENTRATION, 1, 0},
    {"M38", DIM_ACCELERATION, 1000, 0}, {"M39", DIM_ACCELERATION, 0.01, 0}, {"M41", DIM_ACCELERATION, 1e-3, 0},
    {"M45", DIM_ANGULAR_ACCELERATION, PI / 180, 0}, {"M46", DIM_ANGULAR_SPEED, PI / 30, 0}, {"M5", DIM_RADIOACTIVITY, 3.7e4, 0},
    {"M81", DIM_KINEMATIC_VISCOSITY, 1e-4, 0}, {"MAL", DIM_VOLUME, 1000, 0}, {"MAR", DIM_REACTIVE_POWER, 1e6, 0}, {"MAW", DIM_POWER, 1e6, 0},
    {"MBR", DIM_PRESSURE, 100, 0}, {"MC", DIM_MASS, 1e-9, 0}, {"MCU", DIM_RADIOACTIVITY, 3.7e7, 0}, {"MGM", DIM_MASS, 1e-6, 0},
    {"MHZ", DIM_FREQUENCY, 1e6, 0}, {"MIK", DIM_AREA, 2589988.110336, 0}, {"MIL", DIM_ONE, 1000, 0}, {"MIN", DIM_TIME, 60, 0},
    {"MLT", DIM_VOLUME, 1e-6, 0}, {"MMK", DIM_AREA, 1e-6, 0}, {"MMQ", DIM_VOLUME, 1e-9, 0}, {"MMT", DIM_LENGTH, 1e-3, 0},
    {"MPA", DIM_PRESSURE, 1e6, 0}, {"MQH", DIM_VOLUME_FLOW, 1.0 / 3600, 0}, {"MQS", DIM_VOLUME_FLOW, 1, 0}, {"MSK", DIM_ACCELERATION, 1, 0},
    {"MTK", DIM_AREA, 1, 0}, {"MTQ", DIM_VOLUME, 1, 0}, {"MTR", DIM_LENGTH, 1, 0}, {"MTS", DIM_SPEED, 1, 0}, {"MVA", DIM_APPARENT_POWER, 1e6, 0},
    {"MWH", DIM_ENERGY, 3.6e9, 0}, {"NEW", DIM_FORCE, 1, 0}, {"NMI", DIM_LENGTH, 1852, 0}, {"NU", DIM_TORQUE, 1, 0}, {"NX", DIM_ONE, 1e-3, 0},
    {"OHM", DIM_RESISTANCE, 1, 0}, {"ONZ", DIM_MASS, 0.028349523125, 0}, {"OZA", DIM_VOLUME, 2.95735295625e-5, 0},
    {"OZI", DIM_VOLUME, 2.84130625e-5, 0}, {"P1", DIM_ONE, 0.01, 0}, {"P11", DIM_MAGNETIC_FLUX, 1000, 0}, {"P33", DIM_LUMINOUS_INTENSITY, 1000, 0},
    {"P34", DIM_LUMINOUS_INTENSITY, 1e-3, 0}, {"P54", DIM_ABSORBED_DOSE_RATE, 1e-3, 0}, {"P61", DIM_ABSORBED_DOSE_RATE, 1.0 / 3600, 0},
    {"P62", DIM_ABSORBED_DOSE_RATE, 1e-3 / 3600, 0}, {"P63", DIM_ABSORBED_DOSE_RATE, 1e-6 / 3600, 0}, {"P65", DIM_DOSE_EQUIVALENT_RATE, 1, 0},
    {"P66", DIM_DOSE_EQUIVALENT_RATE, 1e-3, 0}, {"P67", DIM_DOSE_EQUIVALENT_RATE, 1e-6, 0}, {"P70", DIM_DOSE_EQUIVALENT_RATE, 1.0 / 3600, 0},
    {"P71", DIM_DOSE_EQUIVALENT_RATE, 1e-3 / 3600, 0}, {"P72", DIM_DOSE_EQUIVALENT_RATE, 1e-6 / 3600, 0}, {"P87", DIM_VOLUMETRIC_FLUX, 1, 0},
    {"PAL", DIM_PRESSURE, 1, 0}, {"PR", DIM_ONE, 2, 0}, {"PS", DIM_PRESSURE, 6894.757293168361, 0}, {"PTI", DIM_VOLUME, 5.6826125e-4, 0},
    {"Q30", DIM_ACIDITY, 1, 0}, {"QTI", DIM_VOLUME, 1.1365225e-3, 0}, {"RPM", DIM_FREQUENCY, 1.0 / 60, 0}, {"RPS", DIM_FREQUENCY, 1, 0},
    {"S4", DIM_KINEMATIC_VISCOSITY, 1, 0}, {"SEC", DIM_TIME, 1, 0}, {"SIE", DIM_CONDUCTANCE, 1, 0}, {"SMI", DIM_LENGTH, 1609.344, 0},
    {"STI", DIM_MASS, 6.35029318, 0}, {"STN", DIM_MASS, 907.18474, 0}, {"TNE", DIM_MASS, 1000, 0}, {"UA", DIM_PRESSURE, 101325.0 / 760, 0},
    {"VLT", DIM_VOLTAGE, 1, 0}, {"WEB", DIM_MAGNETIC_FLUX, 1, 0}, {"WEE", DIM_TIME, 604800, 0}, {"WHR", DIM_ENERGY, 3600, 0},
    {"WTT", DIM_POWER, 1, 0}, {"YDK", DIM_AREA, 0.83612736, 0}, {"YDQ", DIM_VOLUME, 0.764554857984, 0}, {"YRD", DIM_LENGTH, 0.9144, 0},
};
#define UNITS_N (sizeof UNITS / sizeof UNITS[0])

static int compare(struct str code, const struct unit *u)
{
    return str_cmp(code, (struct str){u->code, strnlen(u->code, sizeof u->code)});
}

static const struct unit *find(struct str code)
{
    size_t lo = 0, hi = UNITS_N;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        int c = compare(code, &UNITS[mid]);
        if (c == 0)
            return &UNITS[mid];
        if (c < 0)
            hi = mid;
        else
            lo = mid + 1;
    }
    return NULL;
}

int64_t epcis_unit_dim(struct str code)
{
    const struct unit *u = find(code);
    int64_t n = 0;
    if (u)
        return u->dim;
    for (size_t i = 0; i < code.size; i++) { /* a number of its own: base 37, beyond every dimension */
        char c = code.p[i];
        int64_t d = c >= '0' && c <= '9' ? c - '0' + 1 : c >= 'A' && c <= 'Z' ? c - 'A' + 11 : 0;
        if (!d || i == 4)
            return -1;
        n = n * 37 + d;
    }
    return code.size ? 1000 + n : 0;
}

double epcis_unit_si(struct str code, double value, bool difference)
{
    const struct unit *u = find(code);
    return u ? (value + (difference ? 0 : u->zero)) * u->factor : value;
}

double epcis_unit_slack(struct str code, double si)
{
    const struct unit *u = find(code);
    double size = fabs(si), least = u && u->dim == DIM_TEMPERATURE ? 273.15 : 0;
    return (size > least ? size : least) * 1e-12;
}

bool epcis_unit_known(struct str code)
{
    return find(code) != NULL;
}
