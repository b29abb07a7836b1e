package org.shanzhi.notify;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.text.Clean;
import org.shanzhi.notify.carry.Carriers;
import org.shanzhi.notify.store.ReminderStore;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.springframework.stereotype.Component;

/** 我的提醒: by what somebody is reminded outside the program, and when not. Everybody chooses one's own. */
@Component
public class Reminders {
    private static final int LONGEST_ADDRESS = 100;
    private static final String OWN = "everybody chooses by what to be reminded oneself";

    private final ReminderStore store;
    private final Carriers carriers;

    Reminders(ReminderStore store, Carriers carriers) {
        this.store = store;
        this.carriers = carriers;
    }

    /** @param active whether messages go there; an address that is switched off is kept */
    public record Chosen(String address, boolean active) {}

    /** @param offered what the installation offers */
    public record Mine(List<Medium> offered, Map<Medium, Chosen> chosen, QuietHours quiet) {}

    /** What somebody typed; {@code address} may be null, times are {@code HH:mm}. */
    public record Typed(Map<Medium, Chosen> media, String quietFrom, String quietTo) {}

    @Needs(open = OWN)
    public Mine mine(Caller by) {
        return new Mine(
                carriers.offered(by.district()),
                store.chosen(by.district(), by.staffId()),
                store.quiet(by.district(), by.staffId()));
    }

    /**
     * Takes the choice for what comes from now on; what lies in the outbox already goes to the new address at its time.
     * Media that the installation does not offer are left as they are. Idempotent.
     *
     * @throws Invalid {@code ADDRESS_MISSING} or {@code ADDRESS_MALFORMED} at the medium's name, {@code TIME_MALFORMED} at
     *     {@code quietFrom} or {@code quietTo}
     */
    @Needs(open = OWN)
    public void choose(Caller by, Typed typed) {
        var clean = new Clean();
        var media = new EnumMap<Medium, Chosen>(Medium.class);
        for (Medium medium : carriers.offered(by.district())) {
            Chosen one = typed.media().getOrDefault(medium, new Chosen(null, false));
            media.put(medium, new Chosen(address(clean, medium, one), one.active()));
        }
        var quiet =
                new QuietHours(time(clean, "quietFrom", typed.quietFrom()), time(clean, "quietTo", typed.quietTo()));
        clean.orInvalid();
        store.write(by.district(), by.staffId(), quiet, media);
    }

    private static String address(Clean clean, Medium medium, Chosen one) {
        String field = medium.name();
        String address = medium == Medium.SMS
                ? clean.number(field, one.address(), LONGEST_ADDRESS)
                : clean.line(field, one.address(), LONGEST_ADDRESS);
        boolean wrong = clean.errors().stream().anyMatch(e -> e.field().equals(field));
        if (address == null && one.active() && !wrong) clean.add(FieldError.of(field, NotifyRefusal.ADDRESS_MISSING));
        if (address != null && !medium.takes(address)) clean.add(FieldError.of(field, NotifyRefusal.ADDRESS_MALFORMED));
        return address;
    }

    private static LocalTime time(Clean clean, String field, String typed) {
        try {
            return LocalTime.parse(String.valueOf(typed));
        } catch (DateTimeParseException _) {
            clean.add(FieldError.of(field, NotifyRefusal.TIME_MALFORMED));
            return LocalTime.MIDNIGHT;
        }
    }
}
