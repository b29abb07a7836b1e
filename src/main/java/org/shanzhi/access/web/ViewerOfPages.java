package org.shanzhi.access.web;

import java.security.Principal;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shanzhi.access.Callers;
import org.shanzhi.kernel.page.Viewer;
import org.shanzhi.policy.Appointments;
import org.shanzhi.policy.Appointments.Appointment;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;

/** Who is signed in, for the frame of every page. */
@Component
class ViewerOfPages implements Viewer {
    private final Callers callers;
    private final Appointments appointments;

    ViewerOfPages(Callers callers, Appointments appointments) {
        this.callers = callers;
        this.appointments = appointments;
    }

    @Override
    public Optional<Person> of(Principal principal) {
        return callers.of(principal)
                .map(caller -> new Person(
                        caller.name(),
                        unit(caller),
                        caller.permissions().stream().map(Enum::name).collect(Collectors.toUnmodifiableSet()),
                        new Key(caller.district(), caller.staffId(), caller.unitId())));
    }

    private String unit(Caller caller) {
        return appointments.of(caller.district(), caller.staffId()).stream()
                .flatMap(appointed -> appointed.posts().stream())
                .filter(post -> post.unitId() == caller.unitId())
                .map(Appointment::unitName)
                .findFirst()
                .orElse("");
    }
}
