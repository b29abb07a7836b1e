package org.shanzhi.console.staff;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Unit;
import org.springframework.stereotype.Component;

/** What administrators type into these pages. */
@Component
class StaffInput {
    private final Organisation organisation;
    private final StaffWords words;

    StaffInput(Organisation organisation, StaffWords words) {
        this.organisation = organisation;
        this.words = words;
    }

    /** By its code, or by a name that only one open unit has. */
    Unit unit(int district, String typed) {
        String wanted = typed.strip();
        return organisation.byCode(district, wanted).orElseGet(() -> {
            List<Unit> named = organisation.units(district, words.today()).stream()
                    .filter(unit -> unit.name().equals(wanted))
                    .toList();
            if (named.size() != 1) throw new Invalid("unit", ConsoleRefusal.UNIT_UNKNOWN);
            return named.getFirst();
        });
    }

    static LocalDate day(String field, String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            throw new Invalid(field, ConsoleRefusal.START_DAY_MALFORMED);
        }
    }

    static String role(String typed) {
        if (typed.isBlank()) throw new Invalid("role", ConsoleRefusal.ROLE_MISSING);
        return typed;
    }

    static String orNull(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }
}
