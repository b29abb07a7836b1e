package org.shanzhi.matter.life;

import static org.shanzhi.matter.State.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.Event.*;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Grant;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.Place;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.Supervision;
import org.shanzhi.matter.SupervisionState;
import org.shanzhi.matter.Task;
import org.shanzhi.matter.TaskState;
import org.shanzhi.org.Line;
import org.shanzhi.org.Tier;

/** What an event makes of a matter. Clocks follow in {@link Clocks}. Nothing is refused here: it has happened. */
public final class Fold {
    private static final String REACHED = "REACHED";
    private static final String WAITING_MATERIAL = "WAITING_MATERIAL";

    private Fold() {}

    public static Matter first(int district, long id, Recorded r) {
        var d = new Draft(district, id);
        apply(d, r);
        return d.done();
    }

    public static Matter next(Matter before, Recorded r) {
        var d = new Draft(before);
        apply(d, r);
        return d.done();
    }

    private static void apply(Draft d, Recorded r) {
        d.version = r.version();
        d.lastAt = r.at();
        d.grants.removeIf(grant -> !grant.holds(r.at()));
        switch (r.event()) {
            case Registered e -> register(d, r, e);
            case Accepted _ -> {
                d.overturned = false;
                d.moveTo(ACCEPTED, r);
            }
            case RejectedIntake _ -> {
                d.lastBy.put("reject", r.actor());
                d.moveTo(REJECTED_INTAKE, r);
            }
            case Answered e -> {
                d.resident = e.resident();
                conclude(d, r, e.outcome());
            }
            case Contacted _, SafetyNoticeGiven _, Reported _, Replied _, Noted _ -> {}
            case SupplementAsked e -> {
                d.supplemented = true;
                d.give("SUPPLEMENT_ASKED", e.due());
                d.rest(WAITING_MATERIAL, r.at(), ChinaTime.endOf(e.due()));
            }
            case SupplementReceived _ -> d.goOn(WAITING_MATERIAL, r.at());
            case CalledBackAgain _ -> {}
            case Triaged e -> {
                d.typeCode = e.typeCode();
                d.complexity = e.complexity();
                d.mediable = e.mediable();
                d.route = e.route();
                d.moveTo(TRIAGED, r);
            }
            case RiskSet e -> d.risk = e.level();
            case Flagged e -> {
                d.flags.add(e.flag());
                if (e.flag() == Flag.DV) d.line = onlyCentre(d.line);
            }
            case Routed e -> {
                hold(d, e.unit(), e.tier());
                d.assist = e.assist();
                d.give("ROUTED", e.due());
                d.moveTo(ROUTED, r);
            }
            case Recalled _ -> {
                comeBack(d);
                d.moveTo(TRIAGED, r);
            }
            case Signed e -> {
                d.assignee = e.handler();
                d.routed = true;
                if (e.takesDuty()) {
                    d.firstReceiver = e.handler();
                    d.firstUnit = d.unit;
                }
                d.moveTo(SIGNED, r);
            }
            case Returned _ -> {
                comeBack(d);
                d.moveTo(RETURNED, r);
            }
            case Started _, Resumed _ -> d.moveTo(IN_PROGRESS, r);
            case Suspended e -> {
                d.rest(e.reason(), r.at(), null);
                d.give("SUSPENDED", e.until());
                d.moveTo(SUSPENDED, r);
            }
            case HandedOver e -> {
                d.route = e.route();
                d.moveTo(HANDED_TO_STATUTORY_CHANNEL, r);
            }
            case Withdrawn _ -> conclude(d, r, Outcome.WITHDRAWN);
            case Concluded e -> conclude(d, r, e.outcome());
            case CalledBack e -> {
                if (REACHED.equals(e.result())) d.moveTo(CALLED_BACK, r);
                else d.unanswered = with(d.unanswered, ChinaTime.day(r.at()));
            }
            case Reopened _ -> reopen(d, r);
            case Archived _ -> d.moveTo(ARCHIVED, r);
            case ExtensionAsked e -> {
                d.asked = new Facts.AskedExtension(e.policy(), e.days());
                d.lastBy.put("extend", r.actor());
            }
            case ExtensionDecided _ -> d.asked = null;
            case Transferred e -> {
                hold(d, e.unit(), e.tier());
                d.moveTo(ROUTED, r);
            }
            case Assigned e -> d.assignee = e.staff();
            case Merged e -> {
                d.mergedInto = e.into();
                conclude(d, r, Outcome.MERGED);
            }
            case Unmerged _ -> {
                d.mergedInto = null;
                reopen(d, r);
            }
            case PolicyMoved e -> d.policyVersion = e.edition();
            case MergeReceived _, MergeUndone _, Linked _, ClocksRecomputed _, OfficeHoursChanged _ -> {}
            case Supervised e -> supervise(d, r, e);
            case SupervisionReplied e -> supervision(d, e.no(), s -> s.answered(r.at(), r.actor()));
            case SupervisionJudged e -> {
                supervision(d, e.no(), s -> e.accept() ? s.closed(r.at()) : s.sentBack(e.due()));
                if (!e.accept()) d.give("SUPERVISED", e.due());
            }
            case TalkRecorded e -> Supervisions.change(d.supervisions, Set.of(e.no()), s -> s.talked(e.at()));
            case TaskGiven e -> {
                d.tasks.add(new Task(
                        d.tasks.size() + 1, ++d.objects, e.unit(), TaskState.GIVEN, e.due(), r.at(), null, 0, null, 0));
                d.give("TASK_GIVEN", e.due());
            }
            case TaskAnswered e -> task(d, e.no(), t -> t.answered(e.done(), r.at(), r.actor()));
            case TaskJudged e -> {
                task(d, e.no(), t -> e.accept() ? t.accepted(r.at()) : t.givenBack(e.due()));
                if (!e.accept()) d.give("TASK_GIVEN", e.due());
            }
            case TaskWithdrawn e -> task(d, e.no(), t -> t.withdrawn(r.at()));
            case Told e -> {
                d.objects = Math.max(d.objects, e.object());
                if (e.assists() != null) call(d, e);
            }
            case ObjectionFiled e -> d.objection = e.against();
            case ObjectionAnswered e -> {
                d.objection = null;
                if (e.upheld() && d.state == REJECTED_INTAKE) d.overturned = true;
            }
            case PartyAdded e -> {
                d.parties.add(e.party());
                if (e.shownTitle() != null) d.title = e.shownTitle().value();
            }
            case PartyRemoved e -> d.parties.removeIf(p -> p.no() == e.party());
            case Corrected e -> correct(d, r, e);
            case Erased _ -> {
                d.flags.add(Flag.ERASED);
                d.title = "";
                d.place = Place.UNKNOWN;
                d.grants.clear();
            }
            case AccessGranted e -> grant(d, new Grant(e.staff(), e.purpose(), e.until()));
            case AccessEnded e -> d.grants.removeIf(grant -> grant.staff() == e.staff());
            case OpenedInEmergency e -> grant(d, new Grant(r.actor(), null, e.until()));
        }
    }

