package org.shanzhi.routing.whistle.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Tab;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.ClockSheet;
import org.shanzhi.matter.ClockState;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.RoleScope;
import org.shanzhi.routing.CallLine;
import org.shanzhi.routing.WhistleList;
import org.shanzhi.routing.WhistleReading;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 哨单: who calls my unit, whom we called, and what waits for a decision. */
@Controller
class WhistleListPages {
    private final WhistleReading whistles;
    private final Organisation organisation;
    private final CallWords words;

    WhistleListPages(WhistleReading whistles, Organisation organisation, CallWords words) {
        this.whistles = whistles;
        this.organisation = organisation;
        this.words = words;
    }

    /** @param of code of the unit, in the list of all */
    @GetMapping(WhistlePages.WHISTLES)
    ModelAndView list(
            Caller by,
            @RequestParam(required = false) String list,
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(required = false) String of,
            @RequestParam(required = false) String after,
            Page page) {
        by.require(Permission.READ_MATTERS);
        WhistleList which = which(by, list);
        int unit = of == null || of.isBlank()
                ? 0
                : organisation.byCode(by.district(), of).map(Unit::id).orElseThrow(() -> new NotFound("unit"));
        var found = whistles.list(by, which, unit, open, new Limit(50), after);
        var model = new HashMap<String, Object>();
        model.put(
                "rows", found.items().stream().map(line -> row(by, line, page)).toList());
        model.put("tabs", tabs(by, which, open, page));
        model.put("which", which);
        model.put("open", open);
        model.put("next", found.next() == null ? null : page.with("after", found.next()));
        model.put("first", after == null ? null : page.with("after", ""));
        return new ModelAndView("routing/whistles", model);
    }

    /** 联席会议: refusals on which everybody below could not agree. */
    @GetMapping(WhistlePages.WHISTLES + "/conference")
    ModelAndView conference(Caller by, Page page) {
        by.require(Permission.WHISTLE);
        var rows = whistles.conference(by).stream()
                .map(line -> row(by, line, page))
                .toList();
        var model = new HashMap<String, Object>();
        model.put("rows", rows);
        return new ModelAndView("routing/conference", model);
    }

    private static WhistleList which(Caller by, String list) {
        if (list != null) return WhistleList.named(list);
        return by.scopeFor(Permission.READ_MATTERS) == RoleScope.CENTRE ? WhistleList.ALL : WhistleList.CALLED;
    }

    private List<Tab> tabs(Caller by, WhistleList which, boolean open, Page page) {
        var offered = whistles.offered(by);
        var tabs = new ArrayList<Tab>();
        for (WhistleList one : offered) {
            String href = WhistlePages.WHISTLES + "?list=" + one.code();
            tabs.add(new Tab(page.t("whistle.list." + one), href, null, one == which && open));
        }
        if (which != WhistleList.TO_DECIDE && offered.contains(which)) {
            String href = WhistlePages.WHISTLES + "?list=" + which.code() + "&open=false";
            tabs.add(new Tab(page.t("whistle.list.over"), href, null, !open));
        }
        return tabs;
    }

    private CallRow row(Caller by, CallLine line, Page page) {
        var running = line.clocks().stream().filter(WhistleListPages::runs).toList();
        var clocks = words.clocks(line.number(), running, page);
        return new CallRow(
                WhistlePages.WHISTLES + "/" + line.number() + "/" + line.whistle(),
                line.number(),
                line.title(),
                words.kind(line.kind().name(), page),
                words.unit(by.district(), line.from()),
                words.unit(by.district(), line.unit()),
                CallWords.state(line.state(), line.level(), page),
                CallWords.tone(line.state()),
                clocks.isEmpty() ? null : clocks.getFirst());
    }

    private static boolean runs(ClockSheet c) {
        return c.stopped() == null && c.state() != ClockState.CANCELLED;
    }
}
