package org.shanzhi.matter.life;

import static org.shanzhi.matter.MatterRefusal.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.RefusalCode;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.Command.*;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.Event.*;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.NewParty;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.PartyRole;
import org.shanzhi.matter.Risk;
import org.shanzhi.matter.State;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.matter.Willing;
import org.shanzhi.org.Tier;
import org.shanzhi.policy.DeadlinePolicy;

/**
 * From what somebody wants to what happens: a pure function of the matter, the command, the policies and the moment. What
 * can be told before the content is known is in {@link Rules}; this looks at the content.
 */
public final class Decide {
    private static final Set<Outcome> HAVE_ACTIONS_OF_THEIR_OWN =
            Set.of(Outcome.MERGED, Outcome.WITHDRAWN, Outcome.RETURNED_TO_SENDER);
    /** Who goes on with it is named when it is handed over. */
    private static final Set<Outcome> OF_OTHERS = Set.of(Outcome.CHANNEL_ENTERED, Outcome.OUT_OF_DISTRICT);

    private static final Set<PartyRole> ASKING = Set.of(PartyRole.APPLICANT, PartyRole.AGENT, PartyRole.REPRESENTATIVE);
    private static final String MEDIATION = "MEDIATION";
    private static final String DV_BRANCH = "DV_BRANCH";

    private final Situation s;
    private final Matter m;
    private final Around around;
    private final List<Refusal> reasons = new ArrayList<>();

    private Decide(Situation s, Around around) {
        this.s = s;
        this.m = s.matter();
        this.around = around;
    }

    public static Decision on(Situation s, Command command, Around around) {
        List<Refusal> before = Rules.against(s);
        if (!before.isEmpty()) return new Decision.Not(before);
        var decide = new Decide(s, around);
        Decision decision = decide.content(command);
        return decide.reasons.isEmpty() ? decision : new Decision.Not(List.copyOf(decide.reasons));
    }

    private Decision content(Command command) {
        return switch (command) {
            case Accept _ -> happens(new Accepted());
            case Reject c -> happens(new RejectedIntake(c.reason(), c.text(), c.remedies()));
            case Answer c -> {
                outcome(c.outcome());
                if (c.outcome() == Outcome.CHANNEL_ENTERED)
                    no(OUTCOME_HAS_ITS_OWN_ACTION, label("case_outcomes", c.outcome()));
                yield happens(new Answered(c.text(), c.outcome(), c.resident()));
            }
            case Contact c -> happens(new Contacted(past("at", c.at()), c.how(), c.result()));
            case Supplement c -> happens(new SupplementAsked(c.missing(), future("due", c.due())));
            case SubmitMaterials c -> happens(new SupplementReceived(c.materials()));
            case Triage c -> triage(c);
            case SetRisk c -> risk(c);
            case SetFlag c -> flag(c);
            case SafetyNotice c -> happens(new SafetyNoticeGiven(past("at", c.at()), c.how()));
            case Report c -> happens(new Reported(c.about(), c.organ(), past("at", c.at()), c.fact(), c.receipt()));
            case Route c -> route(c);
            case Recall c -> happens(new Recalled(c.reason()));
            case Sign c -> sign(c);
            case Return c -> giveBack(c);
            case Start _ -> happens(new Started());
            case Suspend c -> suspend(c);
            case Resume _ -> happens(new Resumed());
            case HandOver c -> happens(new HandedOver(c.route(), c.organ(), past("toldAt", c.toldAt()), c.toldHow()));
            case Withdraw c -> withdraw(c);
            case Conclude c -> conclude(c);
            case CallBack c -> callBack(c);
            case CallBackAgain c -> happens(new CalledBackAgain(c.result(), c.solved(), c.satisfied()));
            case Reply c -> happens(new Replied(c.text(), past("at", c.at()), c.how()));
            case Reopen c -> happens(new Reopened(c.reason()));
            case Archive c -> archive(c);
            case Extend c -> extend(c);
            case ExtendDecide c -> {
                var asked = m.facts().asked();
                yield happens(new ExtensionDecided(asked.policy(), asked.days(), c.accept(), c.reason()));
            }
            case Transfer c -> transfer(c);
            case Assign c -> assign(c);
            case Note c -> happens(new Noted(c.text(), c.visibility()));
            case Merge c -> merge(c);
            case Unmerge c -> {
                long into = m.facts().mergedInto();
                yield new Decision.Happens(new Unmerged(into, c.reason()), Map.of(into, new MergeUndone(m.id())));
            }
            case Link c -> link(c);
            case Supervise c -> new Supervising(s).order(c);
            case SuperviseReply c -> new Supervising(s).answer(c);
            case SuperviseClose c -> new Supervising(s).judge(c);
            case SuperviseTalk c -> new Supervising(s).talk(c);
            case TaskGive c -> new Tasking(s).give(c);
            case TaskAnswer c -> new Tasking(s).answer(c);
            case TaskJudge c -> new Tasking(s).judge(c);
            case TaskWithdraw c -> new Tasking(s).withdraw(c);
            case ObjectTo c -> object(c);
            case ObjectDecide c -> happens(new ObjectionAnswered(m.facts().objection(), c.upheld(), c.text()));
            case AddParty c -> addParty(c.party());
            case RemoveParty c -> removeParty(c);
            case Correct c -> new Correction(s, around).decide(c);
            case Whistle _, Rate _ -> no(NOT_BUILT_YET);
        };
    }

