package org.shanzhi.policy.load;

import static org.shanzhi.policy.load.Spoilt.rule;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Referrals must be able to end, and their matters with them. */
class BrokenReferralsTest {
    @ParameterizedTest
    @MethodSource
    void referrals(Spoilt spoilt) {
        spoilt.mustBeTold();
    }

    static Stream<Spoilt> referrals() {
        return Stream.of(
                rule("a referral state stands for a state of the matter")
                        .in("referrals", "en: In mediation, case: IN_PROGRESS", "en: In mediation, case: MEDIATING")
                        .tells(
                                "MEDIATING case names MEDIATING, which is not in case_states",
                                "use one of the 14 known"),
                rule("one referral state is the first")
                        .in("referrals", "case: TRIAGED, initial: true}", "case: TRIAGED}")
                        .at("referral_states:")
                        .tells("referral_states has 0 initial states", "mark exactly one"),
                rule("a referral state can be reached")
                        .in(
                                "referrals",
                                "{from: SUCCEEDED, action: apply-confirmation, to: CONFIRMING}",
                                "{from: SUCCEEDED, action: apply-confirmation, to: SUCCEEDED}")
                        .at("{code: CONFIRMING,")
                        .tells("CONFIRMING cannot be reached from PENDING_ASSIGN", "add a transition to CONFIRMING"),
                rule("a referral state leads to the archive")
                        .in(
                                "referrals",
                                "{from: TO_TRIAL, action: archive, to: ARCHIVED}",
                                "{from: TO_TRIAL, action: note, to: TO_TRIAL}")
                        .at("{code: TO_TRIAL,")
                        .tells("TO_TRIAL cannot reach ARCHIVED", "add a transition from TO_TRIAL"),
                rule("a channel begins in a state that it uses")
                        .in("referrals", "POLICE: {initial: PENDING_SIGN,", "POLICE: {initial: PENDING_ASSIGN,")
                        .tells("by_channel.POLICE begins in a state it does not use", "name a state of its own"),
                rule("a channel's states can be reached")
                        .in(
                                "referrals",
                                "POLICE: {initial: PENDING_SIGN, states: [PENDING_SIGN, SIGNED,",
                                "POLICE: {initial: PENDING_SIGN, states: [PENDING_SIGN, SIGNED, CONFIRMED,")
                        .tells(
                                "by_channel.POLICE CONFIRMED cannot be reached from PENDING_SIGN",
                                "add a transition to CONFIRMED"),
                rule("a channel exists")
                        .in("referrals", "  POLICE: {initial", "  POLICY: {initial")
                        .tells("by_channel key names POLICY, which is not in channels", "POLICE"),
                rule("a channel uses all states or names them")
                        .in(
                                "referrals",
                                "COURT: {initial: PENDING_ASSIGN, states: ALL}",
                                "COURT: {initial: PENDING_ASSIGN, states: MOST}")
                        .tells("by_channel.COURT states must be ALL", "write states: ALL"),
                rule("the matter can follow its referral")
                        .in("referrals", "en: Returned, case: RETURNED", "en: Returned, case: REJECTED_INTAKE")
                        .at("{from: PENDING_SIGN, action: return, to: RETURNED}")
                        .tells(
                                "moves the matter from ROUTED to REJECTED_INTAKE, where no 2 steps lead",
                                "go by a state between"),
                rule("only the court enters its results")
                        .in(
                                "referrals",
                                "{from: CONFIRMING, action: confirm-result, to: CONFIRMED}",
                                "{from: CONFIRMING, action: finish, to: CONFIRMED}")
                        .tells("enters a result of the court by another action", "confirm-result and by nothing else"),
                rule("confirm-result enters nothing else")
                        .in(
                                "referrals",
                                "{from: CONFIRMING, action: take-back, to: WITHDRAWN}",
                                "{from: CONFIRMING, action: confirm-result, to: WITHDRAWN}")
                        .tells("or another state by confirm-result", "confirm-result and by nothing else"),
                rule("mediation ends where finish leads")
                        .in(
                                "referrals",
                                "en: Positions too far apart, state: FAILED",
                                "en: Positions too far apart, state: CONFIRMED")
                        .tells("WIDE_GAP ends in CONFIRMED, where finish does not lead", "TERMINATED"),
                rule("an end of mediation has an outcome")
                        .in(
                                "referrals",
                                "en: Positions too far apart, state: FAILED, outcome: [NOT_SETTLED]",
                                "en: Positions too far apart, state: FAILED")
                        .tells("WIDE_GAP has no outcome", "add outcome:"),
                rule("an end of mediation has outcomes that exist")
                        .in(
                                "referrals",
                                "en: Positions too far apart, state: FAILED, outcome: [NOT_SETTLED]",
                                "en: Positions too far apart, state: FAILED, outcome: [UNSETTLED]")
                        .tells(
                                "WIDE_GAP outcome names UNSETTLED, which is not in case_outcomes",
                                "such as NOT_SETTLED"),
                rule("every end of mediation has a reason")
                        .in(
                                "referrals",
                                "{from: MEDIATING, action: take-back, to: WITHDRAWN}",
                                "{from: MEDIATING, action: finish, to: RETURNED}")
                        .at("{code: RETURNED,")
                        .tells("RETURNED is where finish leads, but no termination reason does", "state: RETURNED"),
                rule("a return reason may be given somewhere")
                        .in(
                                "referrals",
                                "en: Beyond the scope of mediation, from: [PENDING_ASSIGN, PENDING_SIGN, SIGNED]",
                                "en: Beyond the scope of mediation")
                        .tells("OUT_OF_SCOPE may be given in no state", "add from:"),
                rule("a return reason is given where something can be returned")
                        .in(
                                "referrals",
                                "en: Beyond the scope of mediation, from: [PENDING_ASSIGN, PENDING_SIGN, SIGNED]",
                                "en: Beyond the scope of mediation, from: [CONFIRMED]")
                        .tells("OUT_OF_SCOPE may be given in CONFIRMED, where nothing can be returned", "PENDING_SIGN"),
                rule("a refusal of the court ends in a result of the court")
                        .in(
                                "referrals",
                                "en: Not voluntary, state: CONFIRM_DISMISSED",
                                "en: Not voluntary, state: FAILED")
                        .tells("NOT_VOLUNTARY ends in FAILED, which is no result of the court", "CONFIRM_DISMISSED"));
    }
}
