package org.shanzhi.policy.load;

import static org.shanzhi.policy.load.Spoilt.rule;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A clock that is wrong makes somebody late who is not. */
class BrokenClocksTest {
    @ParameterizedTest
    @MethodSource
    void clocks(Spoilt spoilt) {
        spoilt.mustBeTold();
    }

    static Stream<Spoilt> clocks() {
        return Stream.of(
                rule("a clock stops on events that exist")
                        .in(
                                "deadlines",
                                "stops_on: [CASE_SIGNED, CASE_RETURNED]",
                                "stops_on: [CASE_SINGED, CASE_RETURNED]")
                        .tells("DL-SIGN stops_on names CASE_SINGED, which is not in events", "such as CASE_SIGNED"),
                rule("a clock starts")
                        .in("deadlines", "trigger: [SUPERVISED, SUPERVISION_SENT_BACK], ", "")
                        .tells("DL-SUPERVISE-REPLY is started by nothing", "add trigger:"),
                rule("a clock stops")
                        .in("deadlines", "stops_on: [SUPERVISION_REPLIED, SUPERVISION_CLOSED], ", "")
                        .tells("DL-SUPERVISE-REPLY is stopped by nothing", "add stops_on:"),
                rule("what stops a clock is a list")
                        .in(
                                "deadlines",
                                "stops_on: [SUPERVISION_REPLIED, SUPERVISION_CLOSED], ",
                                "stops_on: SUPERVISION_REPLIED, ")
                        .tells("DL-SUPERVISE-REPLY stops_on must be a list", "write stops_on: […]"),
                rule("a clock replaces clocks that exist")
                        .in("deadlines", "replaces: [DL-TRIAGE]", "replaces: [DL-TRIAG]")
                        .tells(
                                "DL-COURT-ASSIGN replaces names DL-TRIAG, which is not in deadline_policies",
                                "such as DL-TRIAGE"),
                rule("a clock follows clocks that exist")
                        .in(
                                "deadlines",
                                "follows: [DL-COURT-PRE30, DL-COURT-POST15, DL-COURT-POST7]",
                                "follows: [DL-COURT-PRE31]")
                        .tells("DL-COURT-MEDIATE follows names DL-COURT-PRE31", "such as DL-COURT-PRE30"),
                rule("a clock does not replace itself")
                        .in("deadlines", "replaces: [DL-TRIAGE]", "replaces: [DL-COURT-ASSIGN]")
                        .tells("DL-COURT-ASSIGN replaces itself", "name other clocks"),
                rule("a clock does not follow itself")
                        .in(
                                "deadlines",
                                "follows: [DL-COURT-PRE30, DL-COURT-POST15, DL-COURT-POST7]",
                                "follows: [DL-COURT-MEDIATE]")
                        .tells("DL-COURT-MEDIATE follows itself", "name other clocks"),
                rule("a clock counts in a unit")
                        .in(
                                "deadlines",
                                "amount: 3, unit: WORKING_DAY, roll: true, nature: DUTY, kind: DEFAULT, mark: D, note: \"the order",
                                "amount: 3, unit: WEEK, roll: true, nature: DUTY, kind: DEFAULT, mark: D, note: \"the order")
                        .tells("DL-SUPERVISE-REPLY unit is WEEK, which does not exist", "CALENDAR_DAY"),
                rule("a clock has an amount")
                        .in(
                                "deadlines",
                                "amount: 3, unit: WORKING_DAY, roll: true, nature: DUTY, kind: DEFAULT, mark: D, note: \"the order",
                                "amount: three, unit: WORKING_DAY, roll: true, nature: DUTY, kind: DEFAULT, mark: D, note: \"the order")
                        .tells("DL-SUPERVISE-REPLY amount is no whole number", "write digits"),
                rule("a clock has a mark")
                        .in(
                                "deadlines",
                                "kind: DEFAULT, mark: D, note: \"the order",
                                "kind: DEFAULT, note: \"the order")
                        .tells("DL-SUPERVISE-REPLY has no mark", "add mark: one of L, P, S, D, U"),
                rule("law names its source")
                        .in("deadlines", "source: 人民调解法25, mark: L, reading: D", "mark: L, reading: D")
                        .tells("DL-ESCALATION-REPORT is STATUTE without a source", "add source:"),
                rule("a clock rests on an authority")
                        .in("deadlines", "kind: STATUTE, source: 人民调解法25", "kind: LAW, source: 人民调解法25")
                        .tells("DL-ESCALATION-REPORT kind is LAW, which does not exist", "STATUTE"),
                rule("another city's rule is off")
                        .in(
                                "deadlines",
                                "en: \"Hotline, 5 working days (Jinan, Weifang)\", module: intake, enabled: false",
                                "en: Hotline, module: intake")
                        .at("DL-12345")
                        .tells("DL-12345 is another city's rule and switched on", "write enabled: false"),
                rule("a right is not escalated")
                        .in(
                                "deadlines",
                                "on_expire: DECIDE_ON_WHAT_IS_THERE, nature: RIGHT",
                                "on_expire: ESCALATE, nature: RIGHT")
                        .tells("DL-SUPPLEMENT is a right that is escalated", "REMIND or RIGHT_LOST"),
                rule("a second trigger restarts or not")
                        .in(
                                "deadlines",
                                "trigger: [SUPERVISED, SUPERVISION_SENT_BACK], stops_on: [SUPERVISION_REPLIED, SUPERVISION_CLOSED], repeat: RESTART",
                                "trigger: [SUPERVISED, SUPERVISION_SENT_BACK], stops_on: [SUPERVISION_REPLIED, SUPERVISION_CLOSED], repeat: AGAIN")
                        .tells("DL-SUPERVISE-REPLY repeat is AGAIN", "RESTART, CONTINUE"),
                rule("a condition looks at what it may")
                        .in("deadlines", "when: {flag: [DV]}", "when: {income: [LOW]}")
                        .tells("DL-DV-SAFETY.when has the key income, which nothing reads", "use one of the 12 known"),
                rule("a condition is one that something can meet")
                        .in("deadlines", "when: {flag: [DV]}", "when: {flag: []}")
                        .tells("DL-DV-SAFETY.when asks for no flag at all", "name one or more"),
                rule("an exception has no exceptions")
                        .in("deadlines", "unless: {channel: [POLICE]}", "unless: {except: [\"08\"]}")
                        .tells("DL-CONTACT leaves types out of an exception", "use except: in when: only"),
                rule("a condition's value exists")
                        .in("deadlines", "when: {flag: [DV]}", "when: {flag: [DVV]}")
                        .tells("DL-DV-SAFETY.when flag names DVV, which is not in flags", "DV, MINOR"),
                rule("an extension says its limit, be it none")
                        .in(
                                "deadlines",
                                "extend: {cap: null, needs: ALL_PARTIES_CONSENT}, nature: DUTY, kind: MINISTRY",
                                "extend: {needs: ALL_PARTIES_CONSENT}, nature: DUTY, kind: MINISTRY")
                        .tells("DL-PM-MONTH.extend has no cap", "cap: null for no limit"),
                rule("an extension's limit is an amount and a unit")
                        .in(
                                "deadlines",
                                "extend: {cap: {amount: 60, unit: CALENDAR_DAY}, needs: SUPERVISOR",
                                "extend: {cap: {amount: 60}, needs: SUPERVISOR")
                        .tells("DL-FOLLOWUP-MAX.extend.cap has no unit", "add unit: one of"),
                rule("an extension needs something that exists")
                        .in(
                                "deadlines",
                                "needs: SUPERVISOR_REASON_AND_NOTICE}, on_expire",
                                "needs: NOTHING}, on_expire")
                        .tells(
                                "DL-FOLLOWUP-MAX.extend needs names NOTHING, which is not in extension_needs",
                                "ALL_PARTIES_CONSENT"),
                rule("a pause allows the clock that names it")
                        .in("deadlines", "allowed_for: [DL-INTAKE-DECIDE]", "allowed_for: []")
                        .at("{id: DL-INTAKE-DECIDE")
                        .tells(
                                "DL-INTAKE-DECIDE rests for WAITING_MATERIAL, which does not allow it",
                                "name it in allowed_for"),
                rule("a clock names the pause that allows it")
                        .in("deadlines", "roll: true, pause: [WAITING_MATERIAL]", "roll: true")
                        .at("{code: WAITING_MATERIAL")
                        .tells(
                                "WAITING_MATERIAL is allowed for DL-INTAKE-DECIDE, which does not name it",
                                "add it to pause"),
                rule("counting back needs an anchor")
                        .in("deadlines", "anchor: MEETING_AT, direction: BEFORE_ANCHOR", "direction: BEFORE_ANCHOR")
                        .tells("DL-DELIB-NOTICE counts back without an anchor", "write both"),
                rule("a month's end is not counted back")
                        .in(
                                "deadlines",
                                "direction: BEFORE_ANCHOR, amount: 3, unit: CALENDAR_DAY",
                                "direction: BEFORE_ANCHOR, amount: 3, unit: END_OF_CALENDAR_MONTH")
                        .tells("DL-DELIB-NOTICE counts back to the end of a month", "use another unit"),
                rule("a period is a sensible number")
                        .in(
                                "deadlines",
                                "direction: BEFORE_ANCHOR, amount: 3,",
                                "direction: BEFORE_ANCHOR, amount: -3,")
                        .tells("DL-DELIB-NOTICE amount is -3", "write 0 to"),
                rule("a rule begins before it ends")
                        .in(
                                "deadlines",
                                "valid_from: null, valid_to: \"2024-12-31\"",
                                "valid_from: \"2025-01-01\", valid_to: \"2024-12-31\"")
                        .tells("DL-COURT-PRE30 ends before it begins", "not before valid_from"),
                rule("a clock has a number")
                        .in("deadlines", "DL-SIGN, nr: 5,", "DL-SIGN,")
                        .tells("DL-SIGN has no nr", "add nr: a whole number"),
                rule("a number belongs to one clock")
                        .in("deadlines", "DL-SIGN, nr: 5,", "DL-SIGN, nr: 4,")
                        .tells("DL-SIGN has the number of DL-TRIAGE", "numbers are not used again"),
                rule("a number can be stored")
                        .in("deadlines", "DL-SIGN, nr: 5,", "DL-SIGN, nr: 40000,")
                        .tells("DL-SIGN has the number 40000", "write 1 to 32767"),
                rule("no state is forgotten")
                        .in(
                                "deadlines",
                                "zh: 签收(默认), en: Signing for (default), module: matter,",
                                "zh: 签收(默认), en: Signing for (default), module: matter, enabled: false,")
                        .at("lifecycle", "{code: ROUTED,")
                        .tells("ROUTED is a state in which no clock of scope ALL starts", "case:ROUTED"),
                rule("somebody raises what starts a clock that is on")
                        .in("deadlines", "trigger: [SUPERVISED, SUPERVISION_SENT_BACK], ", "trigger: ORDER_RECEIVED, ")
                        .tells(
                                "DL-SUPERVISE-REPLY is switched on, but trigger ORDER_RECEIVED is raised only by intake, which is not built",
                                "write enabled: false"),
                rule("somebody raises what stops a clock that is on")
                        .in(
                                "deadlines",
                                "stops_on: [SUPERVISION_REPLIED, SUPERVISION_CLOSED], ",
                                "stops_on: [ORDER_RECEIVED], ")
                        .tells(
                                "DL-SUPERVISE-REPLY is switched on, but stops_on ORDER_RECEIVED is raised only by intake",
                                "write enabled: false"));
    }
}
