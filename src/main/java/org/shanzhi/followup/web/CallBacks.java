package org.shanzhi.followup.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.shanzhi.followup.web.CallBack.Lists;
import org.shanzhi.followup.web.CallBack.Offer;
import org.shanzhi.followup.web.CallBack.Running;
import org.shanzhi.followup.web.CallBack.Tries;
import org.shanzhi.followup.web.CallBack.Trouble;
import org.shanzhi.followup.web.CallBack.Try;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.MatterDesk;
import org.shanzhi.matter.MatterDesk.Happened;
import org.shanzhi.matter.MatterDesk.Opened;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.State;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** Opens a matter for its call-back. */
@Component
class CallBacks {
    private static final Set<String> FILING = Set.of("CALLED_BACK", "CASE_ARCHIVED");
    static final String REACHED = "REACHED";

    private final MatterDesk desk;
    private final MatterReading reading;
    private final Policies policies;

    CallBacks(MatterDesk desk, MatterReading reading, Policies policies) {
        this.desk = desk;
        this.reading = reading;
        this.policies = policies;
    }

    CallBack open(Caller by, MatterNumber number, Typed typed, Trouble trouble, Page page) {
        Opened opened = desk.open(by, number, page);
        return new CallBack(
                opened,
                promised(opened),
                running(opened),
                tries(opened, page),
                offer(by, number, opened, page),
                new Lists(
                        listed("callback_results", page),
                        List.of(
                                Choice.of("true", page.t("callback.response.true")),
                                Choice.of("false", page.t("callback.response.false"))),
                        listed("answer_values", page),
                        listed("resident_replies", page)),
                trouble,
                typed,
                UUID.randomUUID().toString());
    }

    private static List<Happened> promised(Opened opened) {
        var versions = new ArrayList<Integer>();
        for (Recorded r : opened.log().reversed()) {
            if (told(r.event())) versions.add(r.version());
            if (closes(r.event())) break;
        }
        return opened.happened().stream()
                .filter(h -> versions.contains(h.version()))
                .toList();
    }

    private static boolean closes(Event event) {
        return event instanceof Event.Concluded || event instanceof Event.Answered;
    }

    private static boolean told(Event event) {
        return closes(event)
                || event instanceof Event.Replied
                || event instanceof Event.Noted note && note.visibility().equals("RESIDENT");
    }

    /** What somebody still has to keep, such as the day for judicial confirmation; filing is the centre's own affair. */
    private List<Running> running(Opened opened) {
        return opened.sheet().clocks().stream()
                .filter(c -> c.stopped() == null && c.due() != null)
                .map(c -> new Running(policies.deadline(c.policy()), c.due()))
                .filter(running ->
                        Collections.disjoint(running.policy().events().stopsOn(), FILING))
                .toList();
    }

    private Tries tries(Opened opened, Page page) {
        var all = opened.log().stream()
                .filter(r -> r.event() instanceof Event.CalledBack call
                        && !call.result().equals(REACHED))
                .toList();
        boolean today = all.stream()
                .anyMatch(r -> ChinaTime.day(r.at()).equals(page.times().today()));
        return new Tries(
                all.stream()
                        .map(r -> new Try(
                                r.at(), label("callback_results", ((Event.CalledBack) r.event()).result(), page)))
                        .toList(),
                policies.lifeCycle().callback().maxTries(),
                today);
    }

    private Offer offer(Caller by, MatterNumber number, Opened opened, Page page) {
        boolean first = opened.may("call-back");
        String call = first ? "call-back" : opened.may("call-back-again") ? "call-back-again" : null;
        boolean archive = opened.may("archive");
        boolean waits = opened.sheet().state() == State.CONCLUDED;
        List<Choice> waivers = archive && waits
                ? reading.waivers(by, number).stream()
                        .map(waiver -> Choice.of(waiver, label("callback_waivers", waiver, page)))
                        .toList()
                : List.of();
        return new Offer(
                call,
                waivers,
                archive && !waits,
                opened.may("reopen"),
                call == null ? opened.actions().get("call-back").reasons() : List.of());
    }

    private String label(String list, String code, Page page) {
        return policies.label(list, code, page.locale());
    }

    private List<Choice> listed(String list, Page page) {
        return policies.vocabulary().of(list).stream()
                .map(row -> Choice.of(row.code(), row.label(page.locale())))
                .toList();
    }
}
