package org.shanzhi.console.command;

import java.util.List;
import org.shanzhi.access.Callers;
import org.shanzhi.kernel.command.CommandFailed;
import org.shanzhi.org.District;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Staff;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;

/** In whose district a command works: the only one, or the one named by {@code --district CODE}. */
@Component
class Districts {
    private final Organisation organisation;
    private final Callers callers;

    Districts(Organisation organisation, Callers callers) {
        this.organisation = organisation;
        this.callers = callers;
    }

    /** Whoever may type commands at the server may administer staff and tokens. */
    Caller administrator(Words words) {
        return callers.program(chosen(words).id(), "SYSTEM_ADMIN");
    }

    Staff staff(Caller caller, String username) {
        return organisation
                .staffByUsername(caller.district(), username)
                .orElseThrow(() -> new CommandFailed("command.no_staff", username));
    }

    private District chosen(Words words) {
        List<District> all = organisation.districts();
        return words.option("district")
                .map(code -> all.stream()
                        .filter(district -> district.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new CommandFailed("command.no_district", code)))
                .orElseGet(() -> {
                    if (all.size() != 1) throw new CommandFailed("command.which_district", all.size());
                    return all.getFirst();
                });
    }
}
