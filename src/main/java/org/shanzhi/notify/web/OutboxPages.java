package org.shanzhi.notify.web;

import java.util.Map;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.notify.Medium;
import org.shanzhi.notify.Outbox;
import org.shanzhi.policy.Appointments;
import org.shanzhi.policy.Appointments.Appointed;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** 提醒通道: what carries reminders out of the house, how it does, what did not arrive, and a message to try it. */
@Controller
@RequestMapping(OutboxPages.PATH)
class OutboxPages {
    static final String PATH = "/admin/reminders";
    private static final String BACK = "redirect:" + PATH;

    private final Outbox outbox;
    private final Appointments appointments;

    OutboxPages(Outbox outbox, Appointments appointments) {
        this.outbox = outbox;
        this.appointments = appointments;
    }

    @Bean
    static NavEntry outboxEntry() {
        return NavEntry.of("nav.outbox", PATH, "send", NavGroup.ADMIN, 45, Permission.RUN_JOBS.name());
    }

    @GetMapping
    ModelAndView all(Caller by, Page page) {
        var lost = outbox.undelivered(by).stream()
                .map(it -> new UndeliveredLine(
                        it,
                        appointments
                                .of(by.district(), it.staff())
                                .map(Appointed::name)
                                .orElseGet(() -> page.t("outbox.gone"))))
                .toList();
        return new ModelAndView("notify/outbox", Map.of("media", outbox.media(by), "lost", lost));
    }

    @PostMapping("/{medium}/test")
    String test(Caller by, @PathVariable Medium medium, Page page) {
        try {
            outbox.test(by, medium)
                    .ifPresentOrElse(
                            why -> page.say(
                                    Flash.Kind.WARNING, "outbox.test_failed", page.t("outgoing.failure." + why)),
                            () -> page.say(Flash.Kind.DONE, "outbox.test_done", page.t("medium." + medium)));
        } catch (Refused refused) {
            page.say(
                    Flash.Kind.WARNING,
                    "outbox.test_failed",
                    page.t(refused.reasons().getFirst()));
        }
        return BACK;
    }

    @PostMapping("/messages/{id}/again")
    String again(Caller by, @PathVariable long id, Page page) {
        outbox.again(by, id);
        page.say(Flash.Kind.DONE, "outbox.again_done");
        return BACK;
    }
}