    private Decision triage(Triage c) {
        var type = s.policies().type(c.typeCode());
        if (!type.kind().name().equals(m.kind().name())) no(TYPE_OF_ANOTHER_KIND, c.typeCode());
        if (type.isClass()) no(TYPE_TOO_COARSE, c.typeCode());
        if (c.mediable() && !type.mediable()) no(NOT_MEDIABLE, c.typeCode());
        if (c.route().equals(MEDIATION))
            mediation(c, type.special().filter(DV_BRANCH::equals).isPresent());
        return happens(new Triaged(c.typeCode(), c.complexity(), c.mediable(), c.route()));
    }

    /** 人民调解法 3, 17: never against somebody's will. 反家庭暴力法: the violence itself is not mediated. */
    private void mediation(Triage c, boolean violence) {
        if (!c.mediable()) no(NOT_MEDIABLE, c.typeCode());
        if (m.parties().stream().anyMatch(p -> p.willing() == Willing.NO)) no(A_PARTY_REFUSES_MEDIATION);
        if (violence || m.has(Flag.DV)) no(NO_MEDIATION_OF_VIOLENCE);
    }

    private Decision risk(SetRisk c) {
        String level =
                s.policies().lifeCycle().risk().levelOf(Set.copyOf(c.facts())).orElse("LOW");
        if (!level.equals(c.level().name())) no(FACTS_MAKE_ANOTHER_LEVEL, label("risk_levels", Risk.valueOf(level)));
        return happens(new RiskSet(c.level(), c.facts(), c.evidence()));
    }

    private Decision flag(SetFlag c) {
        if (!Flag.SET_BY_STAFF.contains(c.flag())) no(FLAG_NOT_SET_BY_HAND, c.flag());
        if (m.has(c.flag())) no(FLAG_ALREADY_SET, c.flag());
        return happens(new Flagged(c.flag(), c.evidence()));
    }

    private Decision route(Route c) {
        Tier tier = receiving(c.unit());
        var assist = new ArrayList<Integer>();
        for (UnitRef unit : c.assist()) {
            receiving(unit);
            if (unit.equals(c.unit())) no(UNIT_IS_LEAD_ALREADY);
            else if (!assist.contains(unit.id())) assist.add(unit.id());
        }
        if (c.due() != null) future("due", c.due());
        return happens(new Routed(c.unit().id(), tier, List.copyOf(assist), c.basis(), c.due()));
    }

    /** 首问责任: the duty passes only when another unit than the first receiver's signs. */
    private Decision sign(Sign c) {
        int handler = c.handler() == null ? s.caller().staffId() : c.handler().id();
        if (!around.serves(handler, m.unit())) no(STAFF_NOT_OF_UNIT);
        return happens(new Signed(handler, m.unit() != m.facts().firstUnit()));
    }

    private Decision giveBack(Return c) {
        boolean ofMatters =
                s.policies().referrals().returnReasons().get(c.reason()).ofMatters();
        if (!ofMatters) no(RETURN_REASON_OF_REFERRALS, c.reason());
        return happens(new Returned(c.reason(), c.text()));
    }

