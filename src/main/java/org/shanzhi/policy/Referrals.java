package org.shanzhi.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * 移送: the machine of matters that another organ refers, from referrals.yaml. A referral is a second view of the matter's one
 * state; both move in one transaction.
 *
 * @param courtEnteredOnly states that only the court's result leads to
 * @param notAccepted the court does not take the application for confirmation
 * @param dismissed the court took it and refused it
 */
public record Referrals(
        Map<String, ReferralState> states,
        List<Transition> transitions,
        Map<String, Channel> channels,
        Set<String> courtEnteredOnly,
        Map<String, ReturnReason> returnReasons,
        Map<String, TerminationReason> terminationReasons,
        Map<String, ConfirmationReason> notAccepted,
        Map<String, ConfirmationReason> dismissed) {
    /** {@code matterState} is where the matter stands after the referral step. */
    public record ReferralState(String code, String zh, String en, String matterState, boolean initial)
            implements Labelled {}

    /** The part of the machine that a channel uses. */
    public record Channel(String initial, Set<String> states) {}

    /**
     * Why a unit gives something back.
     *
     * @param from referral states in which it may be given
     * @param ofMatters a unit that returns an ordinary matter may give it too
     */
    public record ReturnReason(String code, String zh, String en, Set<String> from, boolean ofMatters)
            implements Labelled {}

    /** Why mediation ended; state and possible outcomes follow from it. */
    public record TerminationReason(String code, String zh, String en, String state, Set<String> outcomes)
            implements Labelled {}

    public record ConfirmationReason(String code, String zh, String en, String state) implements Labelled {}
}
