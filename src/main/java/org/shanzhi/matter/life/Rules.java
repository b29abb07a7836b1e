package org.shanzhi.matter.life;

import static org.shanzhi.matter.MatterRefusal.*;
import static org.shanzhi.matter.State.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shanzhi.calendar.Unit;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.MatterRefusal;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Supervision;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.RoleScope;

/** When an action is possible at all. "Why can't I do this?" prints what these say. */
public final class Rules {
    private static final Set<Channel> REFERRING =
            EnumSet.of(Channel.COURT, Channel.POLICE, Channel.PETITION, Channel.PROCURATORATE, Channel.DEPARTMENT);
    private static final Set<String> LATER_ISSUES = Set.of("rate");

    private static final List<Rule> ALL = List.of(
            Rules::theProgramCanDoIt,
            Rules::theRoleMayDoIt,
            Rules::theMatterIsTheCallersToHandle,
            Rules::whoIsCalledContributes,
            Rules::theStateAllowsIt,
            Rules::nobodyDecidesOnTheirOwnAct,
            Rules::missingMaterialIsAskedForOnce,
            Rules::aRejectionIsUndoneOnlyByAnUpheldObjection,
            Rules::anOpenObjectionKeepsTheMatterFromTheArchive,
            Rules::openCallsKeepTheMatterFromTheArchive,
            Rules::anOpenSupervisionKeepsTheMatterFromTheArchive,
            Rules::aMatterIsReopenedWithinTheTerm,
            Rules::onlyAMergedMatterIsUnmerged,
            Rules::oneExtensionIsAskedAtATime,
            Rules::onlyWhatWasAskedIsDecided,
            Rules::whoAnswersASupervisionDoesNotCloseIt,
            Rules::tasksAreGivenByTheLead,
            Rules::aTaskIsDoneByItsUnit,
            Rules::openTasksKeepTheMatterWithItsLead,
            Rules::onlyAReferralIsReturnedOutsideSigning,
            Rules::whatComesBackGoesWhereItCameFrom,
            Rules::erasedContentIsNotWorkedOn);

    /** What a unit that is only called by a whistle may do; the steps of the matter are its leader's. */
    private static final Set<String> CONTRIBUTIONS =
            Set.of("note", "contact", "safety-notice", "report", "task-answer");

    private Rules() {}

    public static List<Refusal> against(Situation s) {
        return ALL.stream().flatMap(rule -> rule.against(s).stream()).toList();
    }

    static Optional<Refusal> theProgramCanDoIt(Situation s) {
        return LATER_ISSUES.contains(s.action())
                        || s.policies().action(s.action()).referral()
                ? refuse(NOT_BUILT_YET)
                : Optional.empty();
    }

    static Optional<Refusal> theRoleMayDoIt(Situation s) {
        return s.caller().may(permission(s)) ? Optional.empty() : refuse(ROLE_MAY_NOT);
    }

    static Optional<Refusal> theMatterIsTheCallersToHandle(Situation s) {
        boolean theirs = !s.caller().may(permission(s))
                || Standing.acts(s.caller(), permission(s), s.matter())
                || Standing.notes(s.caller(), permission(s), s.matter(), s.now());
        return theirs ? Optional.empty() : refuse(NOT_YOUR_MATTER);
    }

    static Optional<Refusal> whoIsCalledContributes(Situation s) {
        boolean called = s.caller().scopeFor(permission(s)) == RoleScope.UNIT
                && s.matter().onlyCalled(s.caller().unitId())
                && !Standing.holds(s.caller(), s.matter());
        return called && !CONTRIBUTIONS.contains(s.action()) ? refuse(CALLED_UNIT_CONTRIBUTES) : Optional.empty();
    }

    static Optional<Refusal> theStateAllowsIt(Situation s) {
        return s.policies().lifeCycle().allows(s.action(), s.matter().state().name())
                ? Optional.empty()
                : refuse(NOT_IN_THIS_STATE, label(s, "case_states", s.matter().state()));
    }

    /** Nobody answers the objection to their own refusal, grants their own extension, calls back their own conclusion. */
    static Optional<Refusal> nobodyDecidesOnTheirOwnAct(Situation s) {
        boolean own = s.policies().action(s.action()).notBy().stream()
                .anyMatch(act -> Integer.valueOf(s.caller().staffId())
                        .equals(s.matter().facts().lastBy().get(act)));
        return own ? refuse(NOT_BY_THE_SAME_PERSON) : Optional.empty();
    }