    private Decision suspend(Suspend c) {
        boolean rests = m.clocks().stream()
                .anyMatch(k -> k.running()
                        && s.policies().deadline(k.policy()).pauses().contains(c.reason()));
        if (!rests) no(NO_CLOCK_MAY_REST, c.reason());
        if (c.until() != null) future("until", c.until());
        return happens(new Suspended(c.reason(), c.evidence(), c.until()));
    }

    private Decision withdraw(Withdraw c) {
        var party = m.party(c.by().no());
        if (party.isEmpty()) no(NO_SUCH_PARTY, c.by().no());
        else if (!ASKING.contains(party.get().role())) no(NOT_AN_APPLICANT, c.by().no());
        return happens(new Withdrawn(c.by().no(), c.how()));
    }

    private Decision conclude(Conclude c) {
        outcome(c.outcome());
        boolean handedOver = m.state() == State.HANDED_TO_STATUTORY_CHANNEL;
        if (handedOver && !OF_OTHERS.contains(c.outcome())) no(MUST_BE_CHANNEL_ENTERED);
        if (!handedOver && c.outcome() == Outcome.OUT_OF_DISTRICT) no(RECEIVER_NOT_NAMED);
        if (c.outcome() == Outcome.ANSWERED) no(OUTCOME_HAS_ITS_OWN_ACTION, label("case_outcomes", c.outcome()));
        return happens(new Concluded(c.outcome(), c.summary(), c.agreement()));
    }

    /** Three calls on three days, not three calls in three minutes. */
    private Decision callBack(CallBack c) {
        boolean reached = c.result().equals("REACHED");
        if (!reached
                && s.policies().lifeCycle().callback().triesOnDifferentDays()
                && m.facts().unanswered().contains(ChinaTime.day(s.now()))) {
            no(CALL_AGAIN_ANOTHER_DAY);
        }
        return happens(new CalledBack(c.result(), c.response(), c.solved(), c.satisfied()));
    }

    private Decision archive(Archive c) {
        if (m.state() == State.CONCLUDED) {
            if (c.waiver() == null) no(WAIVER_MISSING);
            else if (!Waivers.holds(c.waiver(), m, s.policies())) no(WAIVER_DOES_NOT_HOLD, c.waiver());
            else if (Integer.valueOf(s.caller().staffId())
                    .equals(m.facts().lastBy().get("conclude"))) {
                no(WAIVER_NOT_BY_CONCLUDER);
            }
        }
        return happens(new Archived(c.waiver()));
    }

    private Decision extend(Extend c) {
        var running = m.running(c.policy().id());
        if (running.isEmpty()) no(CLOCK_NOT_RUNNING, c.policy().id());
        DeadlinePolicy policy = s.policies().deadline(c.policy().id());
        var extension = policy.extension().filter(e -> e.possibleOn(ChinaTime.day(s.now())));
        if (extension.isEmpty()) {
            no(LAW_FORBIDS_EXTENSION, policy.code(), policy.basis().source().orElse(policy.zh()));
        } else if (running.isPresent()) {
            int total = running.get().extension() + c.days();
            extension
                    .get()
                    .cap()
                    .filter(cap -> total > cap.amount())
                    .ifPresent(cap -> no(EXTENSION_TOO_LONG, cap.amount()));
            if (extension.get().needs().endsWith("PARTIES_CONSENT")
                    && c.consents().isEmpty()) no(CONSENTS_MISSING);
        }
        if (c.days() < 1) throw new Invalid("days", NOT_POSITIVE);
        return happens(new ExtensionAsked(policy.code(), c.days(), c.reason(), c.consents()));
    }

    private Decision transfer(Transfer c) {
        Tier tier = receiving(c.unit());
        if (c.unit().id() == m.unit()) no(UNIT_IS_LEAD_ALREADY);
        if (tier != null && !c.direction().equals(direction(m.tier(), tier))) no(DIRECTION_DOES_NOT_FIT, c.direction());
        return happens(new Transferred(c.direction(), c.unit().id(), tier, c.reason()));
    }

    private Decision assign(Assign c) {
        if (c.unit() != null) no(NOT_A_REFERRAL);
        if (c.staff() == null) {
            if (m.assignee() == null) no(NOBODY_ASSIGNED);
            return happens(new Assigned(null));
        }
        if (!around.serves(c.staff().id(), m.unit())) no(STAFF_NOT_OF_UNIT);
        return happens(new Assigned(c.staff().id()));
    }

