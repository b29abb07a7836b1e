package org.shanzhi.matter.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.access.Masked;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Tab;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.Event.Supervised;
import org.shanzhi.matter.Event.SupervisionJudged;
import org.shanzhi.matter.Event.SupervisionReplied;
import org.shanzhi.matter.Event.TalkRecorded;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.Supervision;
import org.shanzhi.matter.SupervisionList;
import org.shanzhi.matter.SupervisionReading;
import org.shanzhi.matter.page.SupervisionSlip.Said;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 督办: what is to be answered and to be closed, and the slip (督办单) of each. */
@Controller
class SupervisionPages {
    static final String PATH = BoardViews.PATH + "/orders";
    private static final int WHOLE_LOG = 10_000;

    private final SupervisionReading supervisions;
    private final SupervisionViews views;
    private final MatterReading reading;
    private final MatterViews matters;

    SupervisionPages(
            SupervisionReading supervisions, SupervisionViews views, MatterReading reading, MatterViews matters) {
        this.supervisions = supervisions;
        this.views = views;
        this.reading = reading;
        this.matters = matters;
    }

    @GetMapping(PATH)
    ModelAndView list(
            Caller by,
            @RequestParam(required = false) String list,
            Limit limit,
            @RequestParam(required = false) String after,
            Page page) {
        var offered = supervisions.offered(by);
        var which = list == null ? offered.getFirst() : SupervisionList.named(list);
        var found = supervisions.list(by, which, limit, after);
        var model = new HashMap<String, Object>();
        model.put(
                "rows",
                found.items().stream().map(line -> views.row(by, line, page)).toList());
        model.put("tabs", tabs(by, offered, which, page));
        model.put("which", which);
        model.put("next", found.next() == null ? null : page.with("after", found.next()));
        model.put("first", after == null ? null : page.with("after", ""));
        return new ModelAndView("matter/supervisions", model);
    }

    private List<Tab> tabs(Caller by, List<SupervisionList> offered, SupervisionList which, Page page) {
        var counts = supervisions.counts(by);
        return offered.stream()
                .map(one -> new Tab(
                        page.t("supervision.list." + one),
                        PATH + "?list=" + one.code(),
                        counts.get(one).longValue(),
                        one == which))
                .toList();
    }

    /** 督办单: what was ordered, what was answered and how it ended, masked as on the screen. */
    @GetMapping("/matters/{number}/supervisions/{no}")
    ModelAndView slip(Caller by, @PathVariable String number, @PathVariable int no, Page page) {
        MatterNumber of = MatterNumber.named(number);
        var sheet = reading.sheet(by, of);
        Supervision one = sheet.supervisions().stream()
                .filter(s -> s.no() == no)
                .findFirst()
                .orElseThrow(() -> new NotFound("supervision"));
        var log = reading.events(by, of, 0, WHOLE_LOG).items();
        var names = matters.names(by, page);
        var slip = new SupervisionSlip(
                sheet,
                one,
                names.label("supervision_levels", one.level()),
                SupervisionViews.state(one, SupervisionViews.clock(sheet, one), page),
                names.unit(sheet.unitOnPaper()),
                names.unit(one.unit()) + " " + names.staff(one.staff()),
                log.stream().flatMap(r -> reason(r, one).stream()).findFirst().orElse(""),
                log.stream().flatMap(r -> said(r, one, names).stream()).toList());
        return new ModelAndView("matter/supervision", Map.of("slip", slip));
    }

    private static Optional<String> reason(Recorded r, Supervision one) {
        return r.event() instanceof Supervised e && r.at().equals(one.orderedAt())
                ? Optional.of(masked(e.reason()))
                : Optional.empty();
    }

    private static Optional<Said> said(Recorded r, Supervision one, Names.Reader names) {
        return switch (r.event()) {
            case SupervisionReplied e when e.no() == one.no() || e.no() == 0 -> said("reply", e.text(), r, names);
            case SupervisionJudged e
            when e.no() == one.no() -> said(e.accept() ? "closed" : "sent_back", e.text(), r, names);
            case TalkRecorded e when e.no() == one.no() -> said("talk", e.text(), r, names);
            default -> Optional.empty();
        };
    }

    private static Optional<Said> said(String what, FreeText text, Recorded r, Names.Reader names) {
        String by = names.unit(r.unit()) + " " + names.staff(r.actor());
        return Optional.of(new Said(names.text("supervision.slip." + what), masked(text), by, r.at()));
    }

    private static String masked(FreeText text) {
        return text == null ? "" : Masked.text(text.value());
    }
}
