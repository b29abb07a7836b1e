package org.shanzhi.routing.whistle;

import static org.shanzhi.routing.CallAction.ARRIVE;
import static org.shanzhi.routing.CallAction.ASSIGN;
import static org.shanzhi.routing.CallAction.CALL_OFF;
import static org.shanzhi.routing.CallAction.CLOSE;
import static org.shanzhi.routing.CallAction.CONTACT;
import static org.shanzhi.routing.CallAction.DOWNGRADE;
import static org.shanzhi.routing.CallAction.FILE_PLAN;
import static org.shanzhi.routing.CallAction.INSIST;
import static org.shanzhi.routing.CallAction.PASS_UP;
import static org.shanzhi.routing.CallAction.REFUSE;
import static org.shanzhi.routing.CallAction.RELEASE;
import static org.shanzhi.routing.CallAction.REPORT;
import static org.shanzhi.routing.CallAction.SIGN;
import static org.shanzhi.routing.CallState.ARRIVED;
import static org.shanzhi.routing.CallState.BLOWN;
import static org.shanzhi.routing.CallState.CONTACTED;
import static org.shanzhi.routing.CallState.REFUSED;
import static org.shanzhi.routing.CallState.REPORTED;
import static org.shanzhi.routing.CallState.SIGNED;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.routing.CallAction;
import org.shanzhi.routing.CallLevel;
import org.shanzhi.routing.CallState;
import org.shanzhi.routing.WhistleKind;
import org.shanzhi.routing.WhistleRefusal;

/** When something can be done with a call. "Why can't I do this?" prints what these say. */
public final class CallRules {
    /**
     * What each state allows; a state that is not named allows nothing any more. Who is in touch, has come or has reported cannot
     * refuse, and only a refusal is released, downgraded or given to others: so no decision from above leaves out whoever came.
     */
    private static final Map<CallState, Set<CallAction>> TABLE = Map.of(
            BLOWN, EnumSet.of(SIGN, ARRIVE, REFUSE, CALL_OFF),
            SIGNED, EnumSet.of(CONTACT, ARRIVE, FILE_PLAN, REPORT, REFUSE, CALL_OFF),
            CONTACTED, EnumSet.of(ARRIVE, FILE_PLAN, REPORT, CALL_OFF),
            ARRIVED, EnumSet.of(FILE_PLAN, REPORT, CALL_OFF),
            REPORTED, EnumSet.of(FILE_PLAN, CLOSE, CALL_OFF),
            REFUSED, EnumSet.of(INSIST, PASS_UP, RELEASE, DOWNGRADE, ASSIGN, CALL_OFF));

    private static final Set<CallAction> NOT_OF_A_HEAD = EnumSet.of(RELEASE, DOWNGRADE);

    /** A condition that can be told before anything is typed. */
    @FunctionalInterface
    interface Rule {
        Optional<Refusal> against(Call call, CallAction action, Stander who);
    }

    private static final List<Rule> ALL = List.of(
            CallRules::theStateAllowsIt,
            CallRules::itIsTheCallersToDo,
            CallRules::aRefusalTurnedDownStays,
            CallRules::whoIsCalledInAnEmergencyComes,
            CallRules::aPlanIsFiledOnceAndForHardProblems,
            CallRules::aHardProblemIsNotClosedWithoutItsPlan,
            CallRules::aHeadReleasesNobodyOfTheirOwn,
            CallRules::aboveTheConferenceIsNobody,
            CallRules::onlyTheConferenceCallsSomebodyElse,
            CallRules::theLeastWhistleIsNotLowered);

    private CallRules() {}

    public static List<Refusal> against(Call call, CallAction action, Stander who) {
        return ALL.stream()
                .flatMap(rule -> rule.against(call, action, who).stream())
                .toList();
    }

    /** Whether the state has it at all, whoever asks. */
    public static boolean inTable(CallState state, CallAction action) {
        return TABLE.getOrDefault(state, Set.of()).contains(action);
    }

    static Optional<Refusal> theStateAllowsIt(Call call, CallAction action, Stander who) {
        return inTable(call.state(), action) ? Optional.empty() : refuse(WhistleRefusal.CALL_NOT_IN_THIS_STATE);
    }

