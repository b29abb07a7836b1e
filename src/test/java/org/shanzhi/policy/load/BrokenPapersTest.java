package org.shanzhi.policy.load;

import static org.shanzhi.policy.load.Spoilt.rule;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types, papers and figures. */
class BrokenPapersTest {
    @ParameterizedTest
    @MethodSource
    void types(Spoilt spoilt) {
        spoilt.mustBeTold();
    }

    static Stream<Spoilt> types() {
        return Stream.of(
                rule("a type stands once")
                        .in("taxonomy", "{code: \"0102\",", "{code: \"0101\",")
                        .tells("01.0101 is there twice in types", "keep one of the two"),
                rule("a class's code tells its kind")
                        .in("taxonomy", "  - {code: H99,", "  - {code: R98,")
                        .tells("R98 is no code of a class of this taxonomy", "write \"H\" and two digits"),
                rule("a type's code lies under its class")
                        .in("taxonomy", "{code: \"0102\",", "{code: \"0202x\",")
                        .tells("is not under 01", "write \"01\" and two digits"),
                rule("a class has types")
                        .in(
                                "taxonomy",
                                "{code: H99, zh: 其他隐患, en: Other hazards, mark: D, children: [",
                                "{code: H99, zh: 其他隐患, en: Other hazards, mark: D, children: []}\n  - {code: H98, zh: 其他, en: Other, children: [")
                        .tells("H99 has no types", "add children:"),
                rule("a class has a type for the rest")
                        .in("taxonomy", "{code: \"0299\",", "{code: \"0298\",")
                        .at("  - code: \"02\"")
                        .tells("02 has no type for the rest", "0299"),
                rule("a hint names a route")
                        .in("taxonomy", "route_hint: ARB_LAND", "route_hint: ARB_LAWN")
                        .tells("route_hint names ARB_LAWN, which is not in routes", "such as ARB_LAND"),
                rule("another type for the same thing exists")
                        .in("taxonomy", "alt_type: \"11\"", "alt_type: \"77\"")
                        .tells("04.0405 alt_type names 77, which is not in types", "use one of the 269 known"),
                rule("every dispute class has a room")
                        .in("places", "types: [\"12\"]", "types: []")
                        .at("taxonomy", "  - code: \"12\"")
                        .tells("12 has 0 rooms", "exactly one room"),
                rule("no dispute class has two rooms")
                        .in("places", "types: [\"12\"]", "types: [\"12\", \"01\"]")
                        .at("taxonomy", "  - code: \"01\"")
                        .tells("01 has 2 rooms", "exactly one room"),
                rule("a room is for types that exist")
                        .in("places", "types: [\"12\"]", "types: [\"12\", \"98\"]")
                        .tells("RM06 types names 98, which is not in types", "such as"));
    }

    @ParameterizedTest
    @MethodSource
    void forms(Spoilt spoilt) {
        spoilt.mustBeTold();
    }

    static Stream<Spoilt> forms() {
        return Stream.of(
                rule("a field that may name a person has its class")
                        .in(
                                "forms",
                                "{n: judge, zh: 联系法官, en: Judge to contact, pii: STAFF}",
                                "{n: judge, zh: 联系法官, en: Judge to contact}")
                        .tells(
                                "F24.judge (联系法官) may hold something of a person and has no pii class",
                                "add pii: GENERAL"),
                rule("a field whose Chinese name tells of a person has its class")
                        .in(
                                "forms",
                                "{n: met, zh: 是否见到, en: Somebody met, values: [MET, ABSENT, DECLINED], pii: NONE}",
                                "{n: met, zh: 见到的当事人, en: Somebody met}")
                        .tells("F29.met (见到的当事人) may hold something of a person", "NONE when it was looked at"),
                rule("a pii class exists")
                        .in("forms", "en: Judge to contact, pii: STAFF}", "en: Judge to contact, pii: JUDGES}")
                        .tells("F24.judge pii is JUDGES, which does not exist", "GENERAL, STRICT, TEXT"),
                rule("what is forbidden is not forgotten")
                        .in("rights", "  features: [predictive_person_alert", "  feature: [predictive_person_alert")
                        .at("forbidden:")
                        .tells("forbidden has no features", "what it must never do"),
                rule("what is forbidden has no field")
                        .in("forms", "{n: amount, zh: 标的额, en: Amount in dispute}", "{n: income, zh: 收入, en: Income}")
                        .tells("F24.income is a field that must never be held", "take it out"),
                rule("what is forbidden may be an empty line on paper, and no more")
                        .in(
                                "forms",
                                "{n: ethnicity, zh: 民族, en: Ethnic group, pii: NONE, print_only: true}",
                                "{n: ethnicity, zh: 民族, en: Ethnic group, pii: NONE}")
                        .tells("PERSON.ethnicity is a field that must never be held", "print_only: true"),
                rule("a field stands once on its form")
                        .in("forms", "{n: amount, zh: 标的额, en: Amount in dispute}", "{n: cause, zh: 案由, en: Cause}")
                        .tells("F24.cause is there twice", "keep one of the two"),
                rule("a form has fields")
                        .in("forms", "    fields: [{n: file, zh: 附件, en: Attachment, pii: STRICT}]\n", "")
                        .at("  - id: F09")
                        .tells("F09 has no fields", "add fields:"),
                rule("a form stands once")
                        .in("forms", "  - id: F34", "  - id: F33")
                        .at("  - id: F34")
                        .tells("F33 is there twice in forms", "keep one of the two"),
                rule("a group of fields exists")
                        .in(
                                "forms",
                                "{n: principal, zh: 委托人, en: Principal, pii: STRICT, group: PARTY}",
                                "{n: principal, zh: 委托人, en: Principal, pii: STRICT, group: PARTIES}")
                        .tells("F10.principal group names PARTIES, which is not in field_groups", "PARTY"),
                rule("another form in its place exists")
                        .in("forms", "    alt: F14", "    alt: F41")
                        .tells("F15 alt names F41, which is not in forms", "such as F01"),
                rule("a date is computed from a clock that exists")
                        .in("forms", "computed: DL-SUPPLEMENT", "computed: DL-SUPLEMENT")
                        .tells("F02.due is computed from DL-SUPLEMENT, which is no clock", "such as DL-SUPPLEMENT"),
                rule("a paper is numbered by a counter that exists")
                        .in("forms", "number: VOLUME", "number: VOLUMES")
                        .tells("F23.volumeNo number names VOLUMES, which is not in document_numbers", "VOLUME"));
    }

    @ParameterizedTest
    @MethodSource
    void figures(Spoilt spoilt) {
        spoilt.mustBeTold();
    }

    static Stream<Spoilt> figures() {
        return Stream.of(
                rule("a rate is of figures that exist")
                        .in("statistics", "numerator: RESOLVED,", "numerator: RESOLVE,")
                        .tells(
                                "RESOLUTION_RATE numerator names RESOLVE, which is not in statistics",
                                "such as RESOLVED"),
                rule("a formula counts codes that exist")
                        .in("statistics", "count(referral.CONFIRMED in P)", "count(referral.CONFIRMD in P)")
                        .tells("CONFIRMED formula names CONFIRMD, which is in none of the lists", "referral_states"),
                rule("the parts of a figure count codes that exist")
                        .in("statistics", "channel = INITIATIVE\"", "channel = INITIATIV\"")
                        .tells("SOURCE parts names INITIATIV", "channels"));
    }
}
