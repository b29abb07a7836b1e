package org.shanzhi.routing.whistle;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.notify.NewNotice;
import org.shanzhi.notify.NewNotice.Named;
import org.shanzhi.notify.Notices;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.routing.CallAction;
import org.springframework.stereotype.Component;

/** Tells those whom a whistle concerns what has happened, and never whoever did it. */
@Component
class Bells {
    private final Notices notices;
    private final People people;
    private final Organisation organisation;

    Bells(Notices notices, People people, Organisation organisation) {
        this.notices = notices;
        this.people = people;
        this.organisation = organisation;
    }

    void blown(Caller by, MatterNumber number, Whistle whistle, Call call) {
        send(by, number, whistle, call, "WHISTLE_BLOWN", people.of(by.district(), call.unit()));
    }

    void done(Caller by, MatterNumber number, Whistle whistle, Call call, CallAction action) {
        send(by, number, whistle, call, "WHISTLE_" + action.name(), concerned(by.district(), whistle, call, action));
    }

    private Set<Integer> concerned(int district, Whistle whistle, Call call, CallAction action) {
        return switch (action) {
            case SIGN, CONTACT, REPORT, FILE_PLAN -> whistlers(district, whistle);
            case ARRIVE, CLOSE, CALL_OFF -> people.of(district, call.unit());
            case REFUSE, PASS_UP ->
                switch (call.level()) {
                    case UNIT_HEAD -> people.heads(district, call.unit());
                    case CENTRE, COMMITTEE, CONFERENCE -> people.commanders(district);
                };
            case INSIST, RELEASE, DOWNGRADE, ASSIGN -> {
                var both = new TreeSet<>(people.of(district, call.unit()));
                both.addAll(whistlers(district, whistle));
                yield both;
            }
        };
    }

    /** Whoever blew, or those who carry on once that person has left the unit. */
    private Set<Integer> whistlers(int district, Whistle whistle) {
        return organisation.serves(district, whistle.staff(), whistle.unit())
                ? Set.of(whistle.staff())
                : people.of(district, whistle.unit());
    }

    private void send(
            Caller by, MatterNumber number, Whistle whistle, Call call, String code, Collection<Integer> whom) {
        int district = by.district();
        String link = "/whistles/" + number + "/" + whistle.no();
        var args = List.<Object>of(
                number.toString(),
                new Named("whistles", call.kind().name()),
                organisation.unit(district, whistle.unit()).name(),
                organisation.unit(district, call.unit()).name());
        // a refusal may come up to the commanders more than once
        String key = "whistle/" + call.matter() + "/" + call.no() + "/" + code + "/" + call.level();
        notices.send(
                district,
                whom.stream()
                        .filter(staff -> staff != by.staffId())
                        .map(staff -> new NewNotice(staff, code, args, link, key))
                        .toList());
    }
}
