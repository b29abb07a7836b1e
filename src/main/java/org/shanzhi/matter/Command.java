package org.shanzhi.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What somebody wants done to a matter: one record for each action of the policies (but {@code register}, which makes a
 * matter, see {@link Registration}). The field names are those of the API; start-up checks that records and policies agree.
 */
public sealed interface Command {
    /** The action's code, as in the policies and in the API's paths. */
    default String action() {
        return Actions.codeOf(getClass());
    }

    /** 受理. */
    @Action("accept")
    record Accept() implements Command {}

    /** 不予受理: always with the other remedies told. */
    @Action("reject")
    record Reject(
            @CodeOf("reject_reasons") String reason,
            FreeText text,
            @CodeOf("routes") List<String> remedies) implements Command {}

    /** 即办: answered on the spot, in one step. */
    @Action("answer")
    record Answer(
            FreeText text,
            Outcome outcome,
            @CodeOf("resident_replies") String resident) implements Command {}

    /** 联系当事人. */
    @Action("contact")
    record Contact(
            Instant at,
            @CodeOf("contact_ways") String how,
            @CodeOf("callback_results") String result) implements Command {}

    /** 一次性告知补正: one list of all that is missing, once. */
    @Action("supplement")
    record Supplement(List<FreeText> missing, LocalDate due) implements Command {}

    /** 提交补正材料. */
    @Action("submit-materials")
    record SubmitMaterials(List<FileRef> materials) implements Command {}

    /** 研判. */
    @Action("triage")
    record Triage(
            @CodeOf("types") String typeCode,
            Complexity complexity,
            Boolean mediable,
            @CodeOf("routes") String route) implements Command {}

    /** 勾选案件风险: of the case, from its facts, by a named person. */
    @Action("set-risk")
    record SetRisk(Risk level, @CodeOf("risk_facts") List<String> facts, FreeText evidence) implements Command {}

    /** 标记事项. */
    @Action("set-flag")
    record SetFlag(Flag flag, FreeText evidence) implements Command {}

    /** 告知安全与求助渠道. */
    @Action("safety-notice")
    record SafetyNotice(Instant at, @CodeOf("contact_ways") String how) implements Command {}

    /** 向主管机关报告. */
    @Action("report")
    record Report(@CodeOf("report_subjects") String about, FreeText organ, Instant at, FreeText fact, FileRef receipt)
            implements Command {}

    /** 分流. */
    @Action("route")
    record Route(UnitRef unit, List<UnitRef> assist, FreeText basis, LocalDate due) implements Command {}

    /** 收回分流. */
    @Action("recall")
    record Recall(FreeText reason) implements Command {}

    /** 签收. */
    @Action("sign")
    record Sign(StaffRef handler) implements Command {}

    /** 退回. */
    @Action("return")
    record Return(@CodeOf("return_reasons") String reason, FreeText text) implements Command {}

    /** 开始办理. */
    @Action("start")
    record Start() implements Command {}

    /** 中止. */
    @Action("suspend")
    record Suspend(@CodeOf("pause_reasons") String reason, FileRef evidence, LocalDate until) implements Command {}

    /** 恢复办理. */
    @Action("resume")
    record Resume() implements Command {}

    /** 转法定途径. */
    @Action("hand-over")
    record HandOver(
            @CodeOf("routes") String route,
            FreeText organ,
            Instant toldAt,
            @CodeOf("contact_ways") String toldHow) implements Command {}

    /** 撤回. */
    @Action("withdraw")
    record Withdraw(PartyRef by, @CodeOf("contact_ways") String how) implements Command {}

    /** 办结. */
    @Action("conclude")
    record Conclude(Outcome outcome, FreeText summary, FileRef agreement) implements Command {}

    /** 回访. */
    @Action("call-back")
    record CallBack(
            @CodeOf("callback_results") String result,
            Boolean response,
            @CodeOf("answer_values") String solved,
            @CodeOf("resident_replies") String satisfied)
            implements Command {}

    /** 二次或归档后回访. */
    @Action("call-back-again")
    record CallBackAgain(
            @CodeOf("callback_results") String result,
            @CodeOf("answer_values") String solved,
            @CodeOf("resident_replies") String satisfied)
            implements Command {}

