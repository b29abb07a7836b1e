package org.shanzhi.policy.load;

import static org.shanzhi.policy.load.Spoilt.rule;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of a matter must hold together. */
class BrokenLifeCycleTest {
    @ParameterizedTest
    @MethodSource
    void states_and_transitions(Spoilt spoilt) {
        spoilt.mustBeTold();
    }

    static Stream<Spoilt> states_and_transitions() {
        return Stream.of(
                rule("a transition starts in a state")
                        .in("lifecycle", "{from: SUSPENDED, action: resume,", "{from: SUSPENSED, action: resume,")
                        .tells("from names SUSPENSED, which is not in case_states", "such as SUSPENDED"),
                rule("a transition ends in a state")
                        .in("lifecycle", "action: start, to: IN_PROGRESS}   #", "action: start, to: PROGRESS}   #")
                        .tells("to names PROGRESS, which is not in case_states", "such as IN_PROGRESS"),
                rule("a transition has an action")
                        .in("lifecycle", "{from: SUSPENDED, action: resume, to", "{from: SUSPENDED, to")
                        .tells("has no action", "add action: a code of actions"),
                rule("a transition's action exists")
                        .in("lifecycle", "{from: SUSPENDED, action: resume,", "{from: SUSPENDED, action: resum,")
                        .tells("action names resum, which is not in actions", "such as resume"),
                rule("a transition stands once")
                        .in(
                                "lifecycle",
                                "{from: ROUTED, action: recall, to: TRIAGED}",
                                "{from: ROUTED, action: sign, to: SIGNED}")
                        .tells("ROUTED -sign-> SIGNED is there twice in case_transitions", "keep one of the two"),
                rule("a state can be reached")
                        .in(
                                "lifecycle",
                                "{from: IN_PROGRESS, action: suspend, to: SUSPENDED}",
                                "{from: IN_PROGRESS, action: suspend, to: CONCLUDED}")
                        .at("{code: SUSPENDED,")
                        .tells("SUSPENDED cannot be reached from REGISTERED", "add a transition to SUSPENDED"),
                rule("a state leads to the archive")
                        .in(
                                "lifecycle",
                                "{from: REJECTED_INTAKE, action: accept, to: ACCEPTED}   # after an objection, by another person\n  - {from: REJECTED_INTAKE, action: archive, to: ARCHIVED}",
                                "{from: RETURNED, action: accept, to: ACCEPTED}")
                        .at("{code: REJECTED_INTAKE,")
                        .tells("REJECTED_INTAKE cannot reach ARCHIVED", "add a transition from REJECTED_INTAKE"),
                rule("one state is the first")
                        .in("lifecycle", "en: Accepted}", "en: Accepted, initial: true}")
                        .at("case_states:")
                        .tells("case_states has 2 initial states", "mark exactly one"),
                rule("an outcome is for kinds of matter")
                        .in("lifecycle", "en: Done, kinds: [REQUEST, HAZARD]", "en: Done, kinds: [REQUESTS, HAZARD]")
                        .tells("DONE kinds is REQUESTS, which does not exist", "REQUEST, DISPUTE, HAZARD"),
                rule("an outcome says for which kinds")
                        .in("lifecycle", "en: Done, kinds: [REQUEST, HAZARD]", "en: Done")
                        .tells("DONE has no kinds", "add kinds:"),
                rule("a risk fact exists")
                        .in("lifecycle", "LOW: [DEFAULT]", "LOW: [DEFAULTS]")
                        .tells("case_risk.criteria LOW names DEFAULTS, which is not in risk_facts", "such as DEFAULT"),
                rule("every risk level has its facts")
                        .in("lifecycle", "    LOW: [DEFAULT]\n", "")
                        .at("case_risk:")
                        .tells(
                                "case_risk does not say which facts make the level LOW",
                                "name it in levels and in criteria"),
                rule("a risk not yet ticked is watched by a clock")
                        .in("lifecycle", "alarm_policy: DL-RISK-TICK", "alarm_policy: DL-RISK-TOCK")
                        .tells(
                                "alarm_policy names DL-RISK-TOCK, which is not in deadline_policies",
                                "such as DL-RISK-TICK"));
    }

