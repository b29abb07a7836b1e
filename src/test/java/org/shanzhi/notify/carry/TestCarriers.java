package org.shanzhi.notify.carry;

import java.time.Clock;
import org.shanzhi.notify.store.OutgoingStore;
import org.shanzhi.notify.words.OutsideText;
import org.shanzhi.policy.Appointments;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.env.MockEnvironment;

/** What carries messages on another node, with a clock of its own. */
public final class TestCarriers {
    private TestCarriers() {}

    /** SMS by a gateway, and nothing else. */
    public static Carriers sms(ApplicationContext of, String gateway) {
        var settings = new MockEnvironment().withProperty("shanzhi.sms", gateway);
        return new Carriers(new CarrierSettings(settings), of.getBean(Appointments.class));
    }

    public static DeliverNotices delivery(ApplicationContext of, Carriers carriers, Clock clock) {
        return new DeliverNotices(
                of.getBean(OutgoingStore.class),
                carriers,
                of.getBean(OutsideText.class),
                of.getBean(Appointments.class),
                clock);
    }
}
