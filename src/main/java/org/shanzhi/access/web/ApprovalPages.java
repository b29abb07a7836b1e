package org.shanzhi.access.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.shanzhi.access.Approval;
import org.shanzhi.access.ApprovalState;
import org.shanzhi.access.Approvals;
import org.shanzhi.access.Callers;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Tab;
import org.shanzhi.kernel.page.Viewer;
import org.shanzhi.policy.Appointments;
import org.shanzhi.policy.Appointments.Appointed;
import org.shanzhi.policy.Caller;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 双人复核: what waits for me, what I asked for, what was decided. */
@Controller
class ApprovalPages {
    private static final String PATH = "/admin/approvals";
    private static final String WAITING = "waiting";
    private static final String MINE = "mine";
    private static final String OVER = "over";
    private static final int ROWS = 30;
    private static final int NAMED = 5;

    private final Approvals approvals;
    private final Appointments appointments;
    private final Clock clock;

    ApprovalPages(Approvals approvals, Appointments appointments, Clock clock) {
        this.approvals = approvals;
        this.appointments = appointments;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView list(
            @RequestParam(defaultValue = WAITING) String tab,
            @RequestParam(required = false) Instant before,
            Caller by,
            Page page) {
        return list(by, page, tab, before, new WrongDecision(null, "", List.of(), List.of()));
    }

    @PostMapping(PATH + "/{id}/grant")
    ModelAndView grant(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Caller by, Page page) {
        return decide(id, true, reason, by, page);
    }

    @PostMapping(PATH + "/{id}/refuse")
    ModelAndView refuse(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Caller by, Page page) {
        return decide(id, false, reason, by, page);
    }

    @PostMapping(PATH + "/{id}/withdraw")
    ModelAndView withdraw(@PathVariable UUID id, Caller by, Page page) {
        approvals.withdraw(by, id);
        page.say(Flash.Kind.DONE, "approvals.withdrawn");
        return new ModelAndView("redirect:" + PATH + "?tab=" + MINE);
    }

    private ModelAndView decide(UUID id, boolean grant, String reason, Caller by, Page page) {
        try {
            approvals.decide(by, id, grant, reason);
        } catch (Invalid invalid) {
            return again(
                    by,
                    page,
                    new WrongDecision(id, reason, invalid.errors(), List.of()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refused refused) {
            return again(by, page, new WrongDecision(id, reason, List.of(), refused.reasons()), HttpStatus.CONFLICT);
        }
        page.say(Flash.Kind.DONE, grant ? "approvals.granted" : "approvals.refused");
        return new ModelAndView("redirect:" + PATH);
    }

    private ModelAndView again(Caller by, Page page, WrongDecision wrong, HttpStatus status) {
        ModelAndView answer = list(by, page, WAITING, null, wrong);
        answer.setStatus(status);
        return answer;
    }

    private ModelAndView list(Caller by, Page page, String tab, Instant before, WrongDecision wrong) {
        approvals.requireAny(by);
        List<Approval> waiting = approvals.waiting(by);
        List<Approval> found = switch (tab) {
            case MINE -> approvals.own(by);
            case OVER -> approvals.over(by, before == null ? clock.instant().plusSeconds(1) : before, ROWS + 1);
            default -> waiting;
        };
        List<Approval> shown = tab.equals(OVER) ? found.subList(0, Math.min(found.size(), ROWS)) : found;
        var model = new HashMap<String, Object>();
        model.put("tabs", tabs(tab, waiting.size(), page));
        model.put("tab", tab);
        model.put("lines", shown.stream().map(one -> line(one, tab, page)).toList());
        model.put("wrong", wrong);
        model.put(
                "next",
                found.size() > shown.size()
                        ? PATH + "?tab=over&before=" + shown.getLast().closedAt()
                        : null);
        return new ModelAndView("access/approvals", model);
    }

    private static List<Tab> tabs(String here, int waiting, Page page) {
        var tabs = new ArrayList<Tab>();
        for (String tab : List.of(WAITING, MINE, OVER)) {
            Long count = tab.equals(WAITING) ? (long) waiting : null;
            tabs.add(new Tab(page.t("approvals.tab." + tab), PATH + "?tab=" + tab, count, tab.equals(here)));
        }
        return tabs;
    }

    private ApprovalLine line(Approval approval, String tab, Page page) {
        boolean waits = tab.equals(MINE) && approval.state() == ApprovalState.OPEN;
        List<String> deciders = waits
                ? approvals.deciders(approval).stream().map(Appointed::name).toList()
                : List.of();
        return new ApprovalLine(
                approval,
                approvals.kind(approval.kind()).told(approval, page.locale()),
                name(approval, approval.askedBy()),
                name(approval, approval.decidedBy()),
                deciders.subList(0, Math.min(deciders.size(), NAMED)),
                Math.max(0, deciders.size() - NAMED));
    }

    private String name(Approval approval, int staff) {
        return appointments.of(approval.district(), staff).map(Appointed::name).orElse("");
    }

    /** The number of what waits stands beside it. */
    @Bean
    static NavEntry approvalsEntry(Approvals approvals, Callers callers) {
        return new NavEntry() {
            @Override
            public String key() {
                return "nav.approvals";
            }

            @Override
            public String href() {
                return PATH;
            }

            @Override
            public String icon() {
                return "shield-check";
            }

            @Override
            public NavGroup group() {
                return NavGroup.ADMIN;
            }

            @Override
            public int order() {
                return 75;
            }

            @Override
            public boolean visible(Set<String> permissions) {
                return permissions.stream().anyMatch(approvals.rights()::contains);
            }

            @Override
            public OptionalLong count(Viewer.Person person) {
                var key = person.key();
                long waiting = callers.onBehalf(key.district(), key.staff(), key.unit()).stream()
                        .mapToLong(by -> approvals.waiting(by).size())
                        .sum();
                return waiting == 0 ? OptionalLong.empty() : OptionalLong.of(waiting);
            }
        };
    }
}
