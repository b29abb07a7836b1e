package org.shanzhi.policy.load;

import static org.shanzhi.policy.load.Spoilt.rule;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Before anything is understood: what every row of every file must be. */
class BrokenWordsTest {
    @ParameterizedTest
    @MethodSource
    void a_file_can_be_read(Spoilt spoilt) {
        spoilt.mustBeTold();
    }

    static Stream<Spoilt> a_file_can_be_read() {
        return Stream.of(
                rule("the file must be YAML")
                        .in("places", "{code: FC1, zh: 综治中心,", "{code: FC1, zh: 综治中心: ,")
                        .tells("this is not YAML", "look at this line"),
                rule("a key stands once")
                        .in("lifecycle", "callback: {max_tries: 3,", "callback: {max_tries: 3, max_tries: 4,")
                        .tells("duplicate key max_tries", "keep one of the two"),
                rule("a section stands in one file")
                        .in("places", "residence_modes:", "statistics:")
                        .at("statistics", "statistics:")
                        .tells("the section statistics is in another file too", "keep one of the two"),
                rule("a section must be there")
                        .in("rights", "min_cell:", "min_cel:")
                        .at("general", "# What names")
                        .tells("the section min_cell is missing", "add it to one of the policy files"),
                rule("a section must mean something")
                        .in("rights", "min_cell:", "min_cel:")
                        .tells("nothing reads the section min_cel", "such as min_cell"),
                rule("a key must mean something")
                        .in("deadlines", "DL-SIGN, nr: 5,", "DL-SIGN, nr: 5, rol: true,")
                        .tells("DL-SIGN has the key rol, which nothing reads", "such as roll"),
                rule("yes is no code")
                        .in("vocabulary", "{code: \"YES\"", "{code: YES")
                        .tells("code is YES, which YAML reads as a boolean where a code is expected", "\"YES\""),
                rule("no is no name")
                        .in("vocabulary", "en: \"No\"", "en: No")
                        .tells("NO en is No, which YAML reads as a boolean", "quote it: \"No\""),
                rule("y may be a boolean to the next parser")
                        .in("places", "types: [\"12\"]", "types: [y]")
                        .tells("types is y, which YAML reads as a boolean", "quote it: \"y\""),
                rule("on is no key")
                        .in("lifecycle", "colours: {HIGH: red,", "colours: {on: red,")
                        .tells("YAML reads the key on as a boolean", "quote it: \"on\""),
                rule("a number is no code")
                        .in("places", "types: [\"12\"]", "types: [12]")
                        .tells("RM06 types is 12, which YAML does not read as text", "quote it: \"12\""),
                rule("yes is neither true nor false")
                        .in("lifecycle", "tries_on_different_days: true", "tries_on_different_days: yes")
                        .tells("tries_on_different_days is neither true nor false", "write true or false"),
                rule("null is neither true nor false")
                        .in("lifecycle", "tries_on_different_days: true", "tries_on_different_days: null")
                        .tells("tries_on_different_days is neither true nor false", "write true or false"),
                rule("a row has a Chinese name")
                        .in("lifecycle", "zh: 已签收, ", "")
                        .tells("SIGNED has no zh", "add zh: …"),
                rule("a row has an English name")
                        .in("lifecycle", ", en: Signed for}", "}")
                        .tells("SIGNED has no en", "add en: …"),
                rule("a number is digits")
                        .in("rights", "min_cell: {value: 10", "min_cell: {value: ten")
                        .tells("min_cell value is no whole number", "write digits"),
                rule("a day is in the calendar")
                        .in("statistics", "series_break: \"2025-01-01\"", "series_break: \"2025-13-01\"")
                        .tells("LITIGATION_10K series_break is 2025-13-01, which is no day", "write it as"),
                rule("a list is a list")
                        .in("lifecycle", "levels: [HIGH, MEDIUM, LOW]", "levels: HIGH")
                        .tells("case_risk levels must be a list", "write levels: […]"),
                rule("settings are settings")
                        .in("lifecycle", "within: {amount: 180, unit: CALENDAR_DAY}", "within: 180")
                        .tells("reopening within is no group of settings", "write within: {…: …}"));
    }

    @ParameterizedTest
    @MethodSource
    void a_code_is_one(Spoilt spoilt) {
        spoilt.mustBeTold();
    }

    static Stream<Spoilt> a_code_is_one() {
        return Stream.of(
                rule("a code stands once in its list")
                        .in("vocabulary", "{code: LISTED, zh", "{code: NOTICE, zh")
                        .tells("NOTICE is there twice in supervision_levels", "keep one of the two"),
                rule("a list names a code once")
                        .in(
                                "roles",
                                "{role: LAWYER, scope: OWN, actions: [note]}",
                                "{role: LAWYER, scope: OWN, actions: [note, note]}")
                        .tells("LAWYER actions names note twice", "name it once"),
                rule("the program knows every kind of matter")
                        .in("vocabulary", "{code: HAZARD, zh", "{code: DANGER, zh")
                        .at("matter_kinds:")
                        .tells("matter_kinds does not name HAZARD", "add it"),
                rule("the program knows no other nature of a clock")
                        .in(
                                "deadlines",
                                "  - {code: INFO, zh: 供告知",
                                "  - {code: WISH, zh: 愿望, en: Wish}\n  - {code: INFO, zh: 供告知")
                        .at("natures:")
                        .tells("natures names WISH, which the program does not know", "DUTY, RIGHT, INFO"),
                rule("the program counts in one way")
                        .in("deadlines", "first_day_counted: false", "first_day_counted: true")
                        .tells("calendar first_day_counted must be false", "write first_day_counted: false"),
                rule("an office opens before it closes")
                        .in("deadlines", "\"09:00-12:00\"", "\"12:00-09:00\"")
                        .tells("calendar.office_hours has hours that no office keeps", "write them in order"),
                rule("the example of a number matches its form")
                        .in("general", "pattern: \"CG26-0001234-2\"", "pattern: \"CG26-001234-2\"")
                        .at("matter_number:")
                        .tells("matter_number has a pattern that does not match", "make the two agree"),
                rule("the example of a number has its check digit")
                        .in("general", "pattern: \"CG26-0001234-2\"", "pattern: \"CG26-0001234-3\"")
                        .at("matter_number:")
                        .tells("the wrong check digit", "end it with 2"),
                rule("the example of a number is as long as said")
                        .in("general", "sequence: {digits: 7,", "sequence: {digits: 8,")
                        .at("matter_number:")
                        .tells("says 8 digits, but its pattern has 7", "make the two agree"));
    }
}