    /** 答复来电人. */
    @Action("reply")
    record Reply(
            FreeText text,
            Instant at,
            @CodeOf("contact_ways") String how) implements Command {}

    /** 重启. */
    @Action("reopen")
    record Reopen(FreeText reason) implements Command {}

    /** 归档. */
    @Action("archive")
    record Archive(@CodeOf("callback_waivers") String waiver) implements Command {}

    /** 申请延期. */
    @Action("extend")
    record Extend(PolicyRef policy, Integer days, FreeText reason, List<FileRef> consents) implements Command {}

    /** 审批延期. */
    @Action("extend-decide")
    record ExtendDecide(Boolean accept, FreeText reason) implements Command {}

    /** 移交. */
    @Action("transfer")
    record Transfer(@CodeOf("transfer_directions") String direction, UnitRef unit, FreeText reason)
            implements Command {}

    /** 指定承办人; without anybody: back to the unit, for whoever takes it next. */
    @Action("assign")
    record Assign(StaffRef staff, UnitRef unit) implements Command {}

    /** 记事. */
    @Action("note")
    record Note(FreeText text, @CodeOf("visibilities") String visibility) implements Command {}

    /** 并案. */
    @Action("merge")
    record Merge(MatterRef into, FreeText reason) implements Command {}

    /** 撤销并案. */
    @Action("unmerge")
    record Unmerge(FreeText reason) implements Command {}

    /** 关联. */
    @Action("link")
    record Link(MatterRef number, FreeText kind) implements Command {}

    /** 督办; {@code follows} is the one whose level goes up, without it the highest that is open below this level. */
    @Action("supervise")
    record Supervise(
            @CodeOf("supervision_levels") String level,
            FreeText reason,
            LocalDate due,
            Integer follows,
            FreeText skipReason)
            implements Command {
        public Supervise(String level, FreeText reason, LocalDate due) {
            this(level, reason, due, null, null);
        }
    }

    /** 督办反馈; without a number to the oldest that waits. */
    @Action("supervise-reply")
    record SuperviseReply(FreeText text, Integer no) implements Command {
        public SuperviseReply(FreeText text) {
            this(text, null);
        }
    }

    /** 督办销号, or the answer is sent back with a new day; without a number the oldest that was answered. */
    @Action("supervise-close")
    record SuperviseClose(Boolean accept, FreeText text, LocalDate due, Integer no) implements Command {}

    /** 约谈记录. */
    @Action("supervise-talk")
    record SuperviseTalk(Instant at, FreeText text, Integer no) implements Command {}

    /** 分工: to the unit that leads or to one that takes part. */
    @Action("task-give")
    record TaskGive(UnitRef unit, FreeText what, LocalDate due) implements Command {}

    /** 分工反馈: done, or it cannot be done; without a number the only one of the unit's that waits. */
    @Action("task-answer")
    record TaskAnswer(Boolean done, FreeText text, Integer no) implements Command {}

    /** 分工验收, or it is given back, or anew, with a new day. */
    @Action("task-judge")
    record TaskJudge(Boolean accept, FreeText text, LocalDate due, Integer no) implements Command {}

    /** 收回分工. */
    @Action("task-withdraw")
    record TaskWithdraw(FreeText reason, Integer no) implements Command {}

    /** 提出异议. */
    @Action("object")
    record ObjectTo(@CodeOf("objection_grounds") String against, FreeText text) implements Command {}

    /** 答复异议. */
    @Action("object-decide")
    record ObjectDecide(Boolean upheld, FreeText text) implements Command {}

    /** 增加当事人. */
    @Action("add-party")
    record AddParty(NewParty party) implements Command {}

    /** 移除当事人. */
    @Action("remove-party")
    record RemoveParty(PartyRef party, FreeText reason) implements Command {}

    /** 更正. */
    @Action("correct")
    record Correct(FreeText field, FreeText value, FreeText reason) implements Command {}

    /** 吹哨. */
    @Action("whistle")
    record Whistle(@CodeOf("whistles") String type, List<UnitRef> units, FreeText matter, Place place)
            implements Command {}

    /** 评价. */
    @Action("rate")
    record Rate(
            @CodeOf("answer_values") String solved,
            @CodeOf("resident_replies") String satisfied,
            FreeText text) implements Command {}
}
