/* test_problems.h - what customers say of two problems, each in six wordings: for the tests of text
 * and of the desk. */
#ifndef TESTS_TEST_PROBLEMS_H
#define TESTS_TEST_PROBLEMS_H

static const char *const leaks[] = {
    "kemasan bocor, keripiknya melempem", "bungkusnya bocor min isinya melempem semua",
    "keripik saya melempem kemasan bocor", "kok kemasannya bocor terus kak, melempem",
    "pesan lima, tiga kemasan bocor dan keripik melempem", "isi melempem karena bocor kemasannya",
};
static const char *const cashier[] = {
    "kasir cabang dago membentak ibu saya", "ibu ibu dibentak kasir di dago",
    "kasirnya galak, ibu saya dibentak tadi", "tolong kasir dago ditegur, membentak pelanggan",
    "kasir yang membentak itu siapa namanya", "dibentak kasir cuma karena tanya harga",
};

#endif