    /** The later word counts: a grant that is given again has the new end. */
    private static void grant(Draft d, Grant fresh) {
        d.grants.removeIf(old -> old.staff() == fresh.staff() && old.emergency() == fresh.emergency());
        d.grants.add(fresh);
    }

    /** Whoever is called takes part beside those that assist, until that call is over. */
    private static void call(Draft d, Told e) {
        d.called.removeIf(one -> one.object() == e.object());
        if (e.assists()) d.called.add(new Facts.Called(e.object(), e.unit()));
    }

    private static void supervise(Draft d, Recorded r, Supervised e) {
        d.supervisions.add(new Supervision(
                ++d.objects,
                e.level(),
                e.follows(),
                r.unit(),
                r.actor(),
                SupervisionState.ORDERED,
                e.due(),
                r.at(),
                null,
                0,
                null,
                null,
                0));
        d.give("SUPERVISED", e.due());
    }

    /** With all that it follows; an answer from before they had numbers is to the oldest that waits. */
    private static void supervision(Draft d, int no, UnaryOperator<Supervision> change) {
        int one = no != 0
                ? no
                : Supervisions.toAnswer(d.supervisions).map(Supervision::no).orElse(0);
        Supervisions.change(d.supervisions, Supervisions.thread(d.supervisions, one), change);
    }

    private static void task(Draft d, int no, UnaryOperator<Task> change) {
        d.tasks.replaceAll(t -> t.no() == no && t.open() ? change.apply(t) : t);
    }

    private static void register(Draft d, Recorded r, Registered e) {
        d.state = REGISTERED;
        d.stateSince = r.at();
        d.registeredAt = r.at();
        d.kind = e.kind();
        d.channel = e.channel();
        d.typeCode = e.typeCode();
        d.tier = e.tier();
        d.unit = r.unit();
        d.firstReceiver = r.actor();
        d.firstUnit = r.unit();
        d.line = e.line();
        d.title = shown(e.shownTitle());
        d.place = e.place() == null
                ? Place.UNKNOWN
                : new Place(e.place().lon(), e.place().lat(), null);
        d.occurredAt = e.occurredAt();
        d.requestedAt = e.requestedAt();
        d.policyVersion = e.policyVersion();
        d.textVersion = r.version();
        d.parties.addAll(e.parties());
        if (e.anonymous()) d.flags.add(Flag.ANONYMOUS);
    }

    private static void correct(Draft d, Recorded r, Corrected e) {
        d.textVersion = r.version();
        d.title = shown(e.shownTitle());
        d.place = e.place() == null
                ? Place.UNKNOWN
                : new Place(e.place().lon(), e.place().lat(), null);
        d.line = d.has(Flag.DV) ? onlyCentre(e.line()) : e.line();
        d.typeCode = e.typeCode();
        d.occurredAt = e.occurredAt();
    }

    private static void hold(Draft d, int unit, Tier tier) {
        if (unit != d.unit) d.sender = new Facts.Holder(d.unit, d.tier);
        d.unit = unit;
        d.tier = tier;
        d.assignee = null;
    }

    /** Whoever sent it has it again; those it was sent to see it no more. */
    private static void comeBack(Draft d) {
        if (d.sender != null) {
            d.unit = d.sender.unit();
            d.tier = d.sender.tier();
            d.sender = null;
        }
        d.assist = List.of();
        d.assignee = null;
    }

    private static void conclude(Draft d, Recorded r, Outcome outcome) {
        d.outcome = outcome;
        d.risk = null; // the level of a case expires when the case ends
        d.asked = null;
        d.tasks.replaceAll(
                t -> t.open() ? t.withdrawn(r.at()) : t); // it was withdrawn or merged: nobody waits for them
        d.moveTo(CONCLUDED, r);
    }

    private static void reopen(Draft d, Recorded r) {
        d.outcome = null;
        d.resident = null;
        d.unanswered = List.of();
        d.moveTo(REOPENED, r);
    }

    /** Hidden from the tiers below: a case of violence is nobody's business on the line. */
    private static Line onlyCentre(Line line) {
        return new Line(line.centre(), null, null, null);
    }

    private static String shown(FreeText title) {
        return title == null ? "" : title.value();
    }

    private static List<LocalDate> with(List<LocalDate> days, LocalDate day) {
        if (days.contains(day)) return days;
        var all = new ArrayList<>(days);
        all.add(day);
        return all;
    }
}
