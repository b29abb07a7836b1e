package org.shanzhi.notify.web;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.page.Flash;
import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.notify.Medium;
import org.shanzhi.notify.Reminders;
import org.shanzhi.notify.Reminders.Chosen;
import org.shanzhi.notify.Reminders.Typed;
import org.shanzhi.policy.Caller;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 我的提醒: by what I am reminded outside the program, and when not. */
@Controller
class ReminderPages {
    private static final String PATH = "/account/reminders";

    private final Reminders reminders;

    ReminderPages(Reminders reminders) {
        this.reminders = reminders;
    }

    @Bean
    static NavEntry remindersEntry() {
        return NavEntry.of("reminders.title", PATH, "speakerphone", NavGroup.HELP, 80);
    }

    @GetMapping(PATH)
    ModelAndView mine(Caller by) {
        return page(ReminderForm.of(reminders.mine(by)));
    }

    /** @param sent by name of the medium its address, {@code quietFrom} and {@code quietTo} */
    @PostMapping(PATH)
    ModelAndView choose(
            Caller by,
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "") Set<String> active,
            Page page) {
        var media = new EnumMap<Medium, Chosen>(Medium.class);
        for (Medium medium : Medium.values())
            media.put(medium, new Chosen(sent.get(medium.name()), active.contains(medium.name())));
        var typed = new Typed(media, sent.get("quietFrom"), sent.get("quietTo"));
        try {
            reminders.choose(by, typed);
        } catch (Invalid invalid) {
            ModelAndView again = page(ReminderForm.again(reminders.mine(by), typed, invalid.errors()));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        page.say(Flash.Kind.DONE, "reminders.saved");
        return new ModelAndView("redirect:" + PATH);
    }

    private static ModelAndView page(ReminderForm form) {
        return new ModelAndView("notify/reminders", Map.of("form", form));
    }
}