    private Decision merge(Merge c) {
        long into = c.into().id();
        if (into == m.id()) no(SAME_MATTER);
        else if (around.matter(into)
                .filter(o -> o.state().open() && o.state() != State.REJECTED_INTAKE)
                .isEmpty()) no(OTHER_MATTER_CLOSED);
        return new Decision.Happens(new Merged(into, c.reason()), Map.of(into, new MergeReceived(m.id())));
    }

    private Decision link(Link c) {
        long other = c.number().id();
        if (other == m.id()) no(SAME_MATTER);
        else if (around.linked(m.id(), other)) no(ALREADY_LINKED);
        return new Decision.Happens(new Linked(other, c.kind()), Map.of(other, new Linked(m.id(), c.kind())));
    }

    private Decision object(ObjectTo c) {
        boolean something = switch (c.against()) {
            case "REJECTION" -> m.state() == State.REJECTED_INTAKE;
            case "RISK" -> m.risk() != null;
            case "OUTCOME" -> m.outcome() != null;
            default -> false;
        };
        if (!something) no(NOTHING_TO_OBJECT_TO, c.against());
        if (m.facts().objection() != null) no(OBJECTION_OPEN);
        return happens(new ObjectionFiled(c.against(), c.text()));
    }

    private Decision addParty(NewParty p) {
        if (m.has(Flag.ANONYMOUS) && p.role() == PartyRole.APPLICANT) no(BELONGS_TO_ANONYMOUS);
        var parties = m.parties().stream().map(PartyIn::role).collect(Collectors.toCollection(ArrayList::new));
        parties.add(p.role());
        reasons.addAll(Intake.tooMany(parties, s.policies()));
        String shown = around.shown(m.title(), p.person().name());
        return happens(new PartyAdded(
                new PartyIn(around.nextPartyNo(), p.role(), p.kind(), p.willing()),
                shown.equals(m.title()) ? null : FreeText.of(shown)));
    }

    private Decision removeParty(RemoveParty c) {
        var party = m.party(c.party().no());
        if (party.isEmpty()) no(NO_SUCH_PARTY, c.party().no());
        else if (party.get().role() == PartyRole.APPLICANT
                && m.parties().stream()
                                .filter(p -> p.role() == PartyRole.APPLICANT)
                                .count()
                        == 1) {
            no(LAST_APPLICANT);
        }
        return happens(new PartyRemoved(c.party().no(), c.reason()));
    }

    private void outcome(Outcome outcome) {
        var row = s.policies().lifeCycle().outcomes().get(outcome.name());
        if (row.kinds().stream().noneMatch(k -> k.name().equals(m.kind().name())))
            no(OUTCOME_DOES_NOT_FIT, label("case_outcomes", outcome));
        if (HAVE_ACTIONS_OF_THEIR_OWN.contains(outcome)
                && !(outcome == Outcome.RETURNED_TO_SENDER && m.state() == State.RETURNED)) {
            no(OUTCOME_HAS_ITS_OWN_ACTION, label("case_outcomes", outcome));
        }
    }

    private Tier receiving(UnitRef ref) {
        var unit = around.unit(ref.id());
        if (unit.isEmpty()) no(RECEIVER_CLOSED);
        else if (!unit.get().receives()) no(UNIT_TAKES_NO_MATTERS);
        return unit.map(Around.Unit::tier).orElse(null);
    }

    /** Which way it goes between two tiers: a code of {@code transfer_directions}. */
    public static String direction(Tier from, Tier to) {
        int steps = to.compareTo(from);
        if (steps < 0) return "UP";
        return steps > 0 ? "DOWN" : "LATERAL";
    }

    private Instant past(String field, Instant at) {
        return TimesTold.past(field, at, s.now());
    }

    private LocalDate future(String field, LocalDate day) {
        return TimesTold.future(field, day, s.now());
    }

    private Object label(String list, Enum<?> code) {
        return Rules.label(s, list, code);
    }

    private static Decision happens(Event event) {
        return Decision.happens(event);
    }

    private Decision no(RefusalCode code, Object... args) {
        reasons.add(Refusal.of(code, args));
        return new Decision.Not(List.of());
    }
}