    static Optional<Refusal> itIsTheCallersToDo(Call call, CallAction action, Stander who) {
        return switch (action.side()) {
            case CALLED -> who.called() ? Optional.empty() : refuse(WhistleRefusal.CALL_OF_ANOTHER_UNIT);
            case WHISTLER -> who.whistler() ? Optional.empty() : refuse(WhistleRefusal.WHISTLE_OF_ANOTHER_UNIT);
            case LEVEL -> call.level() == null ? Optional.empty() : decides(call, action, who);
        };
    }

    /** The unit's head first, then the centre; nobody decides on the next step after their own. */
    private static Optional<Refusal> decides(Call call, CallAction action, Stander who) {
        if (call.level() == CallLevel.UNIT_HEAD)
            return who.head() ? Optional.empty() : refuse(WhistleRefusal.CALL_LIES_BEFORE_OTHERS);
        if (!who.commands()) return refuse(WhistleRefusal.CALL_LIES_BEFORE_OTHERS);
        // the conference is many; its decision is only written down
        boolean own = call.level() != CallLevel.CONFERENCE && Objects.equals(call.decider(), who.staff());
        // when the other commander has left, the conference is the only way on
        boolean onlyWay = who.alone() && action == PASS_UP;
        return own && !onlyWay ? refuse(WhistleRefusal.CALL_DECIDED_BELOW_BY_YOU) : Optional.empty();
    }

    static Optional<Refusal> aRefusalTurnedDownStays(Call call, CallAction action, Stander who) {
        return action == REFUSE && call.insisted() ? refuse(WhistleRefusal.CALL_REFUSED_ONCE) : Optional.empty();
    }

    static Optional<Refusal> whoIsCalledInAnEmergencyComes(Call call, CallAction action, Stander who) {
        boolean away = call.kind() == WhistleKind.URGENT && call.marks().arrived() == null;
        return action == REPORT && away ? refuse(WhistleRefusal.CALL_ARRIVE_FIRST) : Optional.empty();
    }

    static Optional<Refusal> aPlanIsFiledOnceAndForHardProblems(Call call, CallAction action, Stander who) {
        if (action != FILE_PLAN) return Optional.empty();
        if (call.kind() != WhistleKind.HARD) return refuse(WhistleRefusal.CALL_NO_PLAN_NEEDED);
        return call.marks().planned() != null ? refuse(WhistleRefusal.CALL_PLAN_FILED) : Optional.empty();
    }

    static Optional<Refusal> aHardProblemIsNotClosedWithoutItsPlan(Call call, CallAction action, Stander who) {
        boolean without = call.kind() == WhistleKind.HARD && call.marks().planned() == null;
        return action == CLOSE && without ? refuse(WhistleRefusal.CALL_PLAN_FIRST) : Optional.empty();
    }

    static Optional<Refusal> aHeadReleasesNobodyOfTheirOwn(Call call, CallAction action, Stander who) {
        return call.level() == CallLevel.UNIT_HEAD && NOT_OF_A_HEAD.contains(action)
                ? refuse(WhistleRefusal.CALL_HEAD_CANNOT_RELEASE)
                : Optional.empty();
    }

    static Optional<Refusal> aboveTheConferenceIsNobody(Call call, CallAction action, Stander who) {
        return action == PASS_UP && call.level() == CallLevel.CONFERENCE
                ? refuse(WhistleRefusal.CALL_NOBODY_ABOVE)
                : Optional.empty();
    }

    static Optional<Refusal> onlyTheConferenceCallsSomebodyElse(Call call, CallAction action, Stander who) {
        return action == ASSIGN && call.level() != CallLevel.CONFERENCE
                ? refuse(WhistleRefusal.CALL_ONLY_CONFERENCE_ASSIGNS)
                : Optional.empty();
    }

    static Optional<Refusal> theLeastWhistleIsNotLowered(Call call, CallAction action, Stander who) {
        return action == DOWNGRADE && call.kind().lower().isEmpty()
                ? refuse(WhistleRefusal.CALL_NO_LOWER_WHISTLE)
                : Optional.empty();
    }

    private static Optional<Refusal> refuse(WhistleRefusal code) {
        return Optional.of(Refusal.of(code));
    }
}