    @ParameterizedTest
    @MethodSource
    void events(Spoilt spoilt) {
        spoilt.mustBeTold();
    }

    static Stream<Spoilt> events() {
        return Stream.of(
                rule("an event is raised by something")
                        .in("events", "by: \"case:SIGNED\"", "by: \"matter:SIGNED\"")
                        .tells("CASE_SIGNED by begins with matter", "begin with case:"),
                rule("an event's state exists")
                        .in("events", "by: \"case:SIGNED\"", "by: \"case:SINGED\"")
                        .tells("CASE_SIGNED by names SINGED, which is not in case_states", "such as SIGNED"),
                rule("an event's referral state exists")
                        .in("events", "by: \"referral:CONFIRMING\"", "by: \"referral:LAST\"")
                        .tells("by names LAST, which is not in referral_states", "use one of the 18 known"),
                rule("an event's action exists")
                        .in("events", "by: \"action:merge\"", "by: \"action:melt\"")
                        .tells("by names melt, which is not in actions", "such as merge"),
                rule("an event's module exists")
                        .in("events", "by: \"module:intake\"", "by: \"module:window\"")
                        .tells("by names window, which is not in modules", "intake"),
                rule("what is given is asked for")
                        .in("events", "given: {reason: NOT_OUR_DUTY}", "given: {ground: NOT_OUR_DUTY}")
                        .tells("given names ground, which is no code in what return asks for", "name a field"),
                rule("what is given is a code of the field")
                        .in("events", "given: {reason: NOT_OUR_DUTY}", "given: {reason: NOT_MY_DUTY}")
                        .tells("given names NOT_MY_DUTY, which is not in return_reasons", "NOT_OUR_DUTY"),
                rule("two events can be told apart")
                        .in("events", ", given: {flag: ESCALATION}", ", given: {flag: MINOR_HARM}")
                        .tells("ESCALATION_FOUND cannot be told from MINOR_HARM_FOUND", "say in given:"));
    }

    @ParameterizedTest
    @MethodSource
    void actions(Spoilt spoilt) {
        spoilt.mustBeTold();
    }

    static Stream<Spoilt> actions() {
        return Stream.of(
                rule("an action's field has a type")
                        .in(
                                "lifecycle",
                                "route: \"code(routes)!\", organ: \"text!\", toldAt: \"instant!\"",
                                "route: \"code(routes)!\", organ: \"words!\", toldAt: \"instant!\"")
                        .tells("hand-over.body organ is of type words!, which does not exist", "use text, code(list)"),
                rule("a code has a list")
                        .in(
                                "lifecycle",
                                "route: \"code(routes)!\", organ: \"text!\", toldAt: \"instant!\"",
                                "route: \"code!\", organ: \"text!\", toldAt: \"instant!\"")
                        .tells("hand-over.body route is of type code!, which does not exist", "code(list)"),
                rule("only a code has a list")
                        .in(
                                "lifecycle",
                                "route: \"code(routes)!\", organ: \"text!\", toldAt: \"instant!\"",
                                "route: \"code(routes)!\", organ: \"text(routes)!\", toldAt: \"instant!\"")
                        .tells("hand-over.body organ is of type text(routes)!, which does not exist", "code(list)"),
                rule("an action's list exists")
                        .in("lifecycle", "level: \"code(supervision_levels)!\"", "level: \"code(supervision_level)!\"")
                        .tells(
                                "supervise level is a code of supervision_level, which is no list",
                                "such as supervision_levels"),
                rule("an action is allowed somewhere")
                        .in("lifecycle", "en: Add a party, in: OPEN,", "en: Add a party,")
                        .tells(
                                "add-party neither moves a state nor says where it is allowed",
                                "add a transition, or in:"),
                rule("an action is allowed in a place that exists")
                        .in("lifecycle", "en: Add a party, in: OPEN,", "en: Add a party, in: EVERYWHERE,")
                        .tells("add-party in is EVERYWHERE", "write OPEN, ANY, NONE or a list of states"),
                rule("an action is allowed in states that exist")
                        .in(
                                "lifecycle",
                                "in: [ROUTED, SIGNED, IN_PROGRESS, SUSPENDED, HANDED_TO_STATUTORY_CHANNEL, REOPENED]",
                                "in: [ROUTED, SINGED]")
                        .tells("assign in names SINGED, which is not in case_states", "such as SIGNED"),
                rule("who must not do it did something that exists")
                        .in("lifecycle", "not_by: extend,", "not_by: extent,")
                        .tells("extend-decide not_by names extent, which is not in actions", "such as extend"),
                rule("an action is one that the program knows")
                        .in("lifecycle", "{code: add-party, zh", "{code: ad-party, zh")
                        .tells(
                                "ad-party is an action that the program does not know",
                                "administrators change policies, not actions"));
    }

