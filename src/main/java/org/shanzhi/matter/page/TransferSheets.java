package org.shanzhi.matter.page;

import java.util.List;
import java.util.Optional;
import org.shanzhi.access.Masked;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.web.PublicAddress;
import org.shanzhi.matter.ClockState;
import org.shanzhi.matter.Event.Routed;
import org.shanzhi.matter.Event.Signed;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.Recorded;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Nature;
import org.springframework.stereotype.Component;

/** Makes hand-over sheets of matters that were routed. */
@Component
class TransferSheets {
    private static final int LATEST = 200;

    private final MatterReading reading;
    private final MatterViews views;
    private final Organisation organisation;
    private final PublicAddress address;

    TransferSheets(MatterReading reading, MatterViews views, Organisation organisation, PublicAddress address) {
        this.reading = reading;
        this.views = views;
        this.organisation = organisation;
        this.address = address;
    }

    /** As it was routed last; empty when it never was. The reading is logged. */
    Optional<TransferSheet> of(Caller by, MatterNumber number, Page page) {
        var whole = reading.whole(by, number, 0, LATEST);
        return whole.latest().reversed().stream()
                .filter(one -> one.event() instanceof Routed)
                .findFirst()
                .map(routed -> sheet(by, whole.sheet(), whole.latest(), routed, page));
    }

    private TransferSheet sheet(Caller by, MatterSheet m, List<Recorded> log, Recorded last, Page page) {
        var routed = (Routed) last.event();
        var reader = views.names(by, page);
        var from = organisation.unit(by.district(), last.unit());
        return new TransferSheet(
                m,
                MatterViews.words(m, reader),
                MatterViews.parties(m, reader),
                last.at(),
                from.name(),
                from.phone(),
                reader.staff(last.actor()),
                reader.unit(routed.unit()),
                reader.units(routed.assist()),
                Masked.text(routed.basis().value()),
                log.stream()
                        .filter(one -> one.version() > last.version() && one.event() instanceof Signed)
                        .map(Recorded::at)
                        .findFirst()
                        .orElse(null),
                m.clocks().stream()
                        .filter(c -> c.nature() == Nature.DUTY && c.stopped() == null)
                        .map(c -> new TransferSheet.Duty(
                                reader.label("deadline_policies", c.policy()),
                                c.due(),
                                c.state() == ClockState.PROVISIONAL,
                                c.source()))
                        .toList(),
                address.of("/matters/" + m.number()).toUriString());
    }
}