    /** 一次性告知: a person is sent away for papers at most once. */
    static Optional<Refusal> missingMaterialIsAskedForOnce(Situation s) {
        return s.policies().action(s.action()).once() && s.matter().facts().supplemented()
                ? refuse(ALREADY_GIVEN_ONCE)
                : Optional.empty();
    }

    static Optional<Refusal> aRejectionIsUndoneOnlyByAnUpheldObjection(Situation s) {
        return s.action().equals("accept")
                        && s.matter().state() == REJECTED_INTAKE
                        && !s.matter().facts().overturned()
                ? refuse(REJECTION_STANDS)
                : Optional.empty();
    }

    static Optional<Refusal> anOpenObjectionKeepsTheMatterFromTheArchive(Situation s) {
        return s.action().equals("archive") && s.matter().facts().objection() != null
                ? refuse(OBJECTION_OPEN)
                : Optional.empty();
    }

    /** Whoever was called would go on reading it, and their clocks would ring for ever. */
    static Optional<Refusal> openCallsKeepTheMatterFromTheArchive(Situation s) {
        return s.action().equals("archive") && !s.matter().facts().called().isEmpty()
                ? refuse(CALLS_OPEN)
                : Optional.empty();
    }

    /** Whoever ordered it decides whether it is done with; a matter out of sight is not. */
    static Optional<Refusal> anOpenSupervisionKeepsTheMatterFromTheArchive(Situation s) {
        return s.action().equals("archive")
                        && s.matter().facts().supervisions().stream().anyMatch(Supervision::open)
                ? refuse(SUPERVISION_OPEN)
                : Optional.empty();
    }

    static Optional<Refusal> whoAnswersASupervisionDoesNotCloseIt(Situation s) {
        List<Supervision> wanted = switch (s.action()) {
            case "supervise-close" -> toJudge(s);
            case "supervise-talk" -> toTalk(s);
            default -> List.of();
        };
        boolean others = s.caller().may(permission(s))
                && !wanted.isEmpty()
                && wanted.stream().noneMatch(one -> Supervisions.judges(s.caller(), permission(s), s.matter(), one));
        return others ? refuse(SUPERVISION_JUDGED_BY_OTHERS) : Optional.empty();
    }

    private static List<Supervision> toJudge(Situation s) {
        return Supervisions.last(s.matter().facts().supervisions()).stream()
                .filter(Supervisions.toJudge(s.matter()))
                .toList();
    }

    private static List<Supervision> toTalk(Situation s) {
        return Supervisions.last(s.matter().facts().supervisions()).stream()
                .filter(Supervisions.withoutItsTalk())
                .toList();
    }

    static Optional<Refusal> aMatterIsReopenedWithinTheTerm(Situation s) {
        if (!s.action().equals("reopen")) return Optional.empty();
        // a rejection is undone by an objection, before somebody else, and not by way of the archive
        if (s.matter().concludedAt() == null) return refuse(REJECTION_STANDS);
        var within = s.policies().lifeCycle().reopening().within();
        if (within.unit() != Unit.CALENDAR_DAY) throw new IllegalStateException("reopening.within counts days");
        var last = ChinaTime.day(s.matter().concludedAt()).plusDays(within.amount());
        return ChinaTime.day(s.now()).isAfter(last) ? refuse(TOO_LATE_TO_REOPEN, last) : Optional.empty();
    }

    static Optional<Refusal> onlyAMergedMatterIsUnmerged(Situation s) {
        boolean merged = s.matter().outcome() == Outcome.MERGED;
        if (s.action().equals("unmerge") && !merged) return refuse(NOT_MERGED);
        return s.action().equals("reopen") && merged
                ? refuse(NOT_IN_THIS_STATE, label(s, "case_states", s.matter().state()))
                : Optional.empty();
    }

    static Optional<Refusal> oneExtensionIsAskedAtATime(Situation s) {
        return s.action().equals("extend") && s.matter().facts().asked() != null
                ? refuse(EXTENSION_ALREADY_ASKED)
                : Optional.empty();
    }

