package org.shanzhi.matter.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.RecountRun;
import org.shanzhi.matter.Recounts;
import org.shanzhi.matter.work.RecountCause;
import org.shanzhi.policy.Appointments;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** 期限重算: how far each run is, for those who may stop it and let it go on. */
@Controller
class RecountPages {
    static final String PATH = "/admin/recounts";

    private final Recounts recounts;
    private final Map<String, RecountCause> causes;
    private final Appointments staff;

    RecountPages(Recounts recounts, List<RecountCause> causes, Appointments staff) {
        this.recounts = recounts;
        this.causes = causes.stream().collect(Collectors.toUnmodifiableMap(RecountCause::kind, Function.identity()));
        this.staff = staff;
    }

    @GetMapping(PATH)
    ModelAndView list(Caller by, Page page) {
        return shown(by, page, "matter/recounts");
    }

    /** The part that changes while one is at work; the browser asks for it again until the end. */
    @GetMapping(PATH + "/progress")
    ModelAndView progress(Caller by, Page page) {
        return shown(by, page, "matter/recountRuns");
    }

    @PostMapping(PATH + "/{no}/cancel")
    String cancel(Caller by, @PathVariable int no) {
        recounts.cancel(by, no);
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/{no}/resume")
    String resume(Caller by, @PathVariable int no) {
        recounts.resume(by, no);
        return "redirect:" + PATH;
    }

    private ModelAndView shown(Caller by, Page page, String view) {
        List<RecountLine> lines =
                recounts.newest(by).stream().map(run -> line(run, page)).toList();
        return new ModelAndView(view, Map.of("lines", lines));
    }

    private RecountLine line(RecountRun run, Page page) {
        Object[] named =
                causes.get(run.cause()).named(run.district(), run.subject()).toArray();
        String by = staff.of(run.district(), run.startedBy())
                .map(Appointments.Appointed::name)
                .orElse("");
        long millis = run.took().toMillis();
        return new RecountLine(
                run,
                page.t("recount.cause." + run.cause(), named),
                by,
                millis == 0 ? 0 : 1000L * run.looked() / millis);
    }
}
