package org.shanzhi.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.shanzhi.matter.Command.*;

/** Commands that make sense, and random ones of which many do not. */
public final class Commands {
    private Commands() {}

    /** One of every action, as somebody sensible would send it on the day. */
    public static Command sensible(String action, Instant now) {
        return random(action, now, new First());
    }

    /** Of every choice the first: the outcome that fits, the unit that is open, the reason that holds. */
    private static final class First implements RandomGenerator {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public int nextInt(int bound) {
            return 0;
        }
    }

    public static Command random(String action, Instant now, RandomGenerator r) {
        LocalDate soon =
                LocalDate.ofInstant(now, org.shanzhi.kernel.ChinaTime.ZONE).plusDays(3);
        FreeText text = new FreeText("说明");
        // As a caller's clock tells it, finer than the log keeps it.
        Instant told = now.minusNanos(r.nextInt(1_000_000));
        return switch (action) {
            case "accept" -> new Accept();
            case "reject" -> new Reject("NO_MATTER", text, List.of("LITIGATION"));
            case "answer" ->
                new Answer(
                        text,
                        pick(r, Outcome.ANSWERED, Outcome.UNFOUNDED, Outcome.OUT_OF_DISTRICT),
                        pick(r, "SATISFIED", "NOT_ASKED"));
            case "contact" -> new Contact(told, "PHONE", pick(r, "REACHED", "NOT_REACHED"));
            case "supplement" -> new Supplement(List.of(text), soon);
            case "submit-materials" -> new SubmitMaterials(List.of(file()));
            case "triage" ->
                new Triage(
                        "0202",
                        pick(r, Complexity.GENERAL, Complexity.SIMPLE, Complexity.COMPLEX),
                        true,
                        pick(r, "MEDIATION", "LITIGATION"));
            case "set-risk" ->
                r.nextInt(2) == 0
                        ? new SetRisk(Risk.HIGH, List.of("INJURY_OCCURRED"), text)
                        : new SetRisk(Risk.LOW, List.of("DEFAULT"), text);
            case "set-flag" ->
                new SetFlag(pick(r, Flag.GROUP, Flag.DV, Flag.MINOR, Flag.ESCALATION, Flag.MINOR_HARM), text);
            case "safety-notice" -> new SafetyNotice(told, "FACE");
            case "report" -> new Report(pick(r, "MINOR_HARM", "ESCALATION", "DV"), text, told, text, null);
            case "route" -> new Route(unit(r), List.of(), text, null);
            case "recall" -> new Recall(text);
            case "sign" -> new Sign(null);
            case "return" -> new Return(pick(r, "NOT_OUR_DUTY", "BEYOND_EXPERTISE"), text);
            case "start" -> new Start();
            case "suspend" -> new Suspend(pick(r, "PARTY_ABSENT", "OTHER_PROCEDURE"), file(), null);
            case "resume" -> new Resume();
            case "hand-over" -> new HandOver("LITIGATION", text, told, "FACE");
            case "withdraw" -> new Withdraw(new PartyRef(1), "PHONE");
            case "conclude" ->
                new Conclude(pick(r, Outcome.AGREEMENT_ORAL, Outcome.NOT_SETTLED, Outcome.CHANNEL_ENTERED), text, null);
            case "call-back" -> new CallBack(pick(r, "REACHED", "NOT_REACHED"), true, "YES", "SATISFIED");
            case "call-back-again" -> new CallBackAgain("REACHED", "YES", "SATISFIED");
            case "reply" -> new Reply(text, told, "PHONE");
            case "reopen" -> new Reopen(text);
            case "archive" -> new Archive(pick(r, null, "NOT_REACHED_3_TIMES", "WITHDRAWN", "MERGED", "NOT_SAMPLED"));
            case "extend" -> new Extend(new PolicyRef("DL-HANDLE-GENERAL"), 1 + r.nextInt(20), text, List.of());
            case "extend-decide" -> new ExtendDecide(r.nextInt(2) == 0, text);
            case "transfer" -> new Transfer(pick(r, "LATERAL", "UP", "DOWN"), unit(r), text);
            case "assign" -> new Assign(new StaffRef(Story.STREET * 100 + 1), null);
            case "note" -> new Note(text, "UNIT");
            case "merge" -> new Merge(new MatterRef(Story.ID + 1), text);
            case "unmerge" -> new Unmerge(text);
            case "link" -> new Link(new MatterRef(Story.ID + 1), text);
            case "supervise" -> new Supervise(pick(r, "URGE", "NOTICE", "LISTED", "TALK"), text, soon, null, text);
            case "supervise-reply" -> new SuperviseReply(text);
            case "supervise-close" -> new SuperviseClose(r.nextBoolean(), text, soon, null);
            case "supervise-talk" -> new SuperviseTalk(told, text, null);
            case "task-give" -> new TaskGive(unit(r), text, soon);
            case "task-answer" -> new TaskAnswer(r.nextInt(4) > 0, text, no(r));
            case "task-judge" -> new TaskJudge(r.nextInt(3) > 0, text, soon, no(r));
            case "task-withdraw" -> new TaskWithdraw(text, no(r));
            case "object" -> new ObjectTo(pick(r, "REJECTION", "OUTCOME", "RISK"), text);
            case "object-decide" -> new ObjectDecide(r.nextInt(2) == 0, text);
            case "add-party" -> new AddParty(new NewParty(PartyRole.AGENT, PartyKind.PERSON, null, Story.person("王五")));
            case "remove-party" -> new RemoveParty(new PartyRef(2), text);
            case "correct" -> new Correct(new FreeText("body"), new FreeText("楼上漏水四个月"), text);
            case "whistle" -> new Whistle("PROGRESS", List.of(unit(r)), text, null);
            case "rate" -> new Rate("YES", "SATISFIED", null);
            default -> throw new AssertionError("no command for " + action);
        };
    }

    private static UnitRef unit(RandomGenerator r) {
        return new UnitRef(
                pick(r, Story.STREET, Story.STREET, Story.DEPARTMENT, Story.DEPARTMENT, Story.COMMUNITY, Story.GRID));
    }

    private static Integer no(RandomGenerator r) {
        return 1 + r.nextInt(3);
    }

    private static FileRef file() {
        return new FileRef(new UUID(1, 1), "OTHER", null);
    }

    @SafeVarargs
    private static <T> T pick(RandomGenerator r, T... choices) {
        return choices[r.nextInt(choices.length)];
    }
}
