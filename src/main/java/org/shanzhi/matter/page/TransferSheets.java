package org.shanzhi.matter.page;

import java.util.Optional;
import org.shanzhi.access.Masked;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.web.PublicAddress;
import org.shanzhi.matter.ClockState;
import org.shanzhi.matter.Event.Routed;
import org.shanzhi.matter.Event.Signed;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.MatterReading.Since;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.Recorded;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Nature;
import org.springframework.stereotype.Component;

/** Makes hand-over sheets of matters that were routed. */
@Component
class TransferSheets {
    private static final int MOST = 200;

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
        return reading.since(by, number, Routed.class, MOST).map(since -> sheet(by, since, page));
    }

    private TransferSheet sheet(Caller by, Since since, Page page) {
        MatterSheet m = since.sheet();
        Recorded last = since.events().getFirst();
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
                since.events().stream()
                        .filter(one -> one.event() instanceof Signed)
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