    static Optional<Refusal> onlyWhatWasAskedIsDecided(Situation s) {
        var facts = s.matter().facts();
        return switch (s.action()) {
            case "extend-decide" -> facts.asked() == null ? refuse(NOTHING_ASKED) : Optional.empty();
            case "object-decide" -> facts.objection() == null ? refuse(NO_OBJECTION) : Optional.empty();
            case "supervise-reply" ->
                Supervisions.toAnswer(facts.supervisions()).isEmpty() ? refuse(NOT_SUPERVISED) : Optional.empty();
            case "supervise-close" -> toJudge(s).isEmpty() ? refuse(SUPERVISION_NOT_ANSWERED) : Optional.empty();
            case "supervise-talk" -> toTalk(s).isEmpty() ? refuse(NO_TALK_ORDERED) : Optional.empty();
            case "task-answer" -> none(s) ? refuse(NO_TASK_TO_ANSWER) : Optional.empty();
            case "task-judge" -> none(s) ? refuse(NO_TASK_TO_JUDGE) : Optional.empty();
            case "task-withdraw" -> none(s) ? refuse(NO_OPEN_TASK) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Whether no task is where this step could be done with it. */
    private static boolean none(Situation s) {
        return Tasks.which(s.matter(), task -> Tasks.stands(s.action(), task)).isEmpty();
    }

    /** Whoever leads divides the work; who takes part does what was given. */
    static Optional<Refusal> tasksAreGivenByTheLead(Situation s) {
        boolean lead = s.action().equals("task-give")
                || s.action().equals("task-judge")
                || s.action().equals("task-withdraw");
        return lead && s.caller().may(permission(s)) && !Standing.holds(s.caller(), s.matter())
                ? refuse(TASKS_BY_THE_LEAD)
                : Optional.empty();
    }

    static Optional<Refusal> aTaskIsDoneByItsUnit(Situation s) {
        if (!s.action().equals("task-answer")) return Optional.empty();
        var given = Tasks.which(s.matter(), task -> Tasks.stands(s.action(), task));
        boolean others = s.caller().may(permission(s))
                && !given.isEmpty()
                && given.stream().noneMatch(task -> Tasks.answers(s.caller(), s.matter(), task));
        return others ? refuse(TASK_OF_ANOTHER_UNIT, Tasks.numbers(given)) : Optional.empty();
    }

    /** Whoever gave them accepts or withdraws them first. */
    static Optional<Refusal> openTasksKeepTheMatterWithItsLead(Situation s) {
        if (!Tasks.KEPT_BY_OPEN_TASKS.contains(s.action())) return Optional.empty();
        var open = Tasks.open(s.matter());
        return open.isEmpty() ? Optional.empty() : refuse(TASKS_OPEN, Tasks.numbers(open));
    }

    static Optional<Refusal> onlyAReferralIsReturnedOutsideSigning(Situation s) {
        State state = s.matter().state();
        return s.action().equals("return")
                        && (state == TRIAGED || state == IN_PROGRESS)
                        && !REFERRING.contains(s.matter().channel())
                ? refuse(NOT_A_REFERRAL)
                : Optional.empty();
    }

    /** From a statutory channel a matter comes back to its unit, or to triage if it had none yet. */
    static Optional<Refusal> whatComesBackGoesWhereItCameFrom(Situation s) {
        if (s.matter().state() == REOPENED && s.action().equals("start")) {
            return s.matter().facts().routed() ? Optional.empty() : refuse(NEVER_ROUTED);
        }
        if (s.matter().state() != HANDED_TO_STATUTORY_CHANNEL) return Optional.empty();
        boolean routed = s.matter().facts().routed();
        return switch (s.action()) {
            case "resume" -> routed ? Optional.empty() : refuse(NEVER_ROUTED);
            case "triage" -> routed ? refuse(UNIT_HOLDS_IT) : Optional.empty();
            default -> Optional.empty();
        };
    }

    static Optional<Refusal> erasedContentIsNotWorkedOn(Situation s) {
        return s.matter().has(Flag.ERASED) ? refuse(CONTENT_ERASED) : Optional.empty();
    }

    /** A code as a refusal shows it: in the reader's language. */
    static Object label(Situation s, String list, Enum<?> code) {
        return s.policies().vocabulary().lists().get(list).get(code.name());
    }

    static Permission permission(Situation s) {
        return s.policies().action(s.action()).permission();
    }

    static Optional<Refusal> refuse(MatterRefusal code, Object... args) {
        return Optional.of(Refusal.of(code, args));
    }
}
