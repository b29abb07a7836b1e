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

    void blown(int district, MatterNumber number, Whistle whistle, Call call) {
        send(district, number, whistle, call, "WHISTLE_BLOWN", people.of(district, call.unit()));
    }

    void done(int district, MatterNumber number, Whistle whistle, Call call, CallAction action) {
        send(district, number, whistle, call, "WHISTLE_" + action.name(), concerned(district, whistle, call, action));
    }

    private Set<Integer> concerned(int district, Whistle whistle, Call call, CallAction action) {
        return switch (action) {
            case SIGN, CONTACT, REPORT, FILE_PLAN -> Set.of(whistle.staff());
            case ARRIVE, CLOSE, CALL_OFF -> people.of(district, call.unit());
            case REFUSE, PASS_UP ->
                switch (call.level()) {
                    case UNIT_HEAD -> people.heads(district, call.unit());
                    case CENTRE, COMMITTEE, CONFERENCE -> people.commanders(district);
                };
            case INSIST, RELEASE, DOWNGRADE, ASSIGN -> {
                var both = new TreeSet<>(people.of(district, call.unit()));
                both.add(whistle.staff());
                yield both;
            }
        };
    }

    private void send(
            int district, MatterNumber number, Whistle whistle, Call call, String code, Collection<Integer> whom) {
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
                        .map(staff -> new NewNotice(staff, code, args, link, key))
                        .toList());
    }
}
