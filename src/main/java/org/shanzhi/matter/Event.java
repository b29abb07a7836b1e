package org.shanzhi.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.shanzhi.org.Line;
import org.shanzhi.org.Tier;

/**
 * What happened to a matter. Append-only; numbered types, versioned shapes. {@link FreeText}, {@link Place} and the text in
 * {@link FileRef} go into the event's sealed document, everything else into its open payload, which holds no personal data.
 * {@code note} and {@code files} that came with an action are in {@link With}.
 */
public sealed interface Event {
    /** The code of what happened, as in the policies. */
    default String code() {
        return EventCodes.of(getClass());
    }

    /** A party without its identity, which lies encrypted in a row of its own. */
    record PartyIn(int no, PartyRole role, PartyKind kind, Willing willing) {}

    /**
     * What came along with any action.
     *
     * @param standsInFor whose matter it was that the deputy acted on; null for one's own
     */
    record With(FreeText note, List<FileRef> files, Integer standsInFor) {
        public With(FreeText note, List<FileRef> files) {
            this(note, files, null);
        }

        public static final With NOTHING = new With(null, List.of());
    }

    @Type(no = 1, action = "register")
    record Registered(
            Kind kind,
            Channel channel,
            FreeText title,
            FreeText shownTitle,
            FreeText body,
            String typeCode,
            Place place,
            Line line,
            Tier tier,
            Instant occurredAt,
            Instant requestedAt,
            List<PartyIn> parties,
            boolean anonymous,
            FreeText lateReason,
            List<FileRef> files,
            int policyVersion)
            implements Event {}

    @Type(no = 2, action = "accept")
    record Accepted() implements Event {}

    @Type(no = 3, action = "reject")
    record RejectedIntake(String reason, FreeText text, List<String> remedies) implements Event {}

    @Type(no = 4, action = "answer")
    record Answered(FreeText text, Outcome outcome, String resident) implements Event {}

    @Type(no = 5, action = "contact")
    record Contacted(Instant at, String how, String result) implements Event {}

    @Type(no = 6, action = "supplement")
    record SupplementAsked(List<FreeText> missing, LocalDate due) implements Event {}

    @Type(no = 7, action = "submit-materials")
    record SupplementReceived(List<FileRef> materials) implements Event {}

    @Type(no = 8, action = "triage")
    record Triaged(String typeCode, Complexity complexity, Boolean mediable, String route) implements Event {}

    @Type(no = 9, action = "set-risk")
    record RiskSet(Risk level, List<String> facts, FreeText evidence) implements Event {}

    @Type(no = 10, action = "set-flag")
    record Flagged(Flag flag, FreeText evidence) implements Event {}

    @Type(no = 11, action = "safety-notice")
    record SafetyNoticeGiven(Instant at, String how) implements Event {}

    @Type(no = 12, action = "report")
    record Reported(String about, FreeText organ, Instant at, FreeText fact, FileRef receipt) implements Event {}

    @Type(no = 13, action = "route")
    record Routed(int unit, Tier tier, List<Integer> assist, FreeText basis, LocalDate due) implements Event {}

    @Type(no = 14, action = "recall")
    record Recalled(FreeText reason) implements Event {}

    /** {@code takesDuty}: another unit than the first receiver's signed, so the first-contact duty passes to {@code handler}. */
    @Type(no = 15, action = "sign", code = "CASE_SIGNED")
    record Signed(int handler, boolean takesDuty) implements Event {}

    @Type(no = 16, action = "return", code = "CASE_RETURNED")
    record Returned(String reason, FreeText text) implements Event {}

    @Type(no = 17, action = "start")
    record Started() implements Event {}

    @Type(no = 18, action = "suspend")
    record Suspended(String reason, FileRef evidence, LocalDate until) implements Event {}

    @Type(no = 19, action = "resume")
    record Resumed() implements Event {}

    @Type(no = 20, action = "hand-over", code = "HANDED_TO_STATUTORY_CHANNEL")
    record HandedOver(String route, FreeText organ, Instant toldAt, String toldHow) implements Event {}

    @Type(no = 21, action = "withdraw", code = "CASE_WITHDRAWN")
    record Withdrawn(int by, String how) implements Event {}

    @Type(no = 22, action = "conclude")
    record Concluded(Outcome outcome, FreeText summary, FileRef agreement) implements Event {}

    @Type(no = 23, action = "call-back")
    record CalledBack(String result, Boolean response, String solved, String satisfied) implements Event {}

    @Type(no = 24, action = "call-back-again", code = "CALLBACK_2")
    record CalledBackAgain(String result, String solved, String satisfied) implements Event {}

    @Type(no = 25, action = "reply", code = "CALLER_REPLIED")
    record Replied(FreeText text, Instant at, String how) implements Event {}

    @Type(no = 26, action = "reopen")
    record Reopened(FreeText reason) implements Event {}

    @Type(no = 27, action = "archive", code = "CASE_ARCHIVED")
    record Archived(String waiver) implements Event {}

    @Type(no = 28, action = "extend")
    record ExtensionAsked(String policy, int days, FreeText reason, List<FileRef> consents) implements Event {}

    @Type(no = 29, action = "extend-decide")
    record ExtensionDecided(String policy, int days, boolean accept, FreeText reason) implements Event {}

