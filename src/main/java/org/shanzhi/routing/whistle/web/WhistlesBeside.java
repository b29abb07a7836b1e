package org.shanzhi.routing.whistle.web;

import java.util.List;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.MatterBeside;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.policy.Caller;
import org.shanzhi.routing.WhistleReading;
import org.shanzhi.routing.WhistleSheet;
import org.springframework.stereotype.Component;

/** The whistles of a matter, on its page. */
@Component
class WhistlesBeside implements MatterBeside {
    private final WhistleReading whistles;
    private final CallWords words;

    WhistlesBeside(WhistleReading whistles, CallWords words) {
        this.whistles = whistles;
        this.words = words;
    }

    @Override
    public String heading() {
        return "whistle.heading";
    }

    @Override
    public List<Line> of(Caller by, MatterNumber number, Page page) {
        return whistles.of(by, number).stream().map(w -> line(w, page)).toList();
    }

    private Line line(WhistleSheet w, Page page) {
        return new Line(
                words.kind(w.kind().name(), page) + " · " + page.times().brief(w.at()),
                WhistlePages.WHISTLES + "/" + w.number() + "/" + w.no(),
                page.t(w.open() ? "whistle.open" : "whistle.over"),
                w.open() ? "do" : null);
    }
}
