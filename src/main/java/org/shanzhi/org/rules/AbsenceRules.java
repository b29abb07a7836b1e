package org.shanzhi.org.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.org.NewAbsence;
import org.shanzhi.org.OrgRefusal;
import org.shanzhi.org.store.Snapshot;

/** When somebody may be entered as away, and who may stand in. */
public final class AbsenceRules {
    public static final int LONGEST_DAYS = 90;

    private AbsenceRules() {}

    public static List<FieldError> enter(Snapshot now, NewAbsence wanted, LocalDate today) {
        var errors = new ArrayList<FieldError>();
        if (wanted.last().isBefore(wanted.first())) {
            errors.add(FieldError.of("last", OrgRefusal.DAY_BEFORE_START, wanted.first()));
        } else if (wanted.last().isBefore(today)) {
            errors.add(FieldError.of("last", OrgRefusal.ABSENCE_OVER));
        } else if (wanted.last().isAfter(wanted.first().plusDays(LONGEST_DAYS - 1))) {
            errors.add(FieldError.of("last", OrgRefusal.ABSENCE_TOO_LONG, LONGEST_DAYS));
        } else if (now.absencesIn(wanted.unitId()).stream()
                .anyMatch(
                        other -> other.staffId() == wanted.staffId() && other.touches(wanted.first(), wanted.last()))) {
            errors.add(FieldError.of("first", OrgRefusal.ABSENT_ALREADY));
        }
        LocalDate begins = wanted.first().isBefore(today) ? today : wanted.first();
        if (wanted.deputyId() == wanted.staffId() || !serves(now, wanted.deputyId(), wanted.unitId(), begins)) {
            errors.add(FieldError.of("deputy", OrgRefusal.DEPUTY_ELSEWHERE));
        } else if (now.absencesIn(wanted.unitId()).stream()
                .anyMatch(other ->
                        other.staffId() == wanted.deputyId() && other.touches(wanted.first(), wanted.last()))) {
            errors.add(FieldError.of("deputy", OrgRefusal.DEPUTY_AWAY));
        }
        return errors;
    }

    public static boolean serves(Snapshot now, int staff, int unit, LocalDate day) {
        return now.staff(staff).filter(one -> one.servesOn(day)).isPresent()
                && now.postsOf(staff).stream().anyMatch(post -> post.unitId() == unit && post.heldOn(day));
    }
}