    @Type(no = 30, action = "transfer")
    record Transferred(String direction, int unit, Tier tier, FreeText reason) implements Event {}

    /** @param staff null: whoever of the unit takes it next */
    @Type(no = 31, action = "assign")
    record Assigned(Integer staff) implements Event {}

    @Type(no = 32, action = "note")
    record Noted(FreeText text, String visibility) implements Event {}

    @Type(no = 33, action = "merge", code = "CASE_MERGED")
    record Merged(long into, FreeText reason) implements Event {}

    /** On the matter that goes on, when another was merged into it. */
    @Type(no = 34)
    record MergeReceived(long from) implements Event {}

    @Type(no = 35, action = "unmerge")
    record Unmerged(long from, FreeText reason) implements Event {}

    /** On the matter that went on, when the merge was undone. */
    @Type(no = 36)
    record MergeUndone(long of) implements Event {}

    /** Written on both matters. */
    @Type(no = 37, action = "link")
    record Linked(long other, FreeText kind) implements Event {}

    /** {@code follows} is the one on whose level it goes up, 0 without; {@code skipReason} why a level is passed over. */
    @Type(no = 38, action = "supervise", v = 2)
    record Supervised(String level, FreeText reason, LocalDate due, int follows, FreeText skipReason)
            implements Event {}

    /** {@code no} is the supervision's; 0 from before they were numbered: the oldest that waits. */
    @Type(no = 39, action = "supervise-reply", v = 2)
    record SupervisionReplied(int no, FreeText text) implements Event {}

    /** 销号, or the answer was sent back and the day is {@code due}. */
    @Type(no = 54, action = "supervise-close")
    record SupervisionJudged(int no, boolean accept, FreeText text, LocalDate due) implements Event {}

    /** 约谈 took place. */
    @Type(no = 55, action = "supervise-talk")
    record TalkRecorded(int no, Instant at, FreeText text) implements Event {}

    @Type(no = 40, action = "object")
    record ObjectionFiled(String against, FreeText text) implements Event {}

    @Type(no = 41, action = "object-decide")
    record ObjectionAnswered(String against, boolean upheld, FreeText text) implements Event {}

    /** {@code shownTitle} is given when the new name has to be masked in the title. */
    @Type(no = 42, action = "add-party")
    record PartyAdded(PartyIn party, FreeText shownTitle) implements Event {}

    @Type(no = 43, action = "remove-party")
    record PartyRemoved(int party, FreeText reason) implements Event {}

    /** {@code field} is one of those that {@code correct} names; title, body and place are sealed anew as a whole. */
    @Type(no = 44, action = "correct")
    record Corrected(
            String field,
            FreeText value,
            FreeText reason,
            FreeText title,
            FreeText shownTitle,
            FreeText body,
            Place place,
            Line line,
            String typeCode,
            Instant occurredAt)
            implements Event {}

    /** A holiday year was entered or corrected: the clocks whose day changed, or is no longer provisional. */
    @Type(no = 45)
    record ClocksRecomputed(int holidayYear, int edition) implements Event {}

    /** 已依法删除: the key is destroyed; chain, figures and rebuild stay intact. */
    @Type(no = 46)
    record Erased(String basis) implements Event {}

    /** 授权查看: somebody outside its units may read the matter for a time. */
    @Type(no = 47)
    record AccessGranted(int staff, GrantPurpose purpose, Instant until) implements Event {}

    /** 收回授权. */
    @Type(no = 48)
    record AccessEnded(int staff) implements Event {}

    /** 紧急查阅: whoever did it reads the matter, out of their scope, until then. */
    @Type(no = 49)
    record OpenedInEmergency(EmergencyReason reason, FreeText text, Instant until) implements Event {}

    /**
     * What a module or another organ says has happened, for the timeline and the clocks.
     *
     * @param code of the policies' events
     * @param object 0: it concerns the matter itself; else the number of the matter's own thing that it concerns
     * @param unit whose duty its clocks are; null: whoever holds the matter
     * @param assists the unit takes part in the matter from now on, or no more; null: as before
     * @param as what its clocks ask about it, such as WHISTLE and HARD
     * @param at when it happened, which may be before it was told
     */
    @Type(no = 50)
    record Told(
            String code, int object, Integer unit, Boolean assists, Map<String, String> as, Instant at, FreeText text)
            implements Event {
        Told about(int no) {
            return new Told(code, no, unit, assists, as, at, text);
        }
    }

    /** 改按新版期限规则: from now on the matter goes by this edition of its district's deadlines. */
    @Type(no = 51)
    record PolicyMoved(int edition) implements Event {}

    /** 上班时间调整: the clocks whose moment became another by an edition of office hours. */
    @Type(no = 53)
    record OfficeHoursChanged(int edition) implements Event {}

    /** 分工: its number is one more than the last one's. */
    @Type(no = 56, action = "task-give")
    record TaskGiven(int unit, FreeText what, LocalDate due) implements Event {}

    @Type(no = 57, action = "task-answer")
    record TaskAnswered(int no, boolean done, FreeText text) implements Event {}

    /** {@code due} is the new day of a task that is given back. */
    @Type(no = 58, action = "task-judge")
    record TaskJudged(int no, boolean accept, FreeText text, LocalDate due) implements Event {}

    @Type(no = 59, action = "task-withdraw")
    record TaskWithdrawn(int no, FreeText reason) implements Event {}
}