    @ParameterizedTest
    @MethodSource
    void roles(Spoilt spoilt) {
        spoilt.mustBeTold();
    }

    static Stream<Spoilt> roles() {
        return Stream.of(
                rule("somebody may do it")
                        .in("roles", ", object, rate]", ", object]")
                        .at("lifecycle", "{code: rate,")
                        .tells("rate is an action that no role may do", "add it to a role in role_actions"),
                rule("a role does what exists")
                        .in("roles", ", object, rate]", ", object, rat]")
                        .tells("RESIDENT actions names rat, which is not in actions", "such as rate"),
                rule("a role reaches somewhere that exists")
                        .in("roles", "{role: ASSESSOR, scope: FIGURES,", "{role: ASSESSOR, scope: NUMBERS,")
                        .tells("ASSESSOR scope is NUMBERS, which does not exist", "FIGURES"),
                rule("every role has a row of its actions")
                        .in("roles", "  - {role: ASSESSOR, scope: FIGURES, actions: []}\n", "")
                        .at("{code: ASSESSOR,")
                        .tells("ASSESSOR has no row in role_actions", "with scope: and actions: []"),
                rule("only roles have actions")
                        .in("roles", "{role: ASSESSOR, scope: FIGURES,", "{role: ASSESOR, scope: FIGURES,")
                        .tells("ASSESOR role names ASSESOR, which is not in roles", "such as ASSESSOR"),
                rule("a role has one row of its actions")
                        .in("roles", "{role: ASSESSOR, scope: FIGURES,", "{role: LAWYER, scope: FIGURES,")
                        .at("{role: LAWYER, scope")
                        .tells("LAWYER is there twice in role_actions", "keep one of the two"),
                rule("every right has a name")
                        .in("roles", "  - {code: READ_AUDIT, zh: 查看审计日志, en: Read the audit log}\n", "")
                        .at("permissions:")
                        .tells("permissions does not name READ_AUDIT", "add a row"),
                rule("a right is one that the program knows")
                        .in("roles", "{code: READ_AUDIT, zh", "{code: READ_LOGS, zh")
                        .tells("READ_LOGS is a right that the program does not know", "READ_AUDIT"),
                rule("somebody holds every right")
                        .in("roles", "{role: AUDITOR, permissions: [READ_AUDIT]}", "{role: AUDITOR, permissions: []}")
                        .at("{code: READ_AUDIT,")
                        .tells("READ_AUDIT is a right that no role holds", "role_permissions"),
                rule("a role says which rights it holds, be it none")
                        .in("roles", "{role: AUDITOR, permissions: [READ_AUDIT]}", "{role: AUDITOR}")
                        .tells("AUDITOR has no permissions", "add permissions: []"),
                rule("a role holds rights that exist")
                        .in(
                                "roles",
                                "{role: AUDITOR, permissions: [READ_AUDIT]}",
                                "{role: AUDITOR, permissions: [READ_AUDITS]}")
                        .tells("AUDITOR permissions is READ_AUDITS, which does not exist", "such as READ_AUDIT"));
    }
}
