package org.shanzhi.matter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.shanzhi.access.AccessKind;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.text.Clean;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.MatterStore.Held;
import org.shanzhi.matter.work.Heads;
import org.shanzhi.matter.work.Recording;
import org.shanzhi.matter.work.Sight;
import org.shanzhi.notify.NewNotice;
import org.shanzhi.notify.Reach;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Appointments.Appointed;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.RoleScope;
import org.springframework.stereotype.Component;

/**
 * 紧急查阅: somebody of the staff who is out of a matter's scope and knows its number reads it for half an hour. The head of
 * the unit that holds it and the auditors are told in the same moment. Nothing can be done with it; notes, contacts in a
 * case of violence and whatever concerns a minor stay hidden. Touches no clock.
 */
@Component
public class Emergencies {
    public static final Duration TIME = Duration.ofMinutes(30);
    public static final int LONGEST_TEXT = 500;
    private static final int SHORTEST_TEXT = 5;

    private final Sight sight;
    private final Recording recording;
    private final Heads heads;
    private final Organisation organisation;
    private final DistrictRoles roles;
    private final Clock clock;

    Emergencies(
            Sight sight,
            Recording recording,
            Heads heads,
            Organisation organisation,
            DistrictRoles roles,
            Clock clock) {
        this.sight = sight;
        this.recording = recording;
        this.heads = heads;
        this.organisation = organisation;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * Whether the caller may open what is out of scope: a person at the program, whose role reads the centre's or a unit's
     * matters. Programs, outside organs, volunteers and residents may not.
     */
    @Needs(open = "asks only about oneself")
    public boolean possible(Caller by) {
        var scope = by.scopeFor(Permission.READ_MATTERS);
        return by.kind() == Caller.Kind.STAFF && (scope == RoleScope.CENTRE || scope == RoleScope.UNIT);
    }

    /**
     * Opens a matter for {@link #TIME}. Not idempotent: again is half an hour from then. Without effect for whoever sees it
     * anyway.
     *
     * @param text why, in words; sealed with the matter
     * @throws NotFound there is no such matter, or the caller may not open any
     * @throws org.shanzhi.kernel.Invalid the words are missing, too short or too long
     */
    @Needs(Permission.READ_MATTERS)
    public void open(Caller by, MatterNumber number, EmergencyReason reason, String text) {
        if (!possible(by)) throw new NotFound("matter");
        var clean = new Clean();
        String words = clean.required("text", clean.text("text", text, LONGEST_TEXT));
        if (words != null && words.codePointCount(0, words.length()) < SHORTEST_TEXT)
            clean.add(FieldError.of("text", MatterRefusal.EMERGENCY_WORDS_TOO_SHORT, SHORTEST_TEXT));
        clean.orInvalid();
        if (sight.find(by, number).isPresent()) return;
        recording.write(by, number, outOfScope(by), m -> entry(by, number, m, reason, words));
    }

    private Function<MatterNumber, Held> outOfScope(Caller by) {
        return number -> sight.any(by, number)
                .filter(held -> !held.matter().has(Flag.ERASED))
                .orElseThrow(() -> new NotFound("matter"));
    }

    private Recording.Entry entry(Caller by, MatterNumber number, Matter m, EmergencyReason reason, String words) {
        Instant until = clock.instant().truncatedTo(ChronoUnit.MICROS).plus(TIME);
        var event = new Event.OpenedInEmergency(reason, new FreeText(words), until);
        String key = "emergency/" + m.id() + "/" + (m.version() + 1);
        List<Object> args = List.of(number.toString(), until);
        var notices = new ArrayList<NewNotice>();
        for (int head : heads.over(m.district(), m.unit())) notices.add(told(head, args, "/matters/" + number, key));
        for (int auditor : auditors(m.district())) notices.add(told(auditor, args, "/audit?number=" + number, key));
        var detail = Map.of(
                "reason",
                reason.name(),
                "until",
                until.truncatedTo(ChronoUnit.SECONDS).toString());
        return new Recording.Entry(event, AccessKind.EMERGENCY, detail, notices);
    }

    private static NewNotice told(int staff, List<Object> args, String link, String key) {
        return new NewNotice(staff, "OPENED_IN_EMERGENCY", args, link, key, Reach.URGENT);
    }

    private List<Integer> auditors(int district) {
        return organisation.serving(district).stream()
                .filter(person -> roles.held(district, person)
                        .anyMatch(role -> role.permissions().contains(Permission.READ_AUDIT)))
                .map(Appointed::staffId)
                .toList();
    }
}
